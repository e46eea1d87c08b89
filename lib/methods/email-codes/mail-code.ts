import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { mailBudgets } from "@/lib/records/limits/mail-budgets";
import { reserve } from "@/lib/records/limits/reserve";
import { queueMail } from "@/lib/records/mail/queue";
import { mayAddEmail } from "@/lib/rules/policy/email-alone";
import { deviceOf } from "@/lib/rules/sign-in/device";
import type { EmailCodePurpose } from "./code";
import { issueEmailCode } from "./issue";

export type Mailed =
  | { ok: true }
  | { ok: false; reason: "mail-wait"; retryAt: Date | null }
  /** The address may not become a method: not in this workspace, or not alone in this role. */
  | { ok: false; reason: "email-refused" };

/**
 * Mails a member the code of the email method, bound to this session and purpose. The previous code becomes void. Returns
 * when the next may be sent, if it is too early now. Asking for a code does not clear the count of wrong ones.
 */
export async function mailCode(
  { workspace, member, session, policy, visitor, now }: Standing,
  purpose: EmailCodePurpose,
): Promise<Mailed> {
  if (purpose === "method" && !mayAddEmail(member, policy)) return { ok: false, reason: "email-refused" };
  const reserved = await reserve(mailBudgets(`email-${purpose}`, workspace.id, member.id), now);
  if (!reserved.ok) return { ok: false, reason: "mail-wait", retryAt: reserved.retryAt };
  await inWorkspace(workspace.id, async (tx) => {
    const { code, expiresAt } = await issueEmailCode(tx, session.id, purpose, now);
    await queueMail(tx, {
      template: "sign-in-code",
      to: member.email,
      params: {
        workspace: { name: workspace.name, slug: workspace.slug },
        code,
        device: deviceOf(visitor.userAgent),
      },
      expiresAt,
    });
  });
  return { ok: true };
}
