import { randomUUID } from "node:crypto";
import { type Advanced, advance } from "@/lib/access/sessions/advance";
import { inSession } from "@/lib/access/sessions/in-session";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import type { Standing } from "@/lib/access/sessions/standing";
import { type OtherCode, readCodeOf } from "@/lib/ground/typed-code";
import { type EmailCodeRefused, spendEmailCode } from "@/lib/methods/email-codes/spend";
import { prepareRecoveryCodes, storeRecoveryCodes } from "@/lib/methods/recovery-codes/issue";
import { attempt, budget, countsIf, end } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { lockSelf } from "@/lib/records/member-rows/lock-self";
import { currentPolicy } from "@/lib/records/policy-versions/current";
import { mayAddEmail } from "@/lib/rules/policy/email-alone";
import { bringsCodes } from "@/lib/rules/sign-in/next-step";
import { welcomeMethod } from "./welcome";

export type ConfirmedEmail =
  | ({ ok: true } & Advanced)
  | { ok: false; reason: "known" | "changed" | "email-refused" }
  | OtherCode
  | EmailCodeRefused
  | { ok: false; reason: "wait"; retryAt: Date | null };

/**
 * Confirms the mailed code that makes the address a second factor (E10). It is the weakest one: the policy must allow it, and
 * owners and admins must have another method too. The first method also brings recovery codes. Other sessions end and the member
 * is told, in the same transaction.
 */
export async function confirmEmailMethod(standing: Standing, typed: string): Promise<ConfirmedEmail> {
  const { workspace, member, session, policy, now } = standing;
  const read = readCodeOf("email", typed);
  const budgets = [budget(rules.emailCode, "method", workspace.id, member.id)];
  const check = async () => {
    const first = bringsCodes(member);
    const prepared = first && read.ok ? await prepareRecoveryCodes(policy.settings.recoveryCodes.count) : null;
    return inSession(workspace.id, async (tx): Promise<ConfirmedEmail> => {
      const facts = await lockSelf(tx, member.id);
      if (!mayAddEmail(facts, await currentPolicy(tx, now))) return { ok: false, reason: "email-refused" };
      const has = await tx.credential.count({ where: { memberId: member.id, kind: "email", suspendedAt: null } });
      if (has > 0) return { ok: false, reason: "known" };
      const spent = read.ok ? await spendEmailCode(tx, session.id, "method", read.code, now) : read;
      if (!spent.ok) return spent;
      // There is one address, so a suspended record of it is replaced by the new one.
      await tx.credential.deleteMany({ where: { memberId: member.id, kind: "email" } });
      const added = { id: randomUUID(), kind: "email" as const, aaguid: null, name: null, number: 1, replacesId: null };
      await tx.credential.create({
        data: {
          ...added,
          workspaceId: workspace.id,
          memberId: member.id,
          createdAt: now,
          confirmedAt: now,
          lastUsedAt: now,
        },
      });
      if (prepared) await storeRecoveryCodes(tx, member.id, prepared, now);
      await revokeSessions(tx, member.id, now, "method", session.id);
      const advanced = await advance(tx, standing, member.id, session, { kind: "enrolled", method: "email" });
      await welcomeMethod(tx, standing, added);
      return { ok: true, ...advanced };
    });
  };
  const result = await attempt(budgets, now, check, countsIf("wrong-email-code"));
  // This proof unfreezes a method that wrong tries froze.
  if (result.ok) await end([budget(rules.secondFactor, workspace.id, member.id, "email")], "right", now);
  return result;
}
