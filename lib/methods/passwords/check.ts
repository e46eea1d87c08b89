import { isCommonPassword } from "./blocklist";
import { findPasswordFault, minimumLength, type PasswordContext } from "./rules";

/** Why a new password is refused. `least` is how many characters it needs. */
export type WeakPassword = { reason: "short"; least: number } | { reason: "long" | "common" | "context" };

/** Finds what is wrong with a new password. Returns null if nothing is. */
export function checkNewPassword(password: string, context: PasswordContext): WeakPassword | null {
  const reason = findPasswordFault(password, context, isCommonPassword);
  if (reason === "short") return { reason, least: minimumLength(context.twoFactorRequired) };
  return reason && { reason };
}
