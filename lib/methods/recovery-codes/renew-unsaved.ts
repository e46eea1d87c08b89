import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { prepareRecoveryCodes, storeRecoveryCodes } from "./issue";

/** Makes a fresh set in place of one that was shown but never saved, so that a person who saw the old one can't use it. Returns its id. */
export async function renewUnsavedCodes(standing: Standing): Promise<string> {
  const { now } = standing;
  const prepared = await prepareRecoveryCodes(standing.policy.settings.recoveryCodes.count);
  return inWorkspace(standing.workspace.id, (tx) => storeRecoveryCodes(tx, standing.member.id, prepared, now));
}
