import { asSystem, outsideWorkspaces, Prisma } from "@/lib/db";
import { mailBudgets } from "@/lib/email-codes/enrolment-code";
import { reserve } from "@/lib/limits/reserve";
import { queueMail } from "@/lib/mail/queue";
import { emailKeyOf } from "@/lib/members/find-for-sign-in";

/**
 * Mails an address the workspaces it has an account in, or that it has none. Whoever asks learns nothing: the answer is the same
 * for every address, and so is the work. Beyond the mail limits nothing is sent, silently.
 */
export async function mailWorkspaceList(email: string, now: Date): Promise<void> {
  const key = emailKeyOf(email);
  if (!(await reserve(mailBudgets("workspace-list", key), now)).ok) return;
  const workspaces = await asSystem<{ name: string; slug: string }>(Prisma.sql`
    select w.name, w.slug from member m join workspace w on w.id = m.workspace_id
    where m.email_key = ${key} and m.joined_at is not null and m.deactivated_at is null order by w.name limit 50`);
  await outsideWorkspaces((tx) =>
    queueMail(tx, { template: "workspace-list", to: email.trim(), params: { workspaces } }),
  );
}
