import { revokeSessions } from "@/lib/access/sessions/revoke";
import { makeToken } from "@/lib/ground/crypto/token";
import type { Tx } from "@/lib/ground/db";
import { after } from "@/lib/ground/durations";
import { queueMail } from "@/lib/records/mail/queue";
import { resetCodeTime } from "@/lib/rules/resets/state";
import { suspendMethods } from "./methods";

/** What a reset's row says of its issue. */
export type Issue = { issuedAt: Date; expiresAt: Date; stopTokenHash: Buffer<ArrayBuffer> };

/** What a reset's row lacks while it has not ended. */
export const notEnded = { usedAt: null, cancelledAt: null, stoppedAt: null, voidedAt: null, refusedAt: null };

/**
 * Does to a locked member what issuing a reset means: every other reset that has not ended is void, methods and recovery codes off,
 * every session ended, links to set a new password void, requests for help closed, and the member told by mail, without the code but
 * with a link to stop it. Answers what belongs on the reset's row; `ownId` is that row, where there is one already.
 */
export async function putInForce(
  tx: Tx,
  subject: { id: string; email: string; suspendedAt: Date | null },
  by: { id: string | null; name: string | null; approvedBy?: string },
  workspace: { name: string; slug: string },
  now: Date,
  ownId?: string,
): Promise<Issue> {
  const memberId = subject.id;
  await tx.reset.updateMany({
    where: { memberId, ...notEnded, ...(ownId ? { id: { not: ownId } } : {}) },
    data: { voidedAt: now },
  });
  await suspendMethods(tx, subject, now);
  await revokeSessions(tx, memberId, now);
  await tx.passwordReset.updateMany({ where: { memberId, spentAt: null }, data: { spentAt: now } });
  await tx.helpRequest.updateMany({ where: { memberId, closedAt: null }, data: { closedAt: now, closedById: by.id } });
  const { token, hash } = makeToken();
  const expiresAt = after(now, resetCodeTime);
  await queueMail(tx, {
    template: "reset-issued",
    to: subject.email,
    params: {
      workspace: { name: workspace.name, slug: workspace.slug },
      by: by.name,
      ...(by.approvedBy ? { approvedBy: by.approvedBy } : {}),
      at: now.toISOString(),
      expiresAt: expiresAt.toISOString(),
      stopToken: token,
    },
  });
  return { issuedAt: now, expiresAt, stopTokenHash: hash };
}
