import { redirect } from "next/navigation";
import { readWords } from "@/components/language/read-words";
import { writeSessionToken } from "@/lib/access/auth";
import type { Advanced } from "@/lib/access/sessions/advance";
import { endCurrentSession } from "@/lib/access/sessions/end-current";
import { leaveFlash } from "@/lib/access/sessions/flash";
import { pathOf } from "@/lib/access/sessions/require";
import type { Standing } from "@/lib/access/sessions/standing";
import { routes } from "@/lib/ground/routes";
import { mustSignInAgain } from "@/lib/use-cases/sign-in/sign-in-again";
import { securityResults } from "@/words/security-results";

/**
 * Ends an enrolment from the settings. The first method continues to its recovery codes. Later ones return to Security, or
 * to sign-in if the policy says so (E13). Only for server actions.
 */
export async function finishEnrolment(standing: Standing, advanced: Advanced): Promise<never> {
  const { slug } = standing.workspace;
  await writeSessionToken(advanced.token, advanced.endsAt);
  if (advanced.step !== "in") redirect(pathOf(slug, advanced.step));
  if (!mustSignInAgain(standing)) {
    await leaveFlash(standing, { text: (await readWords(securityResults)).securityResults.added });
    redirect(routes.security(slug));
  }
  await endCurrentSession(standing);
  redirect(routes.signIn(slug, { because: "enrolled" }));
}
