import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/access/caller";
import { knownDevice } from "@/lib/access/devices/known-device";
import { inWorkspace } from "@/lib/ground/db";
import { emailKeyOf } from "@/lib/ground/email-key";
import { record } from "@/lib/records/audit/record";
import { type Asker, askerAt, type MailRefused, mailBudgets, sendOnRequest } from "@/lib/records/limits/mail-budgets";
import { budget } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { whereActive } from "@/lib/records/member-rows/active";
import { mailResetLink } from "./reset-link";

export type Requested = { ok: true } | MailRefused;

/** Stands in for the member if no one has the address. The link is made with the same work, and has no effect. */
const absentMember = () => ({ id: randomUUID(), email: "nobody@gatehouse.invalid" });

/**
 * Mails the link that sets a new password to the member with this address, if there is one. It counts against the sender
 * and against the typed address. The result, and the work done for it, are the same whether or not the address has an
 * account. The mail is queued before the result is returned.
 */
export async function requestPasswordReset(
  caller: Caller,
  { id: workspaceId, slug }: { id: string; slug: string },
  email: string,
): Promise<Requested> {
  const { visitor, now } = caller;
  const emailKey = emailKeyOf(email);
  const device = knownDevice(visitor.devices ?? [], { slug, email });
  const stranger = askerAt("stranger", visitor.address);
  const asker: Asker = device ? { by: "known", from: device } : stranger;
  const budgets = [
    budget(rules.askAddress, stranger.from),
    ...mailBudgets("password-reset", asker, workspaceId, emailKey),
  ];
  return sendOnRequest(budgets, now, () =>
    inWorkspace(workspaceId, async (tx) => {
      const member = await tx.member.findFirst({
        where: { emailKey, ...whereActive },
        select: { id: true, email: true },
      });
      await mailResetLink(tx, member ?? absentMember(), undefined, now);
      await record(tx, caller, "password.reset_requested", { ...(member ? { subject: member.id } : {}) });
      return { ok: true as const };
    }),
  );
}
