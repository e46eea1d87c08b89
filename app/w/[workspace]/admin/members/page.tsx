import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { LinkButton } from "@/components/ui/link-button";
import { Pager } from "@/components/ui/pager";
import { SearchField } from "@/components/ui/search-field";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { permits } from "@/lib/rules/policy/permissions";
import { type BulkAct, bulkActs } from "@/lib/use-cases/bulk/acts";
import { browseMembers } from "@/lib/use-cases/members/browse";
import { type Filter, filters } from "@/lib/use-cases/members/filters";
import { memberPages } from "@/lib/use-cases/members/pages";
import { amount } from "@/words/en/amounts";
import { MemberFrame } from "../../member-frame";
import { ActDialog } from "./act-dialog";
import { filterDetails, filterWords } from "./filter-words";
import { type ListQuery, readListQuery, writeListQuery } from "./list-query";
import { MemberTable } from "./member-table";
import { SelectionBar } from "./selection";

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The names of the acts in the selection bar. */
const bulkLabels: Record<BulkAct, string> = {
  remind: "Remind",
  require: "Require",
  exempt: "Exempt",
  "end-sessions": "End sessions",
};

function sayAll({ q }: ListQuery, n: number): string {
  return q ? `Everybody found for “${q}”` : `All ${amount(n, "member")} of this list`;
}

/** Chips without a number to show are left out, except these. */
const always: Filter[] = ["all", "enabled", "disabled"];

export default async function MembersPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const scope = await requireScope(slug, "members:read");
  const given = await searchParams;
  const query = readListQuery({ get: (name) => (typeof given[name] === "string" ? given[name] : null) });
  const now = new Date();
  const base = routes.members(slug);
  const { page, counts } = await browseMembers(scope, {
    filter: query.twoFactor,
    search: query.q,
    turn: memberPages.readTurn(query),
  });
  const href = (changed: Partial<ListQuery>) =>
    routes.members(slug, writeListQuery({ ...query, act: null, member: null, ...changed }));
  const selectable = permits(scope.member.role, "members:manage");
  const start = { after: "", before: "" };
  const chips = filters.filter((name) => always.includes(name) || counts[name] > 0 || name === query.twoFactor);

  return (
    <MemberFrame
      standing={scope}
      under="members"
      title="Members"
      actions={
        <>
          {permits(scope.member.role, "members:export") && (
            <form action={routes.membersExport(slug)} method="get">
              <input type="hidden" name="twoFactor" value={query.twoFactor} />
              <Button>Export CSV</Button>
            </form>
          )}
          {permits(scope.member.role, "members:invite") && (
            <LinkButton href={routes.invite(slug)} tone="primary">
              Invite members
            </LinkButton>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <SearchField
          label="Search members"
          action={base}
          defaultValue={query.q}
          keep={query.twoFactor === "all" ? {} : { twoFactor: query.twoFactor }}
        />
        <FilterChips
          label="Two-factor"
          chips={chips.map((name) => ({
            label: filterWords[name],
            href: href({ ...start, twoFactor: name }),
            current: name === query.twoFactor,
            ...(query.q ? {} : { count: counts[name].toLocaleString("en") }),
          }))}
        />
        {filterDetails[query.twoFactor] && <p className="text-13 text-ink-soft">{filterDetails[query.twoFactor]}</p>}
      </div>
      {page.rows.length > 0 ? (
        <>
          <form action={routes.bulk(slug)} method="get" className="group/select flex flex-col gap-4">
            <input type="hidden" name="twoFactor" value={query.twoFactor} />
            <input type="hidden" name="q" value={query.q} />
            <MemberTable scope={scope} rows={page.rows} query={query} now={now} selectable={selectable} />
            {selectable && (
              <SelectionBar
                key={`${query.twoFactor}~${query.q}~${query.after}~${query.before}`}
                acts={bulkActs.map((act) => ({ value: act, label: bulkLabels[act] }))}
                everyone={sayAll(query, counts[query.twoFactor])}
              />
            )}
          </form>
          <Pager
            previousHref={page.before && href({ after: "", before: page.before })}
            nextHref={page.after && href({ before: "", after: page.after })}
          >
            {query.q ? `Matches for “${query.q}”` : amount(counts[query.twoFactor], "member")}
          </Pager>
        </>
      ) : (
        <EmptyState
          title={query.q ? `Nobody matches “${query.q}”.` : "Nobody is in this state."}
          action={<LinkButton href={base}>Show all members</LinkButton>}
        >
          {query.q && "Search by the beginning of a name, an address or a domain."}
        </EmptyState>
      )}
      {query.act && query.member && (
        <ActDialog scope={scope} act={query.act} memberId={query.member} from={{ list: query }} closeHref={href({})} />
      )}
    </MemberFrame>
  );
}
