import type { Caller } from "@/lib/access/caller";
import { asSystem, outsideWorkspaces, Prisma } from "@/lib/ground/db";
import { emailKeyOf } from "@/lib/ground/email-key";
import { askerAt, type MailRefused, mailBudgets, sendOnRequest } from "@/lib/records/limits/mail-budgets";
import { budget } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { queueMail } from "@/lib/records/mail/queue";
import { isActiveSql } from "@/lib/records/member-rows/active";

/**
 * Mails an address the workspaces it has an account in, or that it has none. The caller learns nothing: the result and the work
 * are the same for every address. It is written in the language of the page they ask on. Beyond the limits of the address or of the caller, nothing is sent, and the result says so.
 */
export async function mailWorkspaceList(
  caller: Caller,
  email: string,
  language?: string,
): Promise<{ ok: true } | MailRefused> {
  const { visitor, now } = caller;
  const key = emailKeyOf(email);
  const asker = askerAt("stranger", visitor.address);
  const budgets = [budget(rules.askAddress, asker.from), ...mailBudgets("workspace-list", asker, key)];
  return sendOnRequest(budgets, now, async () => {
    const workspaces = await asSystem<{ name: string; slug: string }>(Prisma.sql`
    select w.name, w.slug from member m join workspace w on w.id = m.workspace_id
    where w.erased_at is null and m.email_key = ${key} and ${isActiveSql("m")} order by w.name limit 50`);
    await outsideWorkspaces((tx) =>
      queueMail(tx, { template: "workspace-list", to: email.trim(), params: { workspaces }, language }),
    );
    return { ok: true as const };
  });
}
