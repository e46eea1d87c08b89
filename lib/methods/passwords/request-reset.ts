import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/access/caller";
import { addressBlock } from "@/lib/ground/address";
import { inWorkspace } from "@/lib/ground/db";
import { emailKeyOf } from "@/lib/ground/email-key";
import { record } from "@/lib/records/audit/record";
import { mailBudgets } from "@/lib/records/limits/mail-budgets";
import { budget, reserve } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { whereActive } from "@/lib/records/member-rows/active";
import { mailResetLink } from "./reset-link";

export type Requested = { ok: true } | { ok: false; reason: "mail-wait" | "wait"; retryAt: Date | null };

/** Stands in for the member if no one has the address. The link is made with the same work, and has no effect. */
const absentMember = () => ({ id: randomUUID(), email: "nobody@gatehouse.invalid" });

/**
 * Mails the link that sets a new password to the member with this address, if there is one. It counts against the sender
 * and against the typed address. The result, and the work done for it, are the same whether or not the address has an
 * account. The mail is queued before the result is returned.
 */
export async function requestPasswordReset(caller: Caller, workspaceId: string, email: string): Promise<Requested> {
  const { visitor, now } = caller;
  const emailKey = emailKeyOf(email);
  const here = budget(rules.askAddress, addressBlock(visitor.address));
  const reserved = await reserve([here, ...mailBudgets("password-reset", workspaceId, emailKey)], now);
  if (!reserved.ok) {
    const reason = reserved.rule === rules.askAddress.name ? "wait" : "mail-wait";
    return { ok: false, reason, retryAt: reserved.retryAt };
  }
  await inWorkspace(workspaceId, async (tx) => {
    const member = await tx.member.findFirst({
      where: { emailKey, ...whereActive },
      select: { id: true, email: true },
    });
    await mailResetLink(tx, member ?? absentMember(), undefined, now);
    await record(tx, caller, "password.reset_requested", { ...(member ? { subject: member.id } : {}) });
  });
  return { ok: true };
}
