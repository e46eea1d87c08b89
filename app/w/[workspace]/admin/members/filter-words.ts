import type { Filter } from "@/lib/use-cases/members/filters";

/** The names of the filters on the chips. */
export const filterWords: Record<Filter, string> = {
  all: "All",
  enabled: "Enabled",
  disabled: "Disabled",
  protected: "Protected",
  fragile: "Fragile",
  unprotected: "Unprotected",
  "in-grace": "In grace",
  blocked: "Blocked",
  "reset-pending": "Reset pending",
  exempt: "Exempt",
  invited: "Invited",
  deactivated: "Deactivated",
};

/** What the members of a filter have in common, and what to do about it. */
export const filterDetails: Partial<Record<Filter, string>> = {
  enabled: "Members with at least one confirmed method.",
  disabled: "Members whom only a password protects, or nothing yet.",
  protected: "An accepted strong method with recovery codes to fall back on, or two strong ones.",
  fragile: "Covered, but one lost device away from being locked out, or with methods the policy no longer accepts.",
  unprotected: "No second factor, and none required of them.",
  "in-grace": "No second factor yet; the requirement reaches them on their deadline.",
  blocked: "They must set up a second factor at their next sign-in before anything else opens.",
  "reset-pending": "Their methods are switched off by a reset until they set up new ones.",
  exempt: "Excepted from the requirement until a date.",
  invited: "Invited, but they have not joined.",
  deactivated: "They can't sign in.",
};
