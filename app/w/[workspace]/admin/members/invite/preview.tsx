"use client";

import { type ReactNode, useId } from "react";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Table, Td, Th } from "@/components/ui/table";
import { type ColumnFields, sayColumns, writeColumns } from "./columns";
import type { ListPreview } from "./invite-state";
import { LineTable, linesShownAtMost } from "./line-table";
import { countLines } from "./line-words";

type Props = {
  preview: ListPreview;
  /** The role of those whose line names none. */
  role: string;
  addressError?: string;
  onChoose?: (field: keyof ColumnFields, value: string) => void;
  children: ReactNode;
};

const number = (n: number) => n.toLocaleString("en");
const people = (n: number) => (n === 1 ? "1 person" : `${number(n)} people`);

/** Shows what a list of people holds before the first mail: which columns are read, who is invited, which lines are passed over. */
export function Preview({ preview, role, addressError, onChoose, children }: Props) {
  const id = useId();
  const { headings, columns, competing, count, passed, sample } = preview;
  const asks = columns.address === null;
  const values = writeColumns(columns);
  const options = headings.map((heading, index) => ({
    value: String(index + 1),
    label: [`Column ${index + 1}`, heading || sample[0]?.cells[index]?.trim().slice(0, 40)].filter(Boolean).join(": "),
  }));
  const choose = (name: keyof ColumnFields, label: string, none: string, error?: string) => (
    <Select
      name={name}
      label={label}
      options={[{ value: "", label: none }, ...options]}
      defaultValue={values[name]}
      error={error}
      onChange={onChoose && ((event) => onChoose(name, event.currentTarget.value))}
    />
  );
  return (
    <section aria-labelledby={id} className="flex flex-col gap-5">
      <h2 id={id} className="text-16">
        Preview
      </h2>
      {asks ? (
        <Notice tone="warn" title="Which column has the addresses?">
          <p>{sayWhy(competing)}</p>
        </Notice>
      ) : (
        <Notice tone="plain" title={count === 0 ? "No one to invite" : `${people(count)} to invite`}>
          <p>
            <span>Read as: {sayColumns(columns, headings)}.</span>{" "}
            <span>{columns.role === null ? `All as ${role}.` : `Lines without a role: ${role}.`}</span>
          </p>
          {passed.length > 0 && (
            <p>
              <span>{number(passed.length)}</span> <span>{passed.length === 1 ? "line is" : "lines are"}</span> passed
              over:{" "}
              {countLines(passed)
                .map(({ words, n }) => `${words} (${number(n)})`)
                .join("; ")}
              .
            </p>
          )}
        </Notice>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        {choose("addressColumn", "Column with the address", "Choose a column", addressError)}
        {choose("nameColumn", "Column with the name", "None")}
        {choose("surnameColumn", "Column with the rest of the name", "None")}
        {choose("roleColumn", "Column with the role", "None")}
      </div>
      <div className="flex flex-col gap-2">
        <h3 className="text-14">{sample.length === 1 ? "First line" : `First ${number(sample.length)} lines`}</h3>
        <SampleTable preview={preview} />
      </div>
      {passed.length > 0 && (
        <div className="flex flex-col gap-2">
          <h3 className="text-14">Passed over</h3>
          <LineTable label="Lines that are passed over" lines={passed} />
          {passed.length > linesShownAtMost && (
            <p className="text-13 text-ink-soft">The first {number(linesShownAtMost)} of these lines are shown.</p>
          )}
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">{children}</div>
    </section>
  );
}

function sayWhy(competing: number[]): string {
  if (competing.length === 0)
    return "No column has addresses in its first lines. Nothing is sent until you choose one.";
  const [last, ...others] = competing.map((index) => number(index + 1)).reverse();
  const which = others.length > 0 ? `Columns ${others.reverse().join(", ")} and ${last} have` : `Column ${last} has`;
  return `${which} addresses, and no heading says that mail for work goes there. Nothing is sent until you choose one.`;
}

function SampleTable({ preview: { headings, columns, competing, sample } }: { preview: ListPreview }) {
  const uses = (index: number) => {
    if (index === columns.address) return "Email";
    if (columns.name.includes(index)) return "Name";
    return index === columns.role ? "Role" : null;
  };
  // What is read comes first, then what competes for it, then the rest as it stands.
  const read = [columns.address, ...columns.name, columns.role, ...competing].filter((index) => index !== null);
  const order = [...new Set([...read, ...headings.keys()])];
  return (
    <Table
      wide
      label="First lines"
      head={
        <>
          <Th numeric>Line</Th>
          {order.map((index) => (
            <Th key={index}>
              <bdi>{headings[index] || `Column ${index + 1}`}</bdi>
              {uses(index) && <span className="ms-1.5 font-normal text-ink-faint">{`= ${uses(index)}`}</span>}
            </Th>
          ))}
        </>
      }
    >
      {sample.map(({ line, cells }) => (
        <tr key={line}>
          <Td numeric>{number(line)}</Td>
          {order.map((index) => (
            <Td key={index} className={uses(index) ? undefined : "text-ink-faint"}>
              <bdi className="block max-w-60 truncate">{cells[index]}</bdi>
            </Td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
