import { demandFresh } from "@/lib/access/sessions/freshness";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { noticeOf } from "@/lib/access/sessions/notice";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import { makeToken } from "@/lib/ground/crypto/token";
import { inWorkspace, isUniqueViolation } from "@/lib/ground/db";
import { emailKeyOf } from "@/lib/ground/email-key";
import { type OtherCode, readCodeOf } from "@/lib/ground/typed-code";
import { type EmailCodeRefused, spendEmailCode } from "@/lib/methods/email-codes/spend";
import { record } from "@/lib/records/audit/record";
import { commitTexts } from "@/lib/records/audit/texts";
import { attempt, budget, countsIf } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { queueMails } from "@/lib/records/mail/queue";
import { lockMembers } from "@/lib/records/member-rows/lock-members";
import { findWaiting } from "./address-change";

export type ConfirmedAddress =
  | { ok: true; email: string }
  /** `over`: stopped, replaced, run out or done already. */
  | { ok: false; reason: "over" }
  | OtherCode
  | EmailCodeRefused
  | { ok: false; reason: "wait"; retryAt: Date | null };

/**
 * Gives the member the new address, by the code that was mailed to it. In the same transaction the other sessions end, links to a new
 * password are void, and both addresses are told. Of two confirmations at once, one changes it.
 */
export async function confirmAddress(standing: FullStanding, id: string, typed: string): Promise<ConfirmedAddress> {
  demandFresh(standing);
  const { workspace, member, session, now } = standing;
  const read = readCodeOf("email", typed);
  const budgets = [budget(rules.emailCode, "new-address", workspace.id, member.id)];
  const check = () =>
    inWorkspace(workspace.id, async (tx): Promise<ConfirmedAddress> => {
      await lockMembers(tx, member.id);
      const change = await findWaiting(tx, standing, id);
      if (!change) return { ok: false, reason: "over" };
      const spent = read.ok ? await spendEmailCode(tx, id, "new-address", read.code, now) : read;
      if (!spent.ok) return spent;
      const { fromEmail, toEmail } = change;
      const { token, hash } = makeToken("stop-email");
      await tx.addressChange.updateMany({ where: { id }, data: { confirmedAt: now, stopTokenHash: hash } });
      await tx.member.updateMany({
        where: { id: member.id },
        data: { email: toEmail, emailKey: emailKeyOf(toEmail) },
      });
      await tx.passwordReset.updateMany({ where: { memberId: member.id, spentAt: null }, data: { spentAt: now } });
      const sessions = await revokeSessions(tx, member.id, now, "ended_elsewhere", session.id);
      const params = { ...noticeOf(standing), to: toEmail, state: "changed" } as const;
      await queueMails(tx, [
        { template: "address-changed", to: toEmail, params },
        { template: "address-changed", to: fromEmail, params: { ...params, stopToken: token } },
      ]);
      const texts = [fromEmail, toEmail].map((text) => ({ memberId: member.id, text }));
      const [from = "", email = ""] = await commitTexts(tx, texts);
      await record(tx, standing, "member.email_changed", { subject: member.id, data: { from, email, sessions } });
      return { ok: true, email: toEmail };
    }).catch((error): ConfirmedAddress => {
      // Someone joined with this address meanwhile. Its owner was mailed so; here it is as if the code had run out.
      if (isUniqueViolation(error)) return { ok: false, reason: "over" };
      throw error;
    });
  return attempt(budgets, now, check, countsIf("wrong-email-code"));
}
