import { isDeepStrictEqual } from "node:util";
import { inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import type { Action, AuditData } from "@/lib/records/audit/actions";
import { readKeys } from "@/lib/records/audit/texts";
import { changesOf, readChanges } from "@/lib/rules/policy/changes";
import { readSettings } from "@/lib/rules/policy/document";
import { initialSettings } from "@/lib/rules/policy/settings";
import { explain, type Telling, tellingActions, type Unexplained } from "./explain";

const batch = 500;

type Finding = Unexplained | { what: "policy"; version: number };

/**
 * Holds a workspace's members, their methods and resets, and its published policies against the audit log, whose chain was verified before.
 * Yields what no event explains: someone wrote it past the product. What a policy or a member was before the last change is not held.
 */
export async function* findUnexplained(workspaceId: string): AsyncGenerator<Finding> {
  for (let from = "00000000-0000-0000-0000-000000000000"; ; ) {
    const found = await inWorkspace(workspaceId, (tx) => readMembers(tx, from));
    for (const { member, told } of found) yield* explain(member, told);
    const last = found.at(-1);
    if (found.length < batch || !last) break;
    from = last.member.id;
  }
  yield* await inWorkspace(workspaceId, findGone);
  yield* await inWorkspace(workspaceId, comparePolicies);
}

async function readMembers(tx: Tx, from: string) {
  const members = await tx.member.findMany({
    where: { id: { gt: from } },
    orderBy: { id: "asc" },
    take: batch,
    select: {
      ...{ id: true, email: true, role: true, deactivatedAt: true, lockedAt: true },
      credentials: { where: { confirmedAt: { not: null } }, select: { id: true } },
      resets: { where: { issuedAt: { not: null } }, select: { id: true } },
    },
  });
  const keys = await readKeys(
    tx,
    members.map(({ id }) => id),
  );
  const events = await tx.auditEvent.findMany({
    where: { subjectId: { in: members.map(({ id }) => id) }, action: { in: [...tellingActions] } },
    orderBy: { sequence: "asc" },
    select: { subjectId: true, entry: true },
  });
  const told = new Map<string | null, Telling[]>(members.map(({ id }) => [id, []]));
  for (const { subjectId, entry } of events) told.get(subjectId)?.push(JSON.parse(entry));
  return members.map((member) => ({
    member: { ...member, isDeactivated: member.deactivatedAt !== null, isLocked: member.lockedAt !== null, keys },
    told: told.get(member.id) ?? [],
  }));
}

/** Finds members that the log knows and the table lacks, without an event that deleted them. */
async function findGone(tx: Tx): Promise<Finding[]> {
  const come = ["workspace.created", "member.invited", "member.joined"] satisfies Action[];
  const go = ["member.deleted", "member.invitation_withdrawn"] satisfies Action[];
  const gone = await tx.$queryRaw<{ memberId: string }[]>(Prisma.sql`
    select distinct e.subject_id::text as "memberId" from audit_event e
    where e.workspace_id = ${tx.workspaceId}::uuid and e.action = any(${come}) and e.subject_id is not null
      and not exists (select from member m where m.workspace_id = e.workspace_id and m.id = e.subject_id)
      and not exists (select from audit_event d
        where d.workspace_id = e.workspace_id and d.subject_id = e.subject_id and d.action = any(${go}))
    order by 1`);
  return gone.map(({ memberId }) => ({ what: "gone", memberId }));
}

type Published = AuditData<"policy.published">;

async function comparePolicies(tx: Tx): Promise<Finding[]> {
  const versions = await tx.policyVersion.findMany({
    where: { publishedAt: { not: null } },
    orderBy: { version: "asc" },
    select: { version: true, settings: true, publishedAt: true, effectiveAt: true },
  });
  const events = await tx.auditEvent.findMany({
    where: { action: "policy.published" satisfies Action },
    orderBy: { sequence: "asc" },
    select: { entry: true },
  });
  const published = new Map(
    events.map(({ entry }) => {
      const { data } = JSON.parse(entry) as { data: Published };
      return [data.version, data];
    }),
  );
  return versions.flatMap((row): Finding[] => {
    const { version, publishedAt } = row;
    const base = versions.findLast(
      (earlier) =>
        earlier.version < version && earlier.effectiveAt && publishedAt && earlier.effectiveAt <= publishedAt,
    );
    const settings = readSettings(row.settings);
    if (!base) return isDeepStrictEqual(settings, initialSettings) ? [] : [{ what: "policy", version }];
    const event = published.get(version);
    if (!event || event.effectiveAt !== row.effectiveAt?.toISOString()) return [{ what: "policy", version }];
    const { changes, others } = readChanges(event.changes);
    // A change of a setting that no longer exists can't be held against today's document.
    if (others.length > 0) return [];
    return isDeepStrictEqual(changesOf(readSettings(base.settings), settings), changes)
      ? []
      : [{ what: "policy", version }];
  });
}
