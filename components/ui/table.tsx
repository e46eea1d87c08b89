import type { ComponentProps, ReactNode } from "react";
import { joinClasses } from "./join-classes";
import { ScrollArea } from "./scroll-area";
import { tableFrame, tableHead, tableLook } from "./table-style";

type TableProps = {
  label: string;
  head: ReactNode;
  /** Scrolls sideways on a desktop, too: for columns that are not known before. */
  wide?: boolean;
  children: ReactNode;
};

/**
 * Shows rows of 44 px under a sticky header. On a narrow page the table scrolls sideways by itself, with a sticky first
 * column. `head` holds Th cells, children are `<tr>` with Td cells.
 */
export function Table({ label, head, wide, children }: TableProps) {
  return (
    <ScrollArea
      label={label}
      className={joinClasses(tableFrame, wide ? "relative overflow-x-auto" : "max-lg:relative max-lg:overflow-x-auto")}
    >
      <table className={tableLook}>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody className="[&_tr:last-child>td]:border-b-0 [&>tr:hover>td]:bg-[color-mix(in_oklab,var(--sunken)_50%,var(--surface))] [&>tr:has(:checked)>td]:bg-sunken">
          {children}
        </tbody>
      </table>
    </ScrollArea>
  );
}

type ThProps = { children?: ReactNode; numeric?: boolean; className?: string };

/** A column's header. */
export function Th({ children, numeric, className }: ThProps) {
  return (
    <th
      scope="col"
      className={joinClasses(
        tableHead,
        "px-4",
        "max-lg:first:sticky max-lg:first:start-0 max-lg:first:z-1",
        numeric ? "text-end" : "text-start",
        className,
      )}
    >
      {children}
    </th>
  );
}

type TdProps = ComponentProps<"td"> & { numeric?: boolean; fill?: boolean };

/** One cell. `numeric` aligns tabular figures to the end; `fill` takes the remaining width and truncates. */
export function Td({ numeric, fill, className, ...rest }: TdProps) {
  return (
    <td
      {...rest}
      className={joinClasses(
        "h-11 border-b border-line px-4 py-1.5 transition-colors",
        "max-lg:first:sticky max-lg:first:start-0 max-lg:first:z-1 max-lg:first:max-w-50 max-lg:first:bg-surface",
        numeric && "text-end tabular-nums",
        fill && "truncate lg:w-full lg:max-w-0",
        className,
      )}
    />
  );
}
