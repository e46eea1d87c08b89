import { randomInt } from "node:crypto";
import { minutes } from "@/lib/ground/durations";
import { readDigits } from "@/lib/ground/text";

/** The use that a mailed code is for. A code of one purpose does not work for another. */
export type EmailCodePurpose = "address" | "enrolment" | "sign-in" | "step-up" | "method";

/** How long a mailed code is valid. */
export const emailCodeTime = minutes(10);

/** Makes eight random digits. */
export const makeEmailCode = () => String(randomInt(100_000_000)).padStart(8, "0");

/** Reads what was typed or pasted as a mailed code. Returns null if it has another shape. */
export const readEmailCode = (typed: string) => readDigits(typed, 8);
