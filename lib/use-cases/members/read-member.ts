import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { namedBy } from "@/lib/methods/passkeys/providers";
import { showTexts } from "@/lib/records/audit/texts";
import { type Permission, seesActivity } from "@/lib/rules/policy/permissions";
import { idleTime, wholeTime } from "@/lib/rules/sign-in/lifetimes";

/** Reads a member by id; null if the workspace does not have them. */
export const findMember = (tx: Tx, id: string) =>
  tx.member.findUnique({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id } },
    omit: { passwordHash: true },
  });

export type FoundMember = NonNullable<Awaited<ReturnType<typeof findMember>>>;

/** Reads a member's row for a person who may act on members. */
export function readMember({ workspace }: Scope<Permission>, id: string): Promise<FoundMember | null> {
  return inWorkspace(workspace.id, (tx) => findMember(tx, id));
}

const eventsShown = 12;

/**
 * Reads all that a member's page shows: methods, live sessions, invitation and the latest events. Reads no secret. Sessions and
 * events are null if the reader may not see them.
 */
export function readMemberPage({ workspace, member: reader, now }: Scope<"members:read">, id: string) {
  return inWorkspace(workspace.id, async (tx) => {
    const member = await findMember(tx, id);
    if (!member) return null;
    const credentials = await tx.credential.findMany({
      where: { memberId: id, confirmedAt: { not: null } },
      orderBy: [{ confirmedAt: "asc" }, { id: "asc" }],
      select: {
        id: true,
        kind: true,
        aaguid: true,
        name: true,
        number: true,
        confirmedAt: true,
        lastUsedAt: true,
        suspendedAt: true,
        distrustedAt: true,
        backedUp: true,
      },
    });
    const sees = seesActivity(reader, member);
    const sessions = sees ? await readSessions(tx, member, now) : null;
    const invitation = member.joinedAt
      ? null
      : await tx.invitation.findFirst({
          where: { memberId: id, withdrawnAt: null },
          orderBy: { createdAt: "desc" },
          select: { createdAt: true, expiresAt: true },
        });
    const events = sees ? await readEvents(tx, id) : null;
    const actors = (events ?? []).flatMap(({ actorId }) => (actorId ? [actorId] : []));
    const names = await tx.member.findMany({ where: { id: { in: actors } }, select: { id: true, name: true } });
    return {
      member,
      credentials: credentials.map((row) => ({ ...row, named: namedBy(row) })),
      sessions,
      invitation,
      events,
      names: new Map(names.map((row) => [row.id, row.name])),
    };
  });
}

const readSessions = (tx: Tx, { id, role }: FoundMember, now: Date) =>
  tx.session.findMany({
    where: {
      memberId: id,
      revokedAt: null,
      expiresAt: { gt: now },
      createdAt: { gt: new Date(now.getTime() - wholeTime(role)) },
      stage: "full",
      lastSeenAt: { gt: new Date(now.getTime() - idleTime(role)) },
    },
    orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
    select: { id: true, amr: true, createdAt: true, lastSeenAt: true, userAgent: true, address: true },
  });

const readEvents = async (tx: Tx, subjectId: string) =>
  showTexts(
    tx,
    await tx.auditEvent.findMany({ where: { subjectId }, orderBy: { sequence: "desc" }, take: eventsShown }),
  );

export type MemberPage = NonNullable<Awaited<ReturnType<typeof readMemberPage>>>;
