import { Prisma, type Tx } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import { budget, rulesOf } from "./reserve";
import { rules } from "./rules";

/** How long a workspace counts as new while its owner is alone in it. */
export const newWorkspaceTime = days(7);

/** What the number of a workspace's invitations depends on. */
export type InvitingFacts = { createdAt: Date; joined: number; granted: number | null };

/** The same as it is read, and whether the workspace is to be deleted: it then takes no new members. */
export type ReadInvitingFacts = InvitingFacts & { closing: boolean };

/**
 * Returns how many invitations a workspace may send in a day: 50 while it is new and no one else has joined, later 1,000 and ten for
 * each joined member. What the operator granted applies if it is more.
 */
export function invitationsADay({ createdAt, joined, granted }: InvitingFacts, now: Date): number {
  const isNew = after(createdAt, newWorkspaceTime) > now && joined <= 1;
  return Math.max(isNew ? rules.invitations.max : 1_000 + 10 * joined, granted ?? 0);
}

/** Why an invitation is not sent now: this mailbox had its share of the day, or the workspace did. */
export type InvitationRefused = { reason: "mailbox-limit" | "workspace-limit"; retryAt: Date };

/**
 * Locks what the number of a workspace's invitations depends on, and reads it. Another request that invites waits until this
 * transaction ends, and then sees what it wrote.
 */
export async function lockInvitations(tx: Tx): Promise<ReadInvitingFacts> {
  const [facts] = await tx.$queryRaw<ReadInvitingFacts[]>(Prisma.sql`
    select created_at as "createdAt", invitations_a_day as granted, delete_at is not null as closing,
      (select coalesce(sum(n), 0)::int from member_tally t where t.workspace_id = w.id and t.phase = 'active') as joined
    from workspace w where id = ${tx.workspaceId}::uuid for no key update of w`);
  if (!facts) throw new Error("no such workspace");
  return facts;
}

/**
 * Takes a place in the day's invitations for each of these mailboxes, by address key, in the transaction that queues the mails.
 * Returns those that get none.
 */
export async function takeInvitations(
  tx: Tx,
  facts: InvitingFacts,
  keys: string[],
  now: Date,
): Promise<Map<string, InvitationRefused>> {
  const shared = budget({ ...rules.invitations, max: invitationsADay(facts, now) }, tx.workspaceId);
  const each = keys.map((key) => budget(rules.invitedMailbox, tx.workspaceId, key));
  const refused = await tx.$queryRaw<{ place: number; refused: string; retryAt: Date }[]>(Prisma.sql`
    select place, refused, retry_at as "retryAt"
    from attempt_take(${now}, ${rulesOf([shared])}::jsonb->0, ${rulesOf(each)}::jsonb)`);
  return new Map(
    refused.map(({ place, refused: key, retryAt }) => [
      keys[place] ?? "",
      { reason: key === shared.key ? "workspace-limit" : "mailbox-limit", retryAt },
    ]),
  );
}
