import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import type { EmailCodePurpose } from "./code";

/** Tells whether a mailed code of this holder and purpose still waits to be typed. */
export async function hasEmailCode(
  { workspace, now }: Standing,
  holderId: string,
  purpose: EmailCodePurpose,
): Promise<boolean> {
  const count = await inWorkspace(workspace.id, (tx) =>
    tx.emailCode.count({ where: { holderId, purpose, spentAt: null, expiresAt: { gt: now } } }),
  );
  return count > 0;
}
