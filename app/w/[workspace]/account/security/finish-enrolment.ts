import { redirect } from "next/navigation";
import { writeSessionToken } from "@/lib/auth";
import type { Advanced } from "@/lib/sessions/advance";
import { endCurrentSession } from "@/lib/sessions/end-current";
import { pathOf } from "@/lib/sessions/require";
import type { Standing } from "@/lib/sessions/standing";
import { mustSignInAgain } from "@/lib/sign-in/sign-in-again";
import type { Visitor } from "@/lib/visitor";

/**
 * Ends enrolling from the settings: the first method goes on to its recovery codes, later ones back to Security, or to sign-in
 * where the policy says so (E13). Only in a server action.
 */
export async function finishEnrolment(
  standing: Standing,
  advanced: Advanced,
  visitor: Visitor,
  now: Date,
): Promise<never> {
  const { slug } = standing.workspace;
  await writeSessionToken(advanced.token);
  if (advanced.step !== "in") redirect(pathOf(slug, advanced.step));
  if (!mustSignInAgain(standing)) redirect(`/w/${slug}/account/security?done=added`);
  await endCurrentSession(visitor, now);
  redirect(`${pathOf(slug, "sign-in")}?because=enrolled`);
}
