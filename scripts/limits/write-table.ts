import { type Rule, rules, slowedFrom } from "@/lib/records/limits/rules";
import { budgets } from "./budgets";
import type { Proof } from "./entry";
import { growth } from "./growth";
import { places } from "./places";
import { sayTime } from "./say-time";

const time = (inSeconds: number) => sayTime(inSeconds * 1_000);

/** Writes the number of a budget: "60 in 10 min", or each rung of a ladder. */
function sayNumber(rule: Rule): string {
  if ("window" in rule) return `${rule.max} in ${time(rule.window)}`;
  const rungs = rule.ladder.map(([count, length]) => `${count}: ${length < 0 ? "frozen" : time(length)}`);
  return rungs.length > 6 ? `${rungs.slice(0, 2).join("; ")}; … ${rungs.at(-1)}` : rungs.join("; ");
}

const link = ([file, title]: Proof) =>
  `[${title
    .replaceAll("|", "\\|")
    .replace(/^(\[\w+\]) /, "")
    .replaceAll("[", "")
    .replaceAll("]", "")}](../${file})`;
const row = (...cells: string[]) => `| ${cells.join(" | ")} |`;
const table = (head: string[], rows: string[]) => [row(...head), row(...head.map(() => "---")), ...rows].join("\n");

/** Every test that the document names. */
export const proofs: Proof[] = [
  ...Object.values(budgets).map(({ proof }) => proof),
  ...places.map(({ proof }) => proof),
  ...growth.flatMap(({ proof }) => (proof ? [proof] : [])),
];

/** Writes docs/limits.md from the code. */
export function writeLimits(): string {
  const counted = Object.entries(budgets).map(([name, { counts, key, beyond, attack, proof }]) =>
    row(`\`${name}\``, counts, key, sayNumber(rules[name as keyof typeof rules]), beyond, `${attack}: ${link(proof)}`),
  );
  return `<!-- Made by \`npm run limits\` from lib/records/limits/rules.ts and the other places that hold a number. Change those. -->

# Limits

Every limit is on by default. [guarantees.md](guarantees.md) has what they are for, [decision 19](adr/0019-a-reservation-has-three-ends.md) how an
attempt is counted. An address block is an IPv4 address or a /64 of IPv6. \`slowedFrom\` is ${slowedFrom}.

## Budgets

Counted in one table that all processes share, under an HMAC of what they are for. A window begins with its first count. A ladder
counts in a row: each number that is reached blocks for the time next to it, past the last one each further try does, and a right one clears
it. An attempt under way takes a place, so that no race goes beyond a number.

${table(["budget", "counts", "for each", "number", "beyond it", "attack, and its test"], counted)}

## Places

${table(
  ["what", "number", "beyond it", "test"],
  places.map(({ what, number, beyond, proof }) => row(what, number, beyond, link(proof))),
)}

## What strangers can make grow

Tables in which someone can leave rows who has proven nothing, or a password only, and what bounds them.

${table(
  ["table", "a row is", "bound", "it is gone", "test"],
  growth.map((one) =>
    row(`\`${one.table.replaceAll(", ", "`, `")}\``, one.row, one.bound, one.ends, one.proof ? link(one.proof) : ""),
  ),
)}
`;
}
