import { z } from "zod";
import { Prisma, type Tx } from "@/lib/ground/db";
import { queueMails } from "@/lib/records/mail/queue";
import type { Version } from "@/lib/records/policy-versions/read-versions";
import { upcomingPolicy } from "@/lib/records/policy-versions/upcoming-policy";
import type { TaskStep } from "@/lib/records/tasks/work";
import { assess } from "@/lib/rules/policy/assess";
import { readPolicy, writeSettings } from "@/lib/rules/policy/document";
import { outcomeOf } from "@/lib/rules/policy/rehearse";
import { nextMembers } from "./next-members";

const moment = z.iso.datetime().transform((text) => new Date(text));
const version = z.object({ version: z.number(), settings: z.unknown(), dueAt: z.unknown() });
const dataSchema = z.object({
  before: version,
  after: version,
  at: moment,
  /** Members who joined later were never told of it. */
  announcedAt: moment,
  takenBackAt: moment,
  /** The last member the announcement reached; null: everyone. */
  upTo: z.string().nullable(),
  by: z.string().nullable(),
});

/** Starts telling the members who were told of a planned version that it was taken back. Does nothing if no one was told. */
export async function startWithdrawal(
  tx: Tx,
  { inForce, waiting }: { inForce: Version; waiting: Version },
  by: string | null,
  now: Date,
): Promise<void> {
  const subject = String(waiting.version);
  // Waits for a process at the announcement to finish its current part; then it is known how far the announcement came.
  const [announcement] = await tx.$queryRaw<{ cursor: string | null; doneAt: Date | null }[]>(Prisma.sql`
    select cursor, done_at as "doneAt" from task
    where workspace_id = ${tx.workspaceId}::uuid and kind = 'announce' and subject = ${subject} for update`);
  const upTo = announcement?.cursor ?? null;
  if (!announcement?.doneAt && upTo === null) return;
  const told = ({ version, settings, dueAt }: Version) => ({ version, settings: writeSettings(settings), dueAt });
  await tx.task.create({
    data: {
      workspaceId: tx.workspaceId,
      kind: "withdraw",
      subject: `${subject}/${waiting.revision}`,
      notBefore: now,
      data: {
        before: told(inForce),
        after: told(waiting),
        at: waiting.effectiveAt?.toISOString() ?? now.toISOString(),
        announcedAt: waiting.publishedAt?.toISOString() ?? now.toISOString(),
        takenBackAt: now.toISOString(),
        upTo: announcement?.doneAt ? null : upTo,
        by,
      },
    },
  });
}

/**
 * Tells the next members that a version that affected them was taken back, and what applies to them now. Members affected by a
 * version published since are told of that version instead.
 */
export const withdraw: TaskStep = async (tx, { data, cursor }, now) => {
  const { before, after, at, announcedAt, takenBackAt, upTo, by } = dataSchema.parse(data);
  const { policy, workspace, publishedAt } = await upcomingPolicy(tx);
  const { plan, name, slug } = workspace;
  const taken = { before: readPolicy(before, plan), after: readPolicy(after, plan), at };
  const { members, next } = await nextMembers(tx, cursor);
  const told = members.flatMap((member) => {
    if ((upTo !== null && member.id > upTo) || (member.joinedAt && member.joinedAt > announcedAt)) return [];
    const outcome = outcomeOf(member, taken);
    if (outcome === "nothing" || outcome === "eased") return [];
    if (assess(member, taken.after, at).covered) return [];
    const { covered, deadline } = assess(member, policy, now);
    const holds = covered ? null : deadline;
    if (holds && publishedAt && publishedAt >= takenBackAt) return [];
    return [{ email: member.email, deadline: holds?.toISOString() ?? null }];
  });
  await queueMails(
    tx,
    told.map(({ email, deadline }) => ({
      template: "requirement-withdrawn",
      to: email,
      params: { workspace: { name, slug }, by, from: at.toISOString(), deadline },
    })),
  );
  return next;
};
