import { addressBlock, truncateAddress } from "@/lib/address";
import { record } from "@/lib/audit/record";
import { inWorkspace } from "@/lib/db";
import { sendEnrolmentCode } from "@/lib/email-codes/enrolment-code";
import { budget, giveBack, reserve } from "@/lib/limits/reserve";
import { rules } from "@/lib/limits/rules";
import { emailKeyOf, findForSignIn } from "@/lib/members/find-for-sign-in";
import { hashPassword, needsRehash, openPasswordHash, sealPasswordHash, verifyPassword } from "@/lib/passwords/hash";
import { type Advanced, advance } from "@/lib/sessions/advance";
import type { Visitor } from "@/lib/visitor";

export type PasswordResult =
  | ({ ok: true } & Advanced)
  | { ok: false; reason: "wrong" | "no-workspace" }
  | { ok: false; reason: "wait"; retryAt: Date | null };

/**
 * The first step: address and password. Counts the attempt before it looks, costs the same for an address nobody has, and
 * answers the same. On success a session stands at its next step.
 */
export async function signInWithPassword(
  input: { slug: string; email: string; password: string },
  visitor: Visitor,
  now: Date,
): Promise<PasswordResult> {
  const found = await findForSignIn(input.slug, input.email);
  if (!found) return { ok: false, reason: "no-workspace" };
  const { workspaceId, memberId, passwordHash } = found;

  const who = `${workspaceId}/${emailKeyOf(input.email)}`;
  const block = addressBlock(visitor.address);
  const budgets = [
    budget(rules.passwordHere, who, block),
    budget(rules.passwordAnywhere, who),
    budget(rules.passwordAddress, block),
  ];
  const reserved = await reserve(budgets, now);
  if (!reserved.ok) return { ok: false, reason: "wait", retryAt: reserved.retryAt };

  const phc = memberId && passwordHash ? openPasswordHash(workspaceId, memberId, passwordHash) : null;
  const matches = await verifyPassword(phc, input.password);
  if (!matches || !memberId || !phc) {
    // Recorded for known and unknown alike, so that both take as long.
    await inWorkspace(workspaceId, (tx) =>
      record(tx, {
        at: now,
        action: "session.password_failed",
        actor: { kind: "unknown" },
        address: truncateAddress(visitor.address),
        ...(memberId ? { subject: memberId } : {}),
      }),
    );
    return { ok: false, reason: "wrong" };
  }

  await giveBack(budgets);
  const rehashed = needsRehash(phc) ? await hashPassword(input.password) : null;
  const advanced = await inWorkspace(workspaceId, async (tx) => {
    if (rehashed) {
      await tx.member.updateMany({
        where: { id: memberId, passwordHash: Buffer.from(passwordHash as Uint8Array) },
        data: { passwordHash: sealPasswordHash(workspaceId, memberId, rehashed) },
      });
    }
    return advance(tx, memberId, null, { kind: "password" }, visitor, now);
  });
  if (advanced.step === "confirm-address") await sendEnrolmentCode(workspaceId, memberId, advanced.sessionId, now);
  return { ok: true, ...advanced };
}
