import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { namedBy } from "@/lib/methods/passkeys/providers";
import { showTexts } from "@/lib/records/audit/texts";
import { type Permission, permits, seesActivity } from "@/lib/rules/policy/permissions";
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

/** Events on a page of the timeline. */
const eventsShown = 20;

/**
 * Reads all that a member's page shows: methods, live sessions, invitation and a page of the timeline, `given` being
 * the number of the event that it begins before. Reads no secret. Sessions and timeline are null if the reader may not see them.
 */
export function readMemberPage({ workspace, member: reader, now }: Scope<"members:read">, id: string, given?: unknown) {
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
    const before = typeof given === "string" && /^\d{1,18}$/.test(given) ? BigInt(given) : null;
    const timeline = sees ? await readTimeline(tx, id, before, permits(reader.role, "policy:read")) : null;
    const actors = (timeline?.events ?? []).flatMap(({ actorId }) => (actorId ? [actorId] : []));
    const names = await tx.member.findMany({ where: { id: { in: actors } }, select: { id: true, name: true } });
    return {
      member,
      credentials: credentials.map((row) => ({ ...row, named: namedBy(row) })),
      sessions,
      invitation,
      timeline,
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

/** Reads a page of the events about a member, newest first, with the versions of the policy that were published between them. */
async function readTimeline(tx: Tx, subjectId: string, before: bigint | null, withPolicy: boolean) {
  const earlier = before === null ? {} : { lt: before };
  const read = await tx.auditEvent.findMany({
    where: { subjectId, sequence: earlier },
    orderBy: { sequence: "desc" },
    take: eventsShown + 1,
  });
  const own = read.slice(0, eventsShown);
  const last = own.at(-1);
  const published =
    withPolicy && last
      ? await tx.auditEvent.findMany({
          where: { action: "policy.published", sequence: { ...earlier, gt: last.sequence } },
          orderBy: { sequence: "desc" },
          take: eventsShown,
        })
      : [];
  const events = [...own, ...published].sort((a, b) => (a.sequence > b.sequence ? -1 : 1));
  const shown = await showTexts(tx, events);
  return {
    events: shown,
    before: read.length > eventsShown && last ? String(last.sequence) : null,
    later: before !== null,
  };
}

export type MemberPage = NonNullable<Awaited<ReturnType<typeof readMemberPage>>>;
