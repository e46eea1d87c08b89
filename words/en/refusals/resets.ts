import { waitUntil } from "../amounts";
import { otherCodes, resetCodes, sayOther } from "./codes";
import { adminProof, changes, limits } from "./common";
import { stepUp } from "./security";

/** Entering a reset code. */
export const resetCode = {
  ...limits,
  ...changes,
  ...otherCodes,
  ...resetCodes,
};

/** The same while a reset has switched the member's methods off. */
export const resetCodeOnly = {
  ...resetCode,
  "other-code": ({ typed }: { typed: Parameters<typeof sayOther>[0] }) =>
    typed === "other"
      ? sayOther(typed, "A reset code has 20 letters and digits, in five groups.")
      : sayOther(
          typed,
          "Your methods and recovery codes are switched off until the reset is finished. Enter the reset code.",
        ),
};

/** Asking for help. */
export const help = {
  "operator-only": "No one in this workspace can help you here. Ask the operator of this installation.",
  "help-wait": ({ retryAt }: { retryAt: Date | null }, now: Date) =>
    `You have asked already. You can ask again ${retryAt ? `in ${waitUntil(retryAt, now)}` : "later"}.`,
};

/** Deciding about a reset. */
export const resets = {
  ...stepUp,
  ...adminProof,
  over: "This has been decided or has ended meanwhile. Load this page again.",
  live: "The code of this reset can still be used. Cancel it first.",
  "not-active": "This account is not active, so there is nothing to reset.",
  "second-person": "Another admin or owner has to decide this.",
  "asker-gone": "The person who asked for this may no longer reset this member. Refuse it, and start a new one.",
  "not-yours": "Only the person who asked for the code can see it.",
  shown: "The code was shown already. Reset again to get a new one.",
};
