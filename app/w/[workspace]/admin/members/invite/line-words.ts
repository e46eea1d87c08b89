import type { PassedLine } from "@/lib/ground/lists/read-list";
import type { LineOutcome } from "@/lib/use-cases/invitations/invite-people";

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

const words: Record<SaidLine["outcome"], string> = {
  invited: "Invited",
  member: "Has an account here already",
  waiting: "Was invited before, not sent again",
  deactivated: "Has a deactivated account: reactivate it instead",
  malformed: "Not an address",
  "no-address": "No address in the chosen column",
  several: "More than one address",
  lines: "Goes over several lines: a quotation mark may be missing",
  role: "A role that is unknown or that you can't give",
  repeated: "Stands in the file twice",
  above: "Stands above the headings",
  headings: "Taken for headings",
  "mailbox-limit": "Not sent: invited three times within a day. Try again tomorrow",
  "workspace-limit": "Not sent: beyond this workspace's invitations for the day. Send it again tomorrow",
  unsent: "Not sent",
};

/** Says what became of a line. */
export const sayLine = ({ outcome, first }: SaidLine) =>
  first === undefined ? words[outcome] : `Stands on line ${first.toLocaleString("en")} already`;

const order = Object.keys(words) as SaidLine["outcome"][];

/** Counts lines by what became of them, in a fixed order. Skips outcomes that did not happen. */
export function countLines(lines: SaidLine[]): { outcome: SaidLine["outcome"]; n: number; words: string }[] {
  const counts = new Map<SaidLine["outcome"], number>();
  for (const { outcome } of lines) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return order.flatMap((outcome) => {
    const n = counts.get(outcome) ?? 0;
    return n > 0 ? [{ outcome, n, words: words[outcome] }] : [];
  });
}
