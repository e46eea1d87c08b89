import { randomUUID } from "node:crypto";
import { Prisma, type Tx } from "@/lib/ground/db";
import { after } from "@/lib/ground/durations";
import { type EmailCodePurpose, emailCodeTime, makeEmailCode } from "./code";
import { macOfCode } from "./mac";

/** How many earlier codes of a holder are remembered. */
const kept = 8;

/**
 * Makes a mailed code for a holder (a session or a pending sign-up) and purpose. Earlier codes of the pair become void, and their
 * HMACs are kept, so that such a code is told from a wrong one. The caller queues the mail in the same transaction, and the mail is dropped at `expiresAt`.
 */
export async function issueEmailCode(tx: Tx<string | null>, holderId: string, purpose: EmailCodePurpose, now: Date) {
  const code = makeEmailCode();
  const expiresAt = after(now, emailCodeTime);
  const mac = macOfCode(holderId, purpose, code);
  // The new code replaces an earlier one, even if another request asks at this moment. There are never two at once.
  await tx.$executeRaw(Prisma.sql`
    insert into email_code (id, workspace_id, holder_id, purpose, mac, created_at, expires_at)
    values (${randomUUID()}::uuid, ${tx.workspaceId}::uuid, ${holderId}::uuid, ${purpose}, ${mac}, ${now}, ${expiresAt})
    on conflict (holder_id, purpose) do update set id = excluded.id, mac = excluded.mac, created_at = excluded.created_at,
      expires_at = excluded.expires_at, spent_at = null, replaced = (email_code.mac || email_code.replaced)[:${kept}]`);
  return { code, expiresAt };
}
