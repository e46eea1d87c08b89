import type { Columns } from "@/lib/ground/lists/choose-columns";
import { fill } from "@/words/fill";
import type { InviteWords } from "@/words/invite";

/** The fields of a form in which the columns of a list are chosen. Each holds a column's number from 1, or "". */
export const columnFields = ["addressColumn", "nameColumn", "surnameColumn", "roleColumn"] as const;
export type ColumnFields = Record<(typeof columnFields)[number], string>;

const write = (column: number | null | undefined) =>
  column === null || column === undefined ? "" : String(column + 1);
const read = (field: string) => (/^[1-9]\d{0,4}$/.test(field) ? Number(field) - 1 : null);

/** Writes chosen columns as the values of those fields. */
export function writeColumns({ address, name, role }: Columns): ColumnFields {
  return {
    addressColumn: write(address),
    nameColumn: write(name[0]),
    surnameColumn: write(name[1]),
    roleColumn: write(role),
  };
}

/** Reads the columns that the fields name. */
export function readColumns(fields: ColumnFields): Columns {
  const name = [read(fields.nameColumn), read(fields.surnameColumn)].filter((column) => column !== null);
  return { address: read(fields.addressColumn), name: [...new Set(name)], role: read(fields.roleColumn) };
}

/** Says which columns are read: `email = column 3 “Email”, name = columns 1 + 2`. */
export function sayColumns(
  { address, name, role }: Columns,
  headings: string[],
  said: InviteWords["preview"]["said"],
): string {
  const one = (column: number) =>
    fill(headings[column] ? said.columnHeaded : said.column, {
      n: String(column + 1),
      heading: headings[column] ?? "",
    });
  return [
    address === null ? said.noEmail : fill(said.email, { column: one(address) }),
    name.length > 1 ? fill(said.names, { columns: name.map((column) => column + 1).join(" + ") }) : null,
    name.length === 1 ? fill(said.name, { column: one(name[0] ?? 0) }) : null,
    role === null ? null : fill(said.role, { column: one(role) }),
  ]
    .filter((part) => part !== null)
    .join(", ");
}
