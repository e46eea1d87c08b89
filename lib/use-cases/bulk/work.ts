import { inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { recordMany } from "@/lib/records/audit/record-many";
import { anyAdmin, mailBudgets } from "@/lib/records/limits/mail-budgets";
import { end, reserveEach } from "@/lib/records/limits/reserve";
import { type MemberRow, memberColumns } from "@/lib/records/member-rows/member-row";
import { currentPolicy } from "@/lib/records/policy-versions/current";
import type { Kind } from "@/lib/records/tasks/work";
import { isActive } from "@/lib/rules/policy/active";
import { permits, reaches } from "@/lib/rules/policy/permissions";
import { actOnMany } from "./act-on";
import type { ActParams, BulkAct } from "./acts";
import { readSlice, type Slice } from "./slice";
import type { ActResult } from "./work-on";

/** Does the next slice of an act on many members. The task's subject is the act's id. */
export const bulk: Kind = async ({ workspaceId, subject: id, cursor }, now, commit) => {
  const act = await inWorkspace(workspaceId, (tx) => readAct(tx, id));
  if (!act) return commit(async () => null);
  const slice = await inWorkspace(workspaceId, (tx) => readSlice(tx, { ...act, cursor }, now));
  // Mails are counted before anything is checked, and outside the transaction: the limit must hold even if the transaction fails.
  const budgets =
    act.act === "remind" ? slice.ids.map((one) => mailBudgets("reminder", anyAdmin, workspaceId, one)) : [];
  const refused = budgets.length > 0 ? await reserveEach(budgets, now) : new Set<number>();
  const mailedLately = new Set(slice.ids.filter((_, i) => refused.has(i)));
  const visited: { results?: Map<string, ActResult> } = {};
  try {
    return await commit(async (tx) => {
      const results = await workSlice(tx, { ...act, mailedLately }, slice, now);
      visited.results = results;
      return results.size > 0 ? slice.next : null;
    });
  } finally {
    const sent = (one: string) => "action" in (visited.results?.get(one) ?? {});
    const taken = (was: boolean) =>
      slice.ids.flatMap((one, i) => (budgets[i] && !refused.has(i) && sent(one) === was ? budgets[i] : []));
    await end(taken(true), "counts", now);
    await end(taken(false), "unknown", now);
  }
};

/** Reads an act that is still running; null if it was stopped. */
const readAct = (tx: Tx, id: string) =>
  tx.bulkAct.findFirst({
    where: { id, doneAt: null, stoppedAt: null },
    include: { actor: { include: { workspace: { select: { name: true, slug: true } } } } },
  });

type Act = NonNullable<Awaited<ReturnType<typeof readAct>>> & { mailedLately: Set<string> };

/** Visits a slice and returns the result for each member; empty if the act was stopped, or its actor lost permission. */
async function workSlice(tx: Tx, act: Act, slice: Slice, now: Date): Promise<Map<string, ActResult>> {
  const [going] = await tx.$queryRaw<unknown[]>(Prisma.sql`
    select 1 from bulk_act where workspace_id = ${tx.workspaceId}::uuid and id = ${act.id}::uuid
      and done_at is null and stopped_at is null for update`);
  if (!going) return new Map();
  const where = { workspaceId_id: { workspaceId: tx.workspaceId, id: act.id } };
  const locked = await lock(tx, [act.actorId, ...slice.ids]);
  const actor = locked.find(({ id }) => id === act.actorId);
  if (!actor || !isActive(actor) || !permits(actor.role, "members:manage")) {
    await tx.bulkAct.update({ where, data: { stoppedAt: now } });
    return new Map();
  }
  const chosen = new Set(slice.ids);
  const members = locked.filter((member) => chosen.has(member.id) && reaches(actor, member) && isActive(member));
  const work = {
    tx,
    workspace: act.actor.workspace,
    actor,
    policy: await currentPolicy(tx, now),
    params: act.params as ActParams,
    mailedLately: act.mailedLately,
    now,
  };
  const outcomes = members.length > 0 ? await actOnMany[act.act as BulkAct](work, members) : [];
  const results = new Map<string, ActResult>(slice.ids.map((id) => [id, { passed: "out-of-reach" }]));
  for (const member of locked)
    if (results.has(member.id) && reaches(actor, member) && !isActive(member))
      results.set(member.id, { passed: member.deactivatedAt ? "deactivated" : "invited" });
  members.forEach(({ id }, i) => {
    results.set(id, outcomes[i] as ActResult);
  });
  const passed = { ...(act.passed as Record<string, number>) };
  let done = 0;
  for (const one of results.values()) {
    if ("action" in one) done += 1;
    else passed[one.passed] = (passed[one.passed] ?? 0) + 1;
  }
  const ended = slice.next ? {} : { doneAt: now };
  await tx.bulkAct.update({ where, data: { ...ended, done: { increment: done }, passed } });
  const by = { kind: "member", id: actor.id, role: actor.role } as const;
  const address = act.address === null ? {} : { address: act.address };
  const events = [...results].flatMap(([subject, one]) =>
    "action" in one ? [{ at: now, actor: by, subject, ...address, ...one }] : [],
  );
  if (events.length > 0) await recordMany(tx, events);
  return results;
}

/** Locks members in the order of ids, so that two acts never wait for each other, and reads them as they then are. */
function lock(tx: Tx, ids: string[]): Promise<MemberRow[]> {
  return tx.$queryRaw<MemberRow[]>(Prisma.sql`
    select ${memberColumns}, '' as token, 0 as walk from member m
    where m.workspace_id = ${tx.workspaceId}::uuid and m.id = any(${ids}::uuid[]) order by m.id for no key update`);
}
