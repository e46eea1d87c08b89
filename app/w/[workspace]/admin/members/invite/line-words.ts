import type { PassedLine } from "@/lib/ground/lists/read-list";
import type { LineOutcome } from "@/lib/use-cases/invitations/invite-people";
import { fill } from "@/words/fill";
import type { InviteWords } from "@/words/invite";

/**
 * What became of one line of a file. `first` is the earlier line with the same address. `unsent`: sending ended before this
 * line.
 */
export type SaidLine = {
  line: number;
  address: string;
  outcome: LineOutcome | PassedLine["outcome"] | "unsent";
  first?: number;
};

/** Says what became of a line. */
export const sayLine = ({ outcome, first }: SaidLine, words: InviteWords, number: (n: number) => string) =>
  first === undefined ? words.outcomes[outcome] : fill(words.onLine, { line: number(first) });

/** Counts lines by what became of them, in a fixed order. Skips outcomes that did not happen. */
export function countLines(
  lines: SaidLine[],
  words: InviteWords,
): { outcome: SaidLine["outcome"]; n: number; words: string }[] {
  const counts = new Map<SaidLine["outcome"], number>();
  for (const { outcome } of lines) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const order = Object.keys(words.outcomes) as SaidLine["outcome"][];
  return order.flatMap((outcome) => {
    const n = counts.get(outcome) ?? 0;
    return n > 0 ? [{ outcome, n, words: words.outcomes[outcome] }] : [];
  });
}
