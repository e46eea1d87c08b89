import type { Columns } from "@/lib/ground/lists/choose-columns";
import { type NamedPerson, readList } from "@/lib/ground/lists/read-list";
import type { InviteOutcome } from "@/lib/use-cases/invitations/invite-all";
import { fill } from "@/words/fill";
import type { InviteWords } from "@/words/invite";
import type { ListPreview } from "./invite-state";
import type { SaidLine } from "./line-words";

/** Tells what would become of each address if it were invited now. */
export type LookAhead = (addresses: string[]) => Promise<readonly InviteOutcome[]>;

type Wanted = { roles: readonly string[]; columns?: Columns; words: InviteWords };

type Unread = { reason: Exclude<keyof InviteWords["lists"], "quote" | "too-long"> } | { reason: "quote"; line: number };

/** Says why a list could not be read. */
export const sayUnread = ({ lists }: InviteWords, unread: Unread) =>
  fill(lists[unread.reason], { line: "line" in unread ? String(unread.line) : "" });

/**
 * Reads a list and looks ahead, in the page or on the server: who would be invited by it, and which lines are passed over, people the
 * workspace already has included. Sends nothing. Returns a sentence if the list can't be read.
 */
export async function previewList(
  text: string,
  { roles, columns, words }: Wanted,
  lookAhead: LookAhead,
): Promise<{ preview: ListPreview; people: NamedPerson[] } | { sentence: string }> {
  const list = await readList(text, roles, columns);
  if (!list.ok) return { sentence: sayUnread(words, list) };
  const found = await lookAhead(list.people.map(({ address }) => address));
  const people = list.people.filter((_, at) => found[at] === "invited");
  const passed: SaidLine[] = list.people.flatMap(({ line, address }, at) => {
    const outcome = found[at] ?? "waiting";
    return outcome === "invited" ? [] : [{ line, address, outcome }];
  });
  const { headings, columns: chosen, competing, sample } = list;
  const lines = [...list.passed, ...passed].sort((a, b) => a.line - b.line);
  return { preview: { headings, columns: chosen, competing, sample, count: people.length, passed: lines }, people };
}
