import { redirect } from "next/navigation";
import { readWords } from "@/components/language/read-words";
import { leaveFlash } from "@/lib/access/sessions/flash";
import type { Standing } from "@/lib/access/sessions/standing";
import { routes } from "@/lib/ground/routes";
import { policyResults } from "@/words/policy-results";

/** Returns to the policy page, which says what was done. Results about a draft put the focus on its rehearsal. */
export async function sayResult(
  standing: Standing,
  result: keyof (typeof policyResults)["en"]["policyResults"],
): Promise<never> {
  const inDraft = result === "rehearsed" || result === "ready";
  const { policyResults: said } = await readWords(policyResults);
  await leaveFlash(standing, { text: said[result], ...(inDraft ? { focus: "rehearsal" } : {}) });
  redirect(routes.policy(standing.workspace.slug));
}
