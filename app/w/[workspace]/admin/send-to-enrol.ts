import { redirect } from "next/navigation";
import { readWords } from "@/components/language/read-words";
import { leaveFlash } from "@/lib/access/sessions/flash";
import type { Standing } from "@/lib/access/sessions/standing";
import { routes } from "@/lib/ground/routes";
import { securityResults } from "@/words/security-results";

/** Leads an admin without a second factor of their own to where they set one up, and says why. Only for server actions. */
export async function sendToEnrol(standing: Standing): Promise<never> {
  await leaveFlash(standing, { text: (await readWords(securityResults)).enrolFirst, tone: "warn" });
  redirect(routes.security(standing.workspace.slug));
}
