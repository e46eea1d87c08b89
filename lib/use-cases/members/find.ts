import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { readFound, wordsOf } from "./search";

/** Members that are offered at most. */
const offeredAtMost = 8;

/** Finds the members that a text means, best first, as the search of the list does. */
export async function findMembers({ workspace }: Scope<"members:read">, text: string) {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return inWorkspace(workspace.id, (tx) => readFound({ tx, words, compiled: { kind: "all" } }, null, offeredAtMost));
}
