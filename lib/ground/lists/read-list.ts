import { type Columns, chooseColumns } from "./choose-columns";
import { restoreCell } from "./csv-line";
import { giveWay } from "./give-way";
import { readHeading } from "./headings";
import { type CellTrouble, holdsAddress, readCell } from "./read-cell";
import { type CsvRecord, readCsv } from "./read-csv";

/** Someone a list names: the address as mail goes to it. An empty role means the one chosen for all, an empty name that none is known. */
export type NamedPerson = { line: number; address: string; name: string; role: string };

/**
 * A line that is passed over. `repeated`: `first` is the earlier line with that address. `above`: it stands above the headings.
 * `headings`: it was taken for them, though none of its words is known.
 */
export type PassedLine = {
  line: number;
  address: string;
  outcome: CellTrouble | "role" | "repeated" | "above" | "headings";
  first?: number;
};

/** A list as it was read: what stands over each column, which columns were chosen or compete, and what each line yields. */
export type ListReading = {
  headings: string[];
  columns: Columns;
  competing: number[];
  people: NamedPerson[];
  passed: PassedLine[];
  /** The first lines with people on them, as they stand in the list. */
  sample: { line: number; cells: string[] }[];
};

export type ListRead =
  | ({ ok: true } & ListReading)
  | { ok: false; reason: "empty" | "too-many" }
  | { ok: false; reason: "quote"; line: number };

/** The most lines a list may have. */
export const listLinesAtMost = 100_000;

const sampleSize = 5;
const rowsAtOnce = 1_000;
const headingsWithin = 10;

/**
 * Reads a list of people: a CSV file, or cells copied from a spreadsheet. `wanted` are the columns that a person chose, if they did;
 * `roles` are those they may give. No line is dropped silently: each is a person, or passed over for a reason.
 */
export async function readList(text: string, roles: readonly string[], wanted?: Columns): Promise<ListRead> {
  const csv = await readCsv(text);
  if (!csv.ok) return csv;
  const { headings, above, rows } = splitHead(csv.records);
  if (rows.length > listLinesAtMost) return { ok: false, reason: "too-many" };
  const isOurs = ourHeadings.every((heading, index) => headings?.[index] === heading);
  // Other programs defuse names alike. An address may begin with an apostrophe, so only in our own export one is taken off.
  const cellsOf = isOurs ? rows.map((row) => ({ ...row, cells: row.cells.map(restoreCell) })) : rows;
  if (cellsOf.length === 0) return { ok: false, reason: "empty" };
  const chosen = chooseColumns(headings, cellsOf);
  const columns = wanted ?? chosen.columns;
  const width = Math.max(headings?.length ?? 0, ...cellsOf.slice(0, rowsAtOnce).map(({ cells }) => cells.length));
  return {
    ok: true,
    headings: Array.from({ length: width }, (_, index) => headings?.[index]?.trim() ?? ""),
    columns,
    competing: columns.address === null ? chosen.competing : [],
    sample: cellsOf.slice(0, sampleSize).map(({ line, cells }) => ({ line, cells })),
    ...(await readRows(cellsOf, columns, roles, { above, restoreName: isOurs ? (name) => name : restoreCell })),
  };
}

/** The first headings of our own export of members. */
const ourHeadings = ["Name", "Email", "Role", "State"];

/** Finds the headings: the line with the most known ones above the first address, else a line of other words right above it. */
function splitHead(records: CsvRecord[]): { headings: string[] | null; above: PassedLine[]; rows: CsvRecord[] } {
  const first = records.findIndex(({ cells }) => cells.some(holdsAddress));
  const before = records.slice(0, first === -1 ? headingsWithin : Math.min(first, headingsWithin));
  const known = before.map(({ cells }) => cells.filter((cell) => readHeading(cell) !== null).length);
  const most = Math.max(0, ...known);
  const at = most > 0 ? known.indexOf(most) : first === 1 ? 0 : -1;
  const passed = (record: CsvRecord, outcome: "above" | "headings"): PassedLine => ({
    line: record.line,
    address: textOf(record),
    outcome,
  });
  return {
    headings: records[at]?.cells ?? null,
    above: before.slice(0, at + 1).flatMap((record, index) => {
      if (index < at) return [passed(record, "above")];
      return most === 0 ? [passed(record, "headings")] : [];
    }),
    rows: records.slice(at + 1),
  };
}

type Head = { above: PassedLine[]; restoreName: (name: string) => string };

async function readRows(rows: CsvRecord[], columns: Columns, roles: readonly string[], { above, restoreName }: Head) {
  const people: NamedPerson[] = [];
  const passed = [...above];
  const lines = new Map<string, number>();
  if (columns.address === null) return { people, passed };
  for (const [index, record] of rows.entries()) {
    if (index % rowsAtOnce === rowsAtOnce - 1) await giveWay();
    const { line } = record;
    const cell = (column: number | null) => (column === null ? "" : (record.cells[column] ?? "").trim());
    const nameOf = (parts: number[]) =>
      parts
        .map((part) => restoreName(cell(part)))
        .filter(Boolean)
        .join(" ");
    const read = readCell(cell(columns.address));
    const role = readRole(cell(columns.role));
    const first = read.ok ? lines.get(read.key) : undefined;
    if (!read.ok) {
      passed.push({ line, address: cell(columns.address).slice(0, 100) || textOf(record), outcome: read.reason });
    } else if (first !== undefined) passed.push({ line, address: read.email, outcome: "repeated", first });
    else if (role !== "" && !roles.includes(role)) passed.push({ line, address: read.email, outcome: "role" });
    else people.push({ line, address: read.email, name: nameOf(columns.name), role });
    if (read.ok && first === undefined) lines.set(read.key, line);
  }
  return { people, passed };
}

const textOf = ({ cells }: CsvRecord) =>
  cells
    .filter((cell) => cell.trim())
    .join(" ")
    .slice(0, 100);

const roleWords: Record<string, string> = {
  administrator: "admin",
  user: "member",
  mitglied: "member",
  benutzer: "member",
  inhaber: "owner",
  eigentümer: "owner",
};

function readRole(text: string): string {
  const bare = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}]/gu, "");
  return roleWords[bare] ?? bare.slice(0, 40);
}
