import { type CsvRecord, readCsv } from "./read-csv";

/** A person that a file names, as written there. An empty role means the role chosen in the form. */
export type NamedPerson = { line: number; address: string; name: string; role: string };

export type ReadPeople = {
  people: NamedPerson[];
  /** Lines with an address that was in the file before, and the line it was on. They are not sent. */
  repeated: (NamedPerson & { first: number })[];
};

/** The names of a column in the first line, without case, spaces and marks. */
const headings = {
  address: ["email", "emailaddress", "mail", "address", "useremail", "primaryemail"],
  name: ["name", "fullname", "displayname", "username"],
  first: ["firstname", "givenname", "forename"],
  last: ["lastname", "surname", "familyname"],
  role: ["role"],
} as const;
type Column = keyof typeof headings;

const roles: Record<string, string> = { administrator: "admin", user: "member" };

/**
 * Reads the people that a CSV file names. The first line may name the columns, in any order and among others. Without it
 * the cell with an "@" is the address and the file's other columns are ignored. No line is dropped silently: lines without
 * an address are kept as they are, so that the report can name them.
 */
export function readPeople(text: string): ReadPeople {
  const records = readCsv(text);
  const columns = readHead(records[0]);
  const found = records.slice(columns ? 1 : 0).map((record) => (columns ? byHead(record, columns) : byLook(record)));
  const lines = new Map<string, number>();
  const people: NamedPerson[] = [];
  const repeated: ReadPeople["repeated"] = [];
  for (const person of found) {
    const key = person.address.normalize("NFKC").toLowerCase();
    const first = lines.get(key);
    if (first !== undefined) repeated.push({ ...person, first });
    else people.push(person);
    if (first === undefined && key) lines.set(key, person.line);
  }
  return { people, repeated };
}

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, "");

function readHead(record: CsvRecord | undefined): Partial<Record<Column, number>> | null {
  if (!record || record.cells.some((cell) => cell.includes("@"))) return null;
  const columns: Partial<Record<Column, number>> = {};
  record.cells.forEach((cell, i) => {
    const column = (Object.keys(headings) as Column[]).find((key) =>
      (headings[key] as readonly string[]).includes(bare(cell)),
    );
    if (column) columns[column] ??= i;
  });
  return columns.address === undefined ? null : columns;
}

function byHead({ line, cells }: CsvRecord, columns: Partial<Record<Column, number>>): NamedPerson {
  const cell = (column: Column) => cells[columns[column] ?? -1] ?? "";
  const name = cell("name") || `${cell("first")} ${cell("last")}`.trim();
  return { line, address: plainAddress(cell("address") || cells.join(" ")), name, role: readRole(cell("role")) };
}

function byLook({ line, cells }: CsvRecord): NamedPerson {
  const address = cells.find((cell) => cell.includes("@")) ?? cells.join(" ");
  return { line, address: plainAddress(address), name: "", role: "" };
}

/** Returns the address of `Bo Member <bo@acme.test>`. */
const plainAddress = (text: string) => (/<([^<>]*)>$/.exec(text)?.[1] ?? text).trim().slice(0, 300);

const readRole = (text: string) => roles[bare(text)] ?? bare(text).slice(0, 40);
