import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { askerAt, type MailRefused, mailBudgets, sendOnRequest } from "@/lib/records/limits/mail-budgets";
import { queueMail } from "@/lib/records/mail/queue";
import { mayAddEmail } from "@/lib/rules/policy/email-alone";
import { deviceOf } from "@/lib/rules/sign-in/device";
import type { EmailCodePurpose } from "./code";
import { issueEmailCode } from "./issue";

export type Mailed =
  | { ok: true }
  | MailRefused
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
  const budgets = mailBudgets(`email-${purpose}`, askerAt("known", visitor.address), workspace.id, member.id);
  return sendOnRequest(budgets, now, () =>
    inWorkspace(workspace.id, async (tx): Promise<Mailed> => {
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
      return { ok: true };
    }),
  );
}
