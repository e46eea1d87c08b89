import { type Advanced, advance } from "@/lib/access/sessions/advance";
import { inSession } from "@/lib/access/sessions/in-session";
import type { Standing } from "@/lib/access/sessions/standing";
import { type OtherCode, readCodeOf } from "@/lib/ground/typed-code";
import { type EmailCodeRefused, spendEmailCode } from "@/lib/methods/email-codes/spend";
import { attempt, budget, countsIf } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";

export type ConfirmResult =
  | ({ ok: true } & Advanced)
  | { ok: false; reason: "changed" }
  | OtherCode
  | EmailCodeRefused
  | { ok: false; reason: "wait"; retryAt: Date | null };

/** Confirms the mailed code, so that the session may enrol. Allows five wrong ones in ten minutes. */
export async function confirmEnrolmentCode(standing: Standing, typed: string): Promise<ConfirmResult> {
  const { now } = standing;
  const read = readCodeOf("email", typed);
  if (!read.ok) return read;
  const budgets = [budget(rules.emailCode, "enrolment", standing.workspace.id, standing.member.id)];
  const check = async () => {
    return inSession(standing.workspace.id, async (tx): Promise<ConfirmResult> => {
      const spent = await spendEmailCode(tx, standing.session.id, "enrolment", read.code, now);
      if (!spent.ok) return spent;
      return {
        ok: true,
        ...(await advance(tx, standing, standing.member.id, standing.session, { kind: "address" })),
      };
    });
  };
  return attempt(budgets, now, check, countsIf("wrong-email-code"));
}
