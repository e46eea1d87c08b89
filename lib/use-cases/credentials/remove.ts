import { demandFresh } from "@/lib/access/sessions/freshness";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { noticeOf } from "@/lib/access/sessions/notice";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { namedBy } from "@/lib/methods/passkeys/providers";
import { record } from "@/lib/records/audit/record";
import { queueMail } from "@/lib/records/mail/queue";
import { lockSelf } from "@/lib/records/member-rows/lock-self";
import { currentPolicy } from "@/lib/records/policy-versions/current";
import { isRequired, mayDisable, mayRemove } from "@/lib/rules/policy/may-remove";
import { provenByRecoveryCode } from "@/lib/rules/sign-in/evidence";
import { type SecondCodeRefused, spendSecondCode } from "./second-code";

export type Removed =
  | { ok: true; left: number }
  | { ok: false; reason: "gone" | "required" | "email-alone" }
  | SecondCodeRefused
  | { ok: false; reason: "wait"; retryAt: Date | null };

type Credential = Parameters<typeof namedBy>[0] & { id: string; distrustedAt: Date | null };

/**
 * Tells whether removing these requires one more recovery code. It does if nothing would be left and the second factor of this
 * session was a recovery code (R6).
 */
export function needsSecondCode(standing: FullStanding, takesLast: boolean): boolean {
  return takesLast && provenByRecoveryCode(standing.session.amr);
}

/**
 * Removes a method of the member's own. Rejects it where the workspace requires a second factor and this is the last accepted
 * one. A distrusted key does not count as one: it can be removed wherever another method is left. Removing the last method of all
 * voids the recovery codes. Other sessions end and the member is told, in the same transaction.
 */
export function removeMethod(standing: FullStanding, id: string, secondCode: string): Promise<Removed> {
  return takeAway(standing, (all) => all.filter((one) => one.id === id), secondCode);
}

/** Switches the second factor off by removing every method (D1). Rejects it where the workspace requires one (D2). */
export function disableTwoFactor(standing: FullStanding, secondCode: string): Promise<Removed> {
  return takeAway(standing, (all) => all, secondCode);
}

async function takeAway(
  standing: FullStanding,
  choose: (all: Credential[]) => Credential[],
  typed: string,
): Promise<Removed> {
  const { now } = standing;
  demandFresh(standing);
  const { workspace, member } = standing;
  return spendSecondCode(standing, typed, (second) =>
    inWorkspace(workspace.id, async (tx): Promise<Removed> => {
      const facts = await lockSelf(tx, member.id);
      const policy = await currentPolicy(tx, now);
      const all = await tx.credential.findMany({
        where: {
          memberId: member.id,
          confirmedAt: { not: null },
          OR: [{ suspendedAt: null }, { distrustedAt: { not: null } }],
        },
        select: { id: true, kind: true, aaguid: true, name: true, number: true, distrustedAt: true },
      });
      const gone = choose(all);
      const [first] = gone;
      if (!first) return { ok: false, reason: "gone" };
      const left = all.length - gone.length;
      const counts = first.distrustedAt === null;
      const allowed =
        left === 0 ? mayDisable(facts, policy, now) : !counts || mayRemove(facts, first.kind, policy, now);
      if (!allowed) return { ok: false, reason: isRequired(facts, policy, now) ? "required" : "email-alone" };
      if (needsSecondCode(standing, left === 0)) {
        const spent = await second(tx);
        if (!spent.ok) return spent;
      }
      await tx.credential.deleteMany({ where: { id: { in: gone.map(({ id }) => id) }, memberId: member.id } });
      await forget(tx, member.id, facts.preferredCredentialId, gone, left);
      await revokeSessions(tx, member.id, now, "method", standing.session.id);
      await tell(tx, standing, gone, left);
      return { ok: true, left };
    }),
  );
}

/** Deletes what depended on the methods: pending replacements, the preference, and with the last method the recovery codes. */
async function forget(tx: Tx, memberId: string, preferred: string | null, gone: Credential[], left: number) {
  const ids = gone.map(({ id }) => id);
  await tx.credential.deleteMany({ where: { memberId, confirmedAt: null, replacesId: { in: ids } } });
  if (preferred && ids.includes(preferred)) {
    await tx.member.updateMany({ where: { id: memberId }, data: { preferredCredentialId: null } });
  }
  if (left === 0) await tx.recoveryCodeSet.deleteMany({ where: { memberId, suspendedAt: null } });
}

async function tell(tx: Tx, standing: FullStanding, gone: Credential[], left: number) {
  const { member } = standing;
  for (const [i, credential] of gone.entries()) {
    const params = { ...noticeOf(standing), method: namedBy(credential), left: left + gone.length - 1 - i };
    await queueMail(tx, { template: "factor-removed", to: member.email, params });
  }
  const subject = member.id;
  for (const { id, kind } of gone) {
    await record(tx, standing, "credential.removed", { subject, data: { method: kind, credential: id, left } });
  }
  if (left === 0) await record(tx, standing, "two_factor.disabled", { subject });
}
