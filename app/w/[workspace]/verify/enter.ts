import { redirect } from "next/navigation";
import type { Advanced } from "@/lib/access/sessions/advance";
import { continueSession, giveToken } from "@/lib/access/sessions/enter";
import type { Standing } from "@/lib/access/sessions/standing";
import { routes } from "@/lib/ground/routes";
import { renewUnsavedCodes } from "@/lib/methods/recovery-codes/renew-unsaved";

/**
 * Continues after the second step: to codes that were never saved, to replacing the lost method if a recovery code was used
 * (R6), else into the workspace. Only for server actions.
 */
export async function enter(standing: Standing, advanced: Advanced, method: "recovery" | "other"): Promise<never> {
  if (advanced.step === "save-codes") await renewUnsavedCodes(standing);
  if (advanced.step !== "in" || method !== "recovery") return continueSession(standing.workspace.slug, advanced);
  await giveToken(advanced);
  redirect(routes.securityLost(standing.workspace.slug));
}
