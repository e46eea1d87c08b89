import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { days } from "@/lib/ground/durations";

/** How long the link in the mail to the old address stops a change. */
export const stopTime = days(7);

/** Tells whether the code of a change can still be confirmed by this session. */
const isWaiting = { confirmedAt: null, stoppedAt: null };

/** Finds the change that this session waits to confirm, by the id that its page carries. */
export function findWaiting(tx: Tx, { member, session, now }: FullStanding, id: string) {
  return tx.addressChange.findFirst({
    where: { id, memberId: member.id, sessionId: session.id, ...isWaiting, expiresAt: { gt: now } },
  });
}

/** Reads the change that a page carries the id of, if it still waits. */
export const readWaitingChange = (standing: FullStanding, id: string) =>
  inWorkspace(standing.workspace.id, (tx) => findWaiting(tx, standing, id));

/** Ends the changes of a member that wait for their code. */
export async function endWaiting(tx: Tx, memberId: string, now: Date): Promise<number> {
  const { count } = await tx.addressChange.updateMany({ where: { memberId, ...isWaiting }, data: { stoppedAt: now } });
  return count;
}

/** Ends the member's own changes that wait for their code. */
export const giveUpAddress = ({ workspace, member, now }: FullStanding) =>
  inWorkspace(workspace.id, (tx) => endWaiting(tx, member.id, now));
