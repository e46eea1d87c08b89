"use client";

import { type ReactNode, useId } from "react";
import { useReader } from "@/components/language/reader";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Table, Td, Th } from "@/components/ui/table";
import { fill } from "@/words/fill";
import type { InviteWords } from "@/words/invite";
import { type ColumnFields, sayColumns, writeColumns } from "./columns";
import type { ListPreview } from "./invite-state";
import { useInviteWords } from "./invite-words";
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

/** Shows what a list of people holds before the first mail: which columns are read, who is invited, which lines are passed over. */
export function Preview({ preview, role, addressError, onChoose, children }: Props) {
  const id = useId();
  const { words: all, number, byNumber } = useInviteWords();
  const { preview: words } = all;
  const { language } = useReader();
  const list = new Intl.ListFormat(language);
  const { headings, columns, competing, count, passed, sample } = preview;
  const asks = columns.address === null;
  const values = writeColumns(columns);
  const options = headings.map((heading, index) => ({
    value: String(index + 1),
    label: sayColumn(index, heading || (sample[0]?.cells[index]?.trim().slice(0, 40) ?? ""), words),
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
        {words.title}
      </h2>
      {asks ? (
        <Notice tone="warn" title={words.whichColumn}>
          <p>
            {competing.length === 0
              ? words.noColumn
              : byNumber(words.competing, competing.length, {
                  columns: list.format(competing.map((index) => number(index + 1))),
                })}
          </p>
        </Notice>
      ) : (
        <Notice tone="plain" title={count === 0 ? words.none : byNumber(words.toInvite, count)}>
          <p>
            <span>{fill(words.readAs, { columns: sayColumns(columns, headings, words.said) })}</span>{" "}
            <span>{fill(columns.role === null ? words.allAs : words.othersAs, { role })}</span>
          </p>
          {passed.length > 0 && (
            <p>
              {byNumber(words.passed, passed.length, {
                what: countLines(passed, all)
                  .map(({ words: what, n }) => fill(words.passedOne, { what, n: number(n) }))
                  .join("; "),
              })}
            </p>
          )}
        </Notice>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        {choose("addressColumn", words.address, words.choose, addressError)}
        {choose("nameColumn", words.name, words.noneChosen)}
        {choose("surnameColumn", words.surname, words.noneChosen)}
        {choose("roleColumn", words.roleColumn, words.noneChosen)}
      </div>
      <div className="flex flex-col gap-2">
        <h3 className="text-14">{byNumber(words.sample, sample.length)}</h3>
        <SampleTable preview={preview} />
      </div>
      {passed.length > 0 && (
        <div className="flex flex-col gap-2">
          <h3 className="text-14">{words.passedTitle}</h3>
          <LineTable label={words.passedList} lines={passed} />
          {passed.length > linesShownAtMost && (
            <p className="text-13 text-ink-soft">{fill(all.firstShown, { shown: number(linesShownAtMost) })}</p>
          )}
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">{children}</div>
    </section>
  );
}

const sayColumn = (index: number, heading: string, words: InviteWords["preview"]) =>
  fill(heading ? words.columnHeaded : words.column, { n: String(index + 1), heading });

function SampleTable({ preview: { headings, columns, competing, sample } }: { preview: ListPreview }) {
  const { words: all, number } = useInviteWords();
  const { preview: words } = all;
  const uses = (index: number) => {
    if (index === columns.address) return words.uses.email;
    if (columns.name.includes(index)) return words.uses.name;
    return index === columns.role ? words.uses.role : null;
  };
  // What is read comes first, then what competes for it, then the rest as it stands.
  const read = [columns.address, ...columns.name, columns.role, ...competing].filter((index) => index !== null);
  const order = [...new Set([...read, ...headings.keys()])];
  return (
    <Table
      wide
      label={words.sampleTable}
      head={
        <>
          <Th numeric>{all.line}</Th>
          {order.map((index) => (
            <Th key={index}>
              <bdi>{headings[index] || fill(words.column, { n: String(index + 1) })}</bdi>
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
