import type { Standing } from "@/lib/access/sessions/standing";

/**
 * Tells whether a member who finished enrolling from the settings has to sign in with the new method (E13, policy). Enrolling
 * during sign-in continues without it.
 */
export function mustSignInAgain({ session, policy }: Standing): boolean {
  return policy.settings.afterEnrolment === "sign_in_again" && session.enrolmentGrant === null;
}
