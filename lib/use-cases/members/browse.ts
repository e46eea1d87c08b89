import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { compileFilter } from "./filter-sql";
import { countByFilter, type Filter } from "./filters";
import { listMembers } from "./list";
import type { MembersPage, MemberTurn } from "./pages";
import { searchMembers, wordsOf } from "./search";

/** Which members to list. */
export type Browse = { filter: Filter; search: string; turn: MemberTurn };

/** Reads one page of the members table with the number of members under each filter, in one transaction. */
export function browseMembers(
  { workspace, policy, now }: Scope<"members:read">,
  { filter, search, turn }: Browse,
): Promise<{ page: MembersPage; counts: Record<Filter, number> }> {
  return inWorkspace(workspace.id, async (tx) => {
    const tallies = await readTallies(tx);
    const counts = countByFilter(tallies, policy, now);
    const compiled = compileFilter(filter, tallies, policy, now);
    const words = wordsOf(search);
    const page =
      words.length > 0 ? await searchMembers(tx, words, compiled, turn) : await listMembers(tx, compiled, turn);
    return { page, counts };
  });
}
