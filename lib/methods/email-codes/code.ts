import { randomInt } from "node:crypto";
import { minutes } from "@/lib/ground/durations";

/** What a mailed code may be used for; a code of one purpose is nothing to another. */
export type EmailCodePurpose = "address" | "enrolment" | "sign-in" | "step-up" | "method";

/** How long a mailed code lives. */
export const emailCodeTime = minutes(10);

/** Makes eight random digits. */
export const makeEmailCode = () => String(randomInt(100_000_000)).padStart(8, "0");

/** Reads what was typed or pasted as a mailed code; null where it has not that shape. */
export function readEmailCode(typed: string): string | null {
  const digits = typed.normalize("NFKC").replace(/[\s-]/g, "");
  return /^\d{8}$/.test(digits) ? digits : null;
}
