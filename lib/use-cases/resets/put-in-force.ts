import type { Caller } from "@/lib/access/caller";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import { makeToken } from "@/lib/ground/crypto/token";
import type { Tx } from "@/lib/ground/db";
import { after } from "@/lib/ground/durations";
import { queueMail } from "@/lib/records/mail/queue";
import { endResets } from "@/lib/records/resets/end";
import { resetCodeTime } from "@/lib/rules/resets/state";
import { type PreparedResetCode, storedCode } from "./code-hash";
import { startLapse } from "./lapse";
import { suspendMethods } from "./methods";

/** What a reset's row says of its issue. */
export type Issue = { issuedAt: Date; expiresAt: Date; stopTokenHash: Buffer<ArrayBuffer> };

/** A reset that is to take effect: its member, and the person it is issued by; `by` null: the operator. */
export type Issuing = {
  workspace: { id: string; name: string; slug: string };
  subject: { id: string; email: string; suspendedAt: Date | null };
  by: { id: string; name: string; approvedBy?: string } | null;
};

/**
 * Does to a locked member what issuing a reset means. Every other reset that has not ended is void, methods and recovery codes
 * are off, every session ends, links to set a new password are void, and requests for help are closed. The member is told by
 * mail, without the code but with a link to stop it. Returns the values for the reset's row; `ownId` is that row, if there is one
 * already.
 */
export async function putInForce(
  tx: Tx,
  { now }: Caller,
  { workspace, subject, by }: Issuing,
  ownId?: string,
): Promise<Issue> {
  const memberId = subject.id;
  await endResets(tx, { memberId, ...(ownId ? { id: { not: ownId } } : {}) }, "replaced", now);
  await suspendMethods(tx, subject, now);
  await revokeSessions(tx, memberId, now, "reset");
  await tx.passwordReset.updateMany({ where: { memberId, spentAt: null }, data: { spentAt: now } });
  await tx.helpRequest.updateMany({
    where: { memberId, closedAt: null },
    data: { closedAt: now, closedById: by?.id ?? null },
  });
  const { token, hash } = makeToken("stop-reset");
  const expiresAt = after(now, resetCodeTime);
  await queueMail(tx, {
    template: "reset-issued",
    to: subject.email,
    params: {
      workspace: { name: workspace.name, slug: workspace.slug },
      by: by?.name ?? null,
      ...(by?.approvedBy ? { approvedBy: by.approvedBy } : {}),
      at: now.toISOString(),
      expiresAt: expiresAt.toISOString(),
      stopToken: token,
    },
  });
  return { issuedAt: now, expiresAt, stopTokenHash: hash };
}

/** Puts a reset in force and stores its row with the code that was prepared for it. Returns until when the code can be used. */
export async function storeIssued(
  tx: Tx,
  caller: Caller,
  issuing: Issuing & { prepared: PreparedResetCode; row: { identityCheck: string; reason?: string } },
): Promise<Date> {
  const { workspace, subject, by, prepared, row } = issuing;
  const issue = await putInForce(tx, caller, issuing);
  const stored = storedCode(workspace.id, subject.id, prepared);
  const who = { workspaceId: workspace.id, memberId: subject.id, issuedById: by?.id ?? null };
  await tx.reset.create({ data: { id: prepared.id, ...who, ...row, requestedAt: caller.now, ...issue, ...stored } });
  await startLapse(tx, prepared.id, issue.expiresAt);
  return issue.expiresAt;
}
