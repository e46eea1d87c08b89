import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { countMatching } from "@/lib/use-cases/members/filters";
import { wordsOf } from "@/lib/use-cases/members/search";
import type { Selection } from "./acts";

const namedAtMost = 5;

/** Counts a selection; the count is null where a search or a last sign-in selects. Names the first members if they were selected one by one. */
export function readSelection({ workspace, policy, now }: Scope<"members:manage">, selection: Selection) {
  return inWorkspace(workspace.id, async (tx): Promise<{ n: number | null; names: string[] }> => {
    if ("filter" in selection) {
      const { filter, search } = selection;
      if (wordsOf(search).length > 0 || filter.lastSignIn) return { n: null, names: [] };
      return { n: countMatching(filter, await readTallies(tx), policy, now), names: [] };
    }
    const rows = await tx.member.findMany({
      where: { id: { in: selection.memberIds } },
      orderBy: [{ nameKey: "asc" }, { id: "asc" }],
      select: { name: true },
    });
    return { n: rows.length, names: rows.slice(0, namedAtMost).map(({ name }) => name) };
  });
}
