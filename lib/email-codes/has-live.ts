import { inWorkspace } from "@/lib/db";
import type { Standing } from "@/lib/sessions/standing";
import type { EmailCodePurpose } from "./code";

/** Tells whether a mailed code of this holder and purpose still waits to be typed. */
export async function hasEmailCode(
  { workspace }: Standing,
  holderId: string,
  purpose: EmailCodePurpose,
  now: Date,
): Promise<boolean> {
  const count = await inWorkspace(workspace.id, (tx) =>
    tx.emailCode.count({ where: { holderId, purpose, spentAt: null, expiresAt: { gt: now } } }),
  );
  return count > 0;
}
