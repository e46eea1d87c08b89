import { readWords } from "@/components/language/read-words";
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
import { entry } from "@/words/entry";
import type { memberList } from "@/words/members";
import { methods } from "@/words/methods";
import { roles } from "@/words/roles";
import { HeadCell, RowTable } from "../row-table";
import { filterOf, type ListQuery, writeListQuery } from "./list-query";
import { MemberRows, type ShownMember } from "./member-rows";
import { actsOfMenus, menuActs } from "./menu-acts";
import { SelectPage } from "./selection";
import { endOf } from "./standing-cell";

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
  const { statuses } = await readWords(entry);
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
  const say = (row: MemberRow): ShownMember => {
    const assessment = assess(row, scope.policy, now);
    const { state, hasFactor } = assessment;
    const name = showName(row);
    const until = endOf(row, assessment);
    return {
      id: row.id,
      href: routes.member(slug, row.id),
      name,
      email: row.name === row.email ? null : showAddress(row.email),
      selects: reaches(scope.member, row) ? words.select(name) : null,
      factor: hasFactor ? words.enabled : words.disabled,
      methods: sayMethods(row),
      signedInAt: row.lastSignInAt,
      verified: row.lastSignInAt ? sayVerified(row.lastSignInAmr) : words.never,
      role: roleWords[row.role].name,
      state,
      stateWord: statuses[state],
      until: until && words.until(<Time at={until} form="date" />),
      acts: menuActs(scope, row, { signedIn: browsed.signedIn.has(row.id) }),
      actions: words.actionsFor(name),
    };
  };
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
        <MemberRows rows={browsed.page.rows.map(say)} now={now} selectable={selectable} onward={words.goToActions} />
      </RowTable>
    </RowMenus>
  );
}
