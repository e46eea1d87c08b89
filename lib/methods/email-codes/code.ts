import { randomInt } from "node:crypto";
import { minutes } from "@/lib/ground/durations";
import { codeLengths } from "@/lib/ground/typed-code";

/** The use that a mailed code is for. A code of one purpose does not work for another. */
export type EmailCodePurpose = "address" | "enrolment" | "sign-in" | "step-up" | "method" | "new-address";

/** How long a mailed code is valid. */
export const emailCodeTime = minutes(10);

/** Makes eight random digits. */
export const makeEmailCode = () => String(randomInt(10 ** codeLengths.email)).padStart(codeLengths.email, "0");
