import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db";
import { after } from "@/lib/durations";
import { type EmailCodePurpose, emailCodeTime, makeEmailCode } from "./code";
import { macOfCode } from "./mac";

/**
 * Makes a mailed code for a holder (a session or a pending sign-up) and purpose; earlier ones of the pair are void. The caller
 * queues the mail in the same transaction, to be dropped at `expiresAt`.
 */
export async function issueEmailCode(tx: Tx<string | null>, holderId: string, purpose: EmailCodePurpose, now: Date) {
  await tx.emailCode.deleteMany({ where: { holderId, purpose } });
  const code = makeEmailCode();
  const expiresAt = after(now, emailCodeTime);
  await tx.emailCode.createMany({
    data: [
      {
        id: randomUUID(),
        workspaceId: tx.workspaceId,
        holderId,
        purpose,
        mac: macOfCode(holderId, purpose, code),
        createdAt: now,
        expiresAt,
      },
    ],
  });
  return { code, expiresAt };
}
