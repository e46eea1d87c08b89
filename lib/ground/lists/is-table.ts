import { readHeading } from "./headings";
import { readAddresses } from "./read-addresses";

/**
 * Tells whether a pasted text is a table, and no plain list of addresses: lines under headings, cells of a spreadsheet in which something
 * else stands next to an address, or lines that all have names and addresses at the same places.
 */
export function isTable(text: string): boolean {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  const [first = ""] = lines;
  if (lines.length > 1 && !first.includes("@") && splitCells(first, /[,;\t|]/).some(isAddressHeading)) return true;
  if (lines.some((line) => mixes(splitCells(line, /\t/).map(namesSomeone)))) return true;
  return lines.length > 1 && !text.includes("<") && [/,/, /;/].some((mark) => isGrid(lines, mark));
}

function isGrid(lines: string[], mark: RegExp): boolean {
  const rows = lines.map((line) => splitCells(line, mark).map(namesSomeone));
  const [first = []] = rows;
  if (!rows.every((row) => row.length === first.length)) return false;
  const columns = first.map((_, index) => new Set(rows.map((row) => row[index])));
  return columns.every(({ size }) => size === 1) && mixes(first);
}

const mixes = (named: boolean[]) => named.includes(true) && named.includes(false);
const namesSomeone = (cell: string) => readAddresses(cell).some(({ ok }) => ok);
const isAddressHeading = (cell: string) => readHeading(cell)?.kind === "address";
const splitCells = (line: string, mark: RegExp) =>
  line
    .split(mark)
    .map((cell) => cell.replaceAll('"', "").trim())
    .filter((cell) => cell !== "");
