import type { Assessment } from "./assess";

/** How many pillars an account stands on, as its mark shows: 2 is protected, 1 has a second factor and is fragile, 0 has none. */
export function pillarsOf({ state, hasFactor }: Pick<Assessment, "state" | "hasFactor">): 0 | 1 | 2 {
  if (state === "protected") return 2;
  return hasFactor && state !== "reset-pending" ? 1 : 0;
}
