import { type AddressRank, rankHeading, readHeading } from "./headings";
import { holdsAddress } from "./read-cell";
import type { CsvRecord } from "./read-csv";

/** The columns of a list that are read, counted from 0. A name may stand in two, the given name first. */
export type Columns = { address: number | null; name: number[]; role: number | null };

const rowsLookedAt = 1_000;

/**
 * Chooses the columns of a list by their headings and by what stands in them. An address at work comes before a plain one, that before
 * a sign-in name. A private, second or someone else's address is never chosen. Where two could be meant, `address` is null and
 * `competing` names them: a person must choose.
 */
export function chooseColumns(
  headings: readonly string[] | null,
  records: readonly CsvRecord[],
): { columns: Columns; competing: number[] } {
  const rows = records.slice(0, rowsLookedAt).map(({ cells }) => cells);
  const width = Math.max(headings?.length ?? 0, ...rows.map((cells) => cells.length));
  const all = Array.from({ length: width }, (_, index) => index);
  const holding = all.filter((index) => rows.some((cells) => holdsAddress(cells[index] ?? "")));
  const address = chooseAddress(headings ?? [], rows, holding);
  if (!headings) return { columns: { address, name: [], role: null }, competing: address === null ? holding : [] };
  const role = all.find((index) => readHeading(headings[index] ?? "")?.kind === "role") ?? null;
  return {
    columns: { address, name: chooseName(headings, rows), role },
    competing: address === null ? holding : [],
  };
}

function chooseAddress(headings: readonly string[], rows: readonly string[][], holding: number[]): number | null {
  // A heading such as "Company" says nothing of mail: it decides only where no other one does.
  const ranked = (index: number): AddressRank | "hinted" | null => {
    const heading = headings[index] ?? "";
    const meaning = readHeading(heading);
    if (meaning?.kind === "address") return meaning.rank;
    const rank = rankHeading(heading);
    return rank === "work" ? "hinted" : rank;
  };
  for (const rank of ["work", "plain", "login", "hinted"]) {
    const [first, ...more] = holding.filter((index) => ranked(index) === rank);
    if (first === undefined) continue;
    const differ = (index: number) => rows.some((cells) => keyOf(cells[index]) !== keyOf(cells[first]));
    return more.some(differ) ? null : first;
  }
  const [only, ...more] = holding;
  if (only !== undefined) return more.length === 0 && ranked(only) === null ? only : null;
  // Without any address the report names the column in which they are missing.
  const named = headings.flatMap((_, index) => (ranked(index) === "work" || ranked(index) === "plain" ? [index] : []));
  return named.length === 1 ? (named[0] ?? null) : null;
}

const keyOf = (cell = "") => cell.trim().toLowerCase();

function chooseName(headings: readonly string[], rows: readonly string[][]): number[] {
  const find = (kind: string) => {
    const index = headings.findIndex((heading) => readHeading(heading)?.kind === kind);
    return index === -1 ? null : index;
  };
  const [full, first, last] = [find("name"), find("first"), find("last")];
  const filled = (columns: number[]) => rows.filter((cells) => columns.some((index) => cells[index]?.trim())).length;
  const parts = [first, last].filter((index) => index !== null);
  if (full === null) return parts;
  // "Vorname" next to "Name": the surname, unless the given name is part of it.
  if (first !== null && last === null) {
    const whole = rows.filter((cells) => cells[first]?.trim() && cells[full]?.includes(cells[first].trim())).length;
    return whole * 2 >= filled([first]) ? [full] : [first, full];
  }
  return filled(parts) >= filled([full]) && parts.length > 0 ? parts : [full];
}
