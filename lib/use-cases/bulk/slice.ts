import type { Tx } from "@/lib/ground/db";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { currentPolicy } from "@/lib/records/policy-versions/current";
import { compileFilter } from "@/lib/use-cases/members/filter-sql";
import { parseFilter } from "@/lib/use-cases/members/filters";
import { readListed } from "@/lib/use-cases/members/list";
import { memberPages } from "@/lib/use-cases/members/pages";
import { readFound, wordsOf } from "@/lib/use-cases/members/search";

/** Members visited in one transaction. */
const sliceSize = 500;

type Task = { memberIds: string[]; filter: string; search: string; cursor: string | null };

/** The next members of a task, and where it continues; null: it is over. */
export type Slice = { ids: string[]; next: string | null };

/**
 * Reads the members a task visits next, in the order of the list it was started from. Members that the act removes from the
 * filter lie behind the cursor, so that no one is visited twice or missed because of it.
 */
export async function readSlice(tx: Tx, task: Task, now: Date): Promise<Slice> {
  if (task.memberIds.length > 0) return { ids: task.memberIds, next: null };
  const policy = await currentPolicy(tx, now);
  const compiled = compileFilter(parseFilter(task.filter), await readTallies(tx), policy, now);
  const from = memberPages.readTurn({ after: task.cursor });
  const words = wordsOf(task.search);
  const rows =
    words.length > 0
      ? await readFound({ tx, words, compiled }, from, sliceSize)
      : await readListed(tx, compiled, from, sliceSize);
  const last = rows.length === sliceSize ? rows.at(-1) : undefined;
  return {
    ids: rows.map(({ id }) => id),
    next: last ? memberPages.write(memberPages.placeOf(last)) : null,
  };
}
