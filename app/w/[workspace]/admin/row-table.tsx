import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { joinClasses } from "@/components/ui/join-classes";
import { tableFrame, tableHead, tableLook } from "@/components/ui/table-style";

/**
 * A table of 44 px rows that never scrolls sideways. Below 1024 px each row is two lines: the name with its menu, then the state with
 * what else there is room for. The header is hidden there, and heard.
 */
export function RowTable({ label, head, children }: { label: string; head: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={label} className={tableFrame}>
      <table className={joinClasses(tableLook, "max-lg:block")}>
        <thead className="max-lg:sr-only">
          <tr>{head}</tr>
        </thead>
        <tbody className="max-lg:block [&_tr:last-child]:border-b-0 lg:[&_tr:last-child>td]:border-b-0 [&>tr:hover]:bg-[color-mix(in_oklab,var(--sunken)_50%,var(--surface))] [&>tr:has(:checked)]:bg-sunken max-lg:[&>tr]:relative max-lg:[&>tr]:flex max-lg:[&>tr]:flex-wrap max-lg:[&>tr]:items-center max-lg:[&>tr]:gap-x-4 max-lg:[&>tr]:gap-y-1 max-lg:[&>tr]:border-b max-lg:[&>tr]:border-line max-lg:[&>tr]:px-4 max-lg:[&>tr]:py-2">
          {children}
        </tbody>
      </table>
    </section>
  );
}

type HeadProps = {
  children: ReactNode;
  href?: string | undefined;
  sorted?: "ascending" | "descending" | undefined;
  before?: ReactNode;
};

/** A column's header. With `href` it is a link that sorts by the column; narrow pages have a list to choose from instead. */
export function HeadCell({ children, href, sorted, before }: HeadProps) {
  const Arrow = sorted === "descending" ? ArrowDown : ArrowUp;
  return (
    <th scope="col" aria-sort={sorted} className={joinClasses(tableHead, "px-3 text-start last:w-12 xl:px-4")}>
      {before}
      {href ? (
        <>
          <Link
            href={href}
            prefetch={false}
            scroll={false}
            className="group -mx-1 inline-flex min-h-6 items-center gap-1 rounded-sm px-1 hover:text-ink max-lg:hidden"
          >
            {children}
            <Arrow
              aria-hidden
              className={joinClasses("size-3.5", sorted ? "opacity-100" : "opacity-0 group-hover:opacity-60")}
            />
          </Link>
          <span className="lg:hidden">{children}</span>
        </>
      ) : (
        <span>{children}</span>
      )}
    </th>
  );
}

/** By name, in rows.css: a page may have hundreds of cells. */
const looks = {
  name: "row-name",
  detail: "row-detail",
  more: "row-more",
  person: "row-person",
  state: "row-state",
  menu: "row-menu",
};

type CellProps = { part: keyof typeof looks; menu?: string; children: ReactNode };

/** A cell of a RowTable, by what it holds. With `menu`, the id of its row, a right click on it opens the row's menu. */
export function RowCell({ part, menu, children }: CellProps) {
  return (
    <td data-menu-area={menu} className={looks[part]}>
      {part === "name" ? <span className="flex min-w-0 items-center">{children}</span> : children}
    </td>
  );
}
