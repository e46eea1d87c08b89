import { isCommonPassword } from "./blocklist";
import { findPasswordFault, minimumLength, type PasswordContext } from "./rules";

/** Finds what is wrong with a new password and says it in a sentence. Returns null if nothing is. */
export function checkNewPassword(password: string, context: PasswordContext): string | null {
  switch (findPasswordFault(password, context, isCommonPassword)) {
    case "short":
      return `Use at least ${minimumLength(context.twoFactorRequired)} characters.`;
    case "long":
      return "Use at most 256 characters.";
    case "common":
      return "That password is on lists that attackers try first. Choose another one.";
    case "context":
      return "That password is too close to your name, address or workspace. Choose another one.";
    default:
      return null;
  }
}
