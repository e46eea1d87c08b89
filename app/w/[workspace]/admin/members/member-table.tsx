import Link from "next/link";
import { readWords } from "@/components/language/read-words";
import { MenuButton } from "@/components/ui/menu-button";
import { RowMenus } from "@/components/ui/row-menus";
import { Time } from "@/components/ui/time";
import type { Scope } from "@/lib/access/sessions/judge";
import { showAddress, showName } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import type { MemberRow } from "@/lib/records/member-rows/member-row";
import { assess } from "@/lib/rules/policy/assess";
import { reaches } from "@/lib/rules/policy/permissions";
import type { Browsed } from "@/lib/use-cases/members/browse";
import { effectiveSort, type Sort } from "@/lib/use-cases/members/sorting";
import type { memberList } from "@/words/members";
import { methods } from "@/words/methods";
import { roles } from "@/words/roles";
import { HeadCell, RowCell, RowTable } from "../row-table";
import { filterOf, type ListQuery, writeListQuery } from "./list-query";
import { actsOfMenus, menuActs } from "./menu-acts";
import { SelectPage } from "./selection";
import { Second, Standing } from "./standing-cell";

type Words = (typeof memberList)["en"];
type Props = {
  scope: Scope<"members:read">;
  browsed: Browsed;
  query: ListQuery;
  now: Date;
  selectable: boolean;
  words: Words;
};

const columns: { key: keyof Words["columns"]; by: Sort["by"] }[] = [
  { key: "name", by: "name" },
  { key: "twoFactor", by: "two-factor" },
  { key: "lastSignIn", by: "last-sign-in" },
  { key: "role", by: "role" },
  { key: "state", by: "state" },
];

/**
 * Shows members, one row each, of two lines on a narrow page. A menu at the row's end, and a right click on its two-factor cell, offers
 * what can be done.
 */
export async function MemberTable({ scope, browsed, query, now, selectable, words }: Props) {
  const { slug } = scope.workspace;
  const { sayMethods, sayVerified } = await readWords(methods);
  const { roleWords } = await readWords(roles);
  const filter = filterOf(query);
  const sort = effectiveSort(filter, query.sort);
  const ranged = filter.lastSignIn !== null && filter.lastSignIn !== "never";
  /** A search has its own order, and a range of last sign-ins is not sorted by name. */
  const sortHref = (by: Sort["by"]) => {
    if (query.q || (by === "name" && ranged)) return undefined;
    const first = by === "last-sign-in";
    const descending = sort.by === by ? !sort.descending : first;
    const turned = { ...query, sort: { by, descending }, act: null, member: null, after: "", before: "" };
    return routes.members(slug, writeListQuery(turned));
  };
  const menus = actsOfMenus(words.menu, slug, (act, member) =>
    routes.members(slug, writeListQuery({ ...query, act, member })),
  );
  return (
    <RowMenus acts={menus}>
      <RowTable
        label={words.title}
        head={
          <>
            {columns.map(({ key, by }) => (
              <HeadCell
                key={key}
                href={sortHref(by)}
                sorted={!query.q && sort.by === by ? (sort.descending ? "descending" : "ascending") : undefined}
                before={selectable && key === "name" && <SelectPage label={words.selectPage} />}
              >
                {words.columns[key]}
              </HeadCell>
            ))}
            <HeadCell>
              <span className="sr-only">{words.actions}</span>
            </HeadCell>
          </>
        }
      >
        {browsed.page.rows.map((row) => {
          const assessment = assess(row, scope.policy, now);
          const acts = menuActs(scope, row, { signedIn: browsed.signedIn.has(row.id) });
          const name = showName(row);
          return (
            <tr key={row.id}>
              <RowCell part="name">
                {selectable && (
                  <SelectRow
                    row={row}
                    label={words.select(name)}
                    onward={words.goToActions}
                    off={!reaches(scope.member, row)}
                  />
                )}
                <span className="block min-w-0 flex-1">
                  <Link
                    href={routes.member(slug, row.id)}
                    prefetch={false}
                    className="-my-1 block truncate rounded-sm py-1 font-medium hover:underline"
                  >
                    <bdi>{name}</bdi>
                  </Link>
                  {row.name !== row.email && (
                    <span className="block max-lg:hidden">
                      <Second>{showAddress(row.email)}</Second>
                    </span>
                  )}
                </span>
              </RowCell>
              <RowCell part="detail" {...(acts.length > 0 ? { menu: row.id } : {})}>
                <span className="max-lg:sr-only">{assessment.hasFactor ? words.enabled : words.disabled}</span>
                <Second>{sayMethods(row)}</Second>
              </RowCell>
              <RowCell part="more">
                {row.lastSignInAt ? (
                  <>
                    <Time at={row.lastSignInAt} form="ago" now={now} />
                    <span className="max-lg:hidden">
                      <Second>{sayVerified(row.lastSignInAmr)}</Second>
                    </span>
                  </>
                ) : (
                  <span className="text-ink-faint">{words.never}</span>
                )}
              </RowCell>
              <RowCell part="more">{roleWords[row.role].name}</RowCell>
              <RowCell part="state">
                <Standing row={row} assessment={assessment} />
              </RowCell>
              <RowCell part="menu">
                {acts.length > 0 && <MenuButton id={row.id} label={words.actionsFor(name)} acts={acts} />}
              </RowCell>
            </tr>
          );
        })}
      </RowTable>
    </RowMenus>
  );
}

type SelectProps = { row: MemberRow; label: string; onward: string; off: boolean };

/** Selects a row. Once it is, the next Tab stop leads to the bar of what can be done. */
function SelectRow({ row, label, onward, off }: SelectProps) {
  if (off) return <span className="-ms-2 size-8 shrink-0" />;
  return (
    <>
      <label className="peer -my-2 -ms-2 grid size-8 shrink-0 cursor-pointer place-items-center">
        <span className="sr-only">{label}</span>
        <input type="checkbox" name="id" value={row.id} className="size-4 cursor-pointer" />
      </label>
      <a
        href="#selection"
        className="hidden rounded bg-surface px-2 py-1 peer-has-[:checked]:sr-only peer-has-[:checked]:block peer-has-[:checked]:focus:not-sr-only peer-has-[:checked]:focus:absolute peer-has-[:checked]:focus:z-2"
      >
        {onward}
      </a>
    </>
  );
}
