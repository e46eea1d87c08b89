import { readEmailAddress } from "@/lib/ground/email-address";
import { readHeading } from "./headings";

const delimiters = [",", ";", "\t", "|"] as const;
const linesLookedAt = 30;

/**
 * Finds what stands between the cells of a file: what a first line `sep=;` names (Excel), else the mark that yields the most addresses and
 * known headings, and among equals the most cells. Returns the text after that line, and how many lines were taken.
 */
export function takeDelimiter(text: string): { delimiter: string; body: string; lines: number } {
  const [named, mark] = /^"?sep=([^\n"])"?[^\S\n\t]*(?:\n|$)/i.exec(text) ?? [];
  if (named !== undefined && mark !== undefined) return { delimiter: mark, body: text.slice(named.length), lines: 1 };
  const sample = text
    .slice(0, 100_000)
    .split("\n", linesLookedAt)
    .map((line) => line.replace(/"[^"]*"/g, (cell) => cell.replace(/[,;\t|]/g, " ")));
  const [best] = delimiters
    .map((delimiter) => {
      const cells = sample.flatMap((line) => line.split(delimiter)).map((cell) => cell.replaceAll('"', "").trim());
      return { delimiter, known: cells.filter(isKnown).length, cells: cells.length };
    })
    .sort((a, b) => b.known - a.known || b.cells - a.cells);
  return { delimiter: best?.delimiter ?? ",", body: text, lines: 0 };
}

const isKnown = (cell: string) =>
  cell.length < 255 && (cell.includes("@") ? readEmailAddress(cell) !== null : readHeading(cell) !== null);
