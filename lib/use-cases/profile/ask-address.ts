import { randomUUID } from "node:crypto";
import { demandFresh } from "@/lib/access/sessions/freshness";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { noticeOf } from "@/lib/access/sessions/notice";
import { makeToken } from "@/lib/ground/crypto/token";
import { inWorkspace } from "@/lib/ground/db";
import { after } from "@/lib/ground/durations";
import { emailKeyOf } from "@/lib/ground/email-key";
import { emailCodeTime } from "@/lib/methods/email-codes/code";
import { issueEmailCode } from "@/lib/methods/email-codes/issue";
import { record } from "@/lib/records/audit/record";
import { askerAt, type MailRefused, mailBudgets, sendOnRequest } from "@/lib/records/limits/mail-budgets";
import { queueMails } from "@/lib/records/mail/queue";
import { lockMembers } from "@/lib/records/member-rows/lock-members";
import { endWaiting } from "./address-change";

export type AskedAddress = { ok: true; id: string } | { ok: false; reason: "same-address" } | MailRefused;

/**
 * Begins to change the member's own address: mails a code to the new one, and tells the old one with a link that stops it. An address
 * that has an account here gets a mail that says so in place of the code. The result and the work are the same, so that the asker
 * learns nothing. A newer request replaces an earlier one.
 */
export async function askForAddress(standing: FullStanding, email: string): Promise<AskedAddress> {
  demandFresh(standing);
  const { workspace, member, session, visitor, now } = standing;
  const key = emailKeyOf(email);
  if (email === member.email) return { ok: false, reason: "same-address" };
  const asker = askerAt("known", visitor.address);
  const budgets = [
    ...mailBudgets("address-code", asker, workspace.id, key),
    ...mailBudgets("address-change", asker, workspace.id, member.id),
  ];
  return sendOnRequest(budgets, now, () =>
    inWorkspace(workspace.id, async (tx) => {
      await lockMembers(tx, member.id);
      const taken = (await tx.member.count({ where: { emailKey: key, id: { not: member.id } } })) > 0;
      await endWaiting(tx, member.id, now);
      const id = randomUUID();
      const { token, hash } = makeToken("stop-email");
      const expiresAt = after(now, emailCodeTime);
      const owner = { workspaceId: workspace.id, id, memberId: member.id, sessionId: session.id };
      const addresses = { fromEmail: member.email, toEmail: email };
      await tx.addressChange.create({
        data: { ...owner, ...addresses, stopTokenHash: hash, createdAt: now, expiresAt },
      });
      const { code } = await issueEmailCode(tx, id, "new-address", now);
      const named = { name: workspace.name, slug: workspace.slug };
      await queueMails(tx, [
        taken
          ? { template: "address-taken", to: email, params: { workspace: named }, expiresAt }
          : { template: "address-code", to: email, params: { workspace: named, code }, expiresAt },
        {
          template: "address-changed",
          to: member.email,
          params: { ...noticeOf(standing), to: email, state: "asked", stopToken: token },
        },
      ]);
      await record(tx, standing, "member.email_change_asked", { subject: member.id });
      return { ok: true as const, id };
    }),
  );
}
