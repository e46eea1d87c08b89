import type { MemberFilter } from "@/lib/use-cases/members/filters";
import { memberList } from "@/words/en/members";
import { roleWords } from "@/words/en/roles";

/** Says a filter in words: "Blocked, Admin". Returns an empty text if it shows everyone. */
export function sayFilter({ twoFactor, state, role, method, lastSignIn }: MemberFilter): string {
  const { filters, states } = memberList;
  return [
    twoFactor && `${filters.twoFactor} ${memberList[twoFactor].toLowerCase()}`,
    state && states[state],
    role && roleWords[role].name,
    method && filters.methods[method],
    lastSignIn && `${filters.lastSignIn}: ${filters.lastSignIns[lastSignIn].toLowerCase()}`,
  ]
    .filter(Boolean)
    .join(", ");
}
