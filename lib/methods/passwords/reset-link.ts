import { randomUUID } from "node:crypto";
import { hashToken, makeToken } from "@/lib/ground/crypto/token";
import { asSystem, Prisma, type Tx } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { queueMail } from "@/lib/records/mail/queue";
import { isActiveSql } from "@/lib/records/member-rows/active";

/** How long a link that resets a password works. */
const linkTime = minutes(30);

/** A mail that expired then is never sent, whatever time a process assumes. */
const longAgo = new Date(0);

type Recipient = { id: string; email: string };

/**
 * Mails a member the link that sets a new password: 256 bits, stored hashed, 30 minutes. Earlier links stay alive, because anyone may ask; the first one used ends the others. `by` names the
 * admin who sent it. It is undefined if the request came from the sign-in page. The caller records it in the same
 * transaction. For someone who is not a member it does the same work: the mail has expired when it is queued, and is
 * deleted unsent.
 */
export async function mailResetLink(tx: Tx, member: Recipient, by: string | undefined, now: Date): Promise<void> {
  const { workspaceId } = tx;
  const { name, slug } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const { token, hash } = makeToken("password-reset");
  const expiresAt = after(now, linkTime);
  const made = await tx.$executeRaw(Prisma.sql`
    insert into password_reset (workspace_id, id, member_id, token_hash, created_at, expires_at)
    select workspace_id, ${randomUUID()}::uuid, id, ${hash}, ${now}, ${expiresAt} from member
    where workspace_id = ${workspaceId}::uuid and id = ${member.id}::uuid`);
  await queueMail(tx, {
    template: "password-reset",
    to: member.email,
    params: { workspace: { name, slug }, token, ...(by === undefined ? {} : { by }) },
    expiresAt: made === 1 ? expiresAt : longAgo,
  });
}

/** The account that a live link belongs to. */
export type Linked = { id: string; workspaceId: string; memberId: string; email: string };

/** Looks up a live link of a workspace by its token. Spends nothing. */
export async function findResetLink(slug: string, token: string, now: Date): Promise<Linked | null> {
  const [row] = await asSystem<Linked>(Prisma.sql`
    select r.id::text, r.workspace_id::text as "workspaceId", r.member_id::text as "memberId", m.email from password_reset r
    join workspace w on w.id = r.workspace_id and w.slug = ${slug}
    join member m on m.workspace_id = r.workspace_id and m.id = r.member_id
      and ${isActiveSql("m")}
    where r.token_hash = ${hashToken("password-reset", token)} and r.spent_at is null and r.expires_at > ${now}`);
  return row ?? null;
}
