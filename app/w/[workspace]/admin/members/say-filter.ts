import type { MemberFilter } from "@/lib/use-cases/members/filters";
import type { entry } from "@/words/entry";
import type { memberList } from "@/words/members";
import type { roles } from "@/words/roles";

type Words = { list: (typeof memberList)["en"]; entry: (typeof entry)["en"]; roles: (typeof roles)["en"] };

/** Says a filter in words: "Blocked, Admin". Returns an empty text if it shows everyone. */
export function sayFilter(words: Words, { twoFactor, state, role, method, lastSignIn }: MemberFilter): string {
  const { filters } = words.list;
  return [
    twoFactor && `${filters.twoFactor}: ${words.list[twoFactor]}`,
    state && words.entry.statuses[state],
    role && words.roles.roleWords[role].name,
    method && filters.methods[method],
    lastSignIn && `${filters.lastSignIn}: ${filters.lastSignIns[lastSignIn]}`,
  ]
    .filter(Boolean)
    .join(", ");
}
