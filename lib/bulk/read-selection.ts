import { inWorkspace } from "@/lib/db";
import { countByFilter } from "@/lib/members/filters";
import { readTallies } from "@/lib/members/read-tallies";
import { wordsOf } from "@/lib/members/search";
import type { Scope } from "@/lib/sessions/require";
import type { Selection } from "./acts";

const namedAtMost = 5;

/** How many a selection has, null where a search selects; and the names of the first, where they were selected one by one. */
export function readSelection({ workspace, policy }: Scope<"members:manage">, selection: Selection, now: Date) {
  return inWorkspace(workspace.id, async (tx): Promise<{ n: number | null; names: string[] }> => {
    if ("filter" in selection) {
      if (wordsOf(selection.search).length > 0) return { n: null, names: [] };
      return { n: countByFilter(await readTallies(tx), policy, now)[selection.filter], names: [] };
    }
    const rows = await tx.member.findMany({
      where: { id: { in: selection.memberIds } },
      orderBy: [{ nameKey: "asc" }, { id: "asc" }],
      select: { name: true },
    });
    return { n: rows.length, names: rows.slice(0, namedAtMost).map(({ name }) => name) };
  });
}
