import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { joinClasses } from "./join-classes";
import { ScrollArea } from "./scroll-area";

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
      className={joinClasses(
        "rounded border border-line bg-surface",
        wide ? "relative overflow-x-auto" : "max-lg:relative max-lg:overflow-x-auto",
      )}
    >
      <table className="w-full border-separate border-spacing-0 text-start">
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

type ThProps = {
  children?: ReactNode;
  numeric?: boolean;
  sortHref?: string;
  sorted?: "ascending" | "descending";
  className?: string;
};

/** A column's header; with `sortHref` it is a link that sorts by the column. */
export function Th({ children, numeric, sortHref, sorted, className }: ThProps) {
  const Arrow = sorted === "descending" ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={sorted}
      className={joinClasses(
        "h-10 border-b border-line bg-surface px-4 text-13 whitespace-nowrap text-ink-soft first:rounded-ss last:rounded-se",
        "max-lg:first:sticky max-lg:first:start-0 max-lg:first:z-1 lg:sticky lg:top-0 lg:z-1",
        numeric ? "text-end" : "text-start",
        className,
      )}
    >
      {sortHref ? (
        <Link
          href={sortHref}
          prefetch={false}
          className="group -mx-1 inline-flex items-center gap-1 rounded-sm px-1 hover:text-ink"
        >
          {children}
          <Arrow
            aria-hidden
            className={joinClasses("size-3.5", sorted ? "opacity-100" : "opacity-0 group-hover:opacity-60")}
          />
        </Link>
      ) : (
        children
      )}
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
