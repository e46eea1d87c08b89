import { randomUUID } from "node:crypto";
import { seal } from "@/lib/ground/crypto/seal";
import { makeToken } from "@/lib/ground/crypto/token";
import { Prisma, type Tx } from "@/lib/ground/db";
import { emailKeyOf } from "@/lib/ground/email-key";
import type { Params, TemplateName } from "./catalogue";
import { nudgeMail } from "./nudge";
import { payloadPlace } from "./place";
import { parseRecipient } from "./recipient";

/**
 * A mail to be sent: its contents, its one recipient, and its expiry. It is written in the language of the recipient's membership, else
 * in `language` (that of the page a stranger reads), else in the workspace's.
 */
export type Mail = {
  [Name in TemplateName]: { template: Name; to: string; params: Params<Name>; expiresAt?: Date; language?: string };
}[TemplateName];

/** Mails that may go to many people at once. They wait behind all others. */
const bulk: TemplateName[] = [
  "account-changed",
  "invitation",
  "requirement-published",
  "requirement-reminder",
  "requirement-withdrawn",
  "workspace-deletion",
];

/** Notices of a change that only its member should have made. Each carries a link that locks the account. */
const notices: TemplateName[] = [
  ...(["password-changed", "factor-added", "factor-removed", "passkey-refused", "reset-finished"] as const),
  ...(["recovery-code-used", "recovery-codes-regenerated", "recovery-codes-viewed"] as const),
];

/**
 * Queues a mail in the transaction it reports on. It is sent only if that transaction commits. Recipient and parameters are
 * sealed to the row. After `expiresAt` (a code's or link's) the mail is deleted unsent. Throws if `to` is not one plain
 * address.
 */
export async function queueMail(tx: Tx<string | null>, mail: Mail): Promise<void> {
  await queueMails(tx, [mail]);
}

/** Queues many mails in one statement, at most some thousand at a time. */
export async function queueMails(tx: Tx<string | null>, mails: Mail[]): Promise<void> {
  const { workspaceId } = tx;
  const now = new Date();
  const rows = mails.map(({ template, to, params, expiresAt = null, language = null }) => {
    const id = randomUUID();
    const link = notices.includes(template) ? makeToken("not-me") : null;
    const said = link ? { ...params, notMe: link.token } : params;
    const payload = seal(payloadPlace(workspaceId, id), JSON.stringify({ to: parseRecipient(to), params: said }));
    return {
      id,
      template,
      payload: payload.toString("base64"),
      email_key: emailKeyOf(to),
      language,
      expires_at: expiresAt?.toISOString() ?? null,
      lane: bulk.includes(template) ? 1 : 0,
      link: link?.hash.toString("base64") ?? null,
    };
  });
  await tx.$executeRaw(Prisma.sql`
    with mail as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as mail (id uuid, template text, payload text, email_key text,
        language text, expires_at timestamptz, lane smallint, link text)
    ), link as (
      insert into notice_link (workspace_id, id, member_id, token_hash, created_at)
      select m.workspace_id, mail.id, m.id, decode(mail.link, 'base64'), ${now} from mail
      join member m on m.workspace_id = ${workspaceId}::uuid and m.email_key = mail.email_key
      where mail.link is not null
    )
    insert into queued_mail (id, workspace_id, template, payload, language, time_zone, created_at, expires_at, next_try_at, lane)
    select mail.id, ${workspaceId}::uuid, template, decode(payload, 'base64'), coalesce(m.language, mail.language, w.language, 'en'),
      coalesce(m.time_zone, w.time_zone, 'UTC'), ${now}, expires_at, ${now}, lane
    from mail
    left join workspace w on w.id = ${workspaceId}::uuid
    left join member m on m.workspace_id = ${workspaceId}::uuid and m.email_key = mail.email_key`);
  nudgeMail();
}
