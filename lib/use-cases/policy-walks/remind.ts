import { asSystem, inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { recordMany } from "@/lib/records/audit/record-many";
import { queueMails } from "@/lib/records/mail/queue";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { upcomingPolicy } from "@/lib/records/policy-versions/upcoming-policy";
import type { TaskStep } from "@/lib/records/tasks/work";
import { type Reminder, reminderDue, type Threshold, thresholds } from "@/lib/rules/policy/reminder";
import { whyOf } from "@/lib/rules/policy/why";
import { nextMembers } from "./next-members";

/** Names the task that reminds everyone of one deadline at one threshold. */
export const remindSubject = ({ deadline, threshold }: Reminder) => `${deadline.toISOString()}/${threshold}`;

function readSubject(subject: string): Reminder {
  const [deadline = "", threshold = ""] = subject.split("/");
  const known = thresholds.find((n) => String(n) === threshold);
  if (!known) throw new Error("no threshold of ours");
  return { deadline: new Date(deadline), threshold: known as Threshold };
}

/**
 * Starts the reminders that have become due since the last time, in every workspace with a deadline ahead. There is one task for
 * each deadline and threshold, however often and from however many processes this runs. It reads only the tallies of those
 * workspaces. An error in one workspace does not stop the others; it is thrown at the end.
 */
export async function startReminders(now: Date): Promise<void> {
  const found = await asSystem<{ id: string }>(Prisma.sql`
    select workspace_id::text as id from member_tally where grace_until > ${now}
    union
    select workspace_id::text from (select distinct on (workspace_id) workspace_id, due_at from policy_version
      where published_at is not null order by workspace_id, version desc) p
    where exists (select 1 from jsonb_each_text(p.due_at) d where d.value::timestamptz > ${now})`);
  const failures: unknown[] = [];
  for (const { id } of found) {
    try {
      await inWorkspace(id, (tx) => startIn(tx, now));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

async function startIn(tx: Tx, now: Date): Promise<void> {
  const { policy } = await upcomingPolicy(tx);
  const due = new Set<string>();
  for (const { facts } of await readTallies(tx)) {
    const reminder = reminderDue(facts, policy, now);
    if (reminder) due.add(remindSubject(reminder));
  }
  const { workspaceId } = tx;
  const data = [...due].map((subject) => ({ workspaceId, kind: "remind", subject, notBefore: now }));
  if (data.length > 0) await tx.task.createMany({ data, skipDuplicates: true });
}

/** Reminds the next members that this deadline and threshold affect at this moment. Visits each member once. */
export const remindOfDeadline: TaskStep = async (tx, { subject, cursor }, now) => {
  const asked = readSubject(subject);
  if (asked.deadline <= now) return null;
  const { policy, workspace } = await upcomingPolicy(tx);
  const { members, next } = await nextMembers(tx, cursor);
  const reminded = members.flatMap((member) => {
    const due = reminderDue(member, policy, now);
    const why = whyOf(member, policy, now);
    return why && due?.threshold === asked.threshold && due.deadline.getTime() === asked.deadline.getTime()
      ? [{ ...member, why }]
      : [];
  });
  if (reminded.length === 0) return next;
  const { name, slug } = workspace;
  const params = { workspace: { name, slug }, deadline: asked.deadline.toISOString(), daysLeft: asked.threshold };
  await queueMails(
    tx,
    reminded.map(({ email, why }) => ({
      template: "requirement-reminder",
      to: email,
      params: { ...params, why },
      expiresAt: asked.deadline,
    })),
  );
  const data = { deadline: params.deadline, daysLeft: asked.threshold };
  await recordMany(
    tx,
    reminded.map(({ id }) => ({ at: now, action: "member.reminded", actor: { kind: "system" }, subject: id, data })),
  );
  return next;
};
