import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pager } from "@/components/ui/pager";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { permits } from "@/lib/rules/policy/permissions";
import { bulkActs } from "@/lib/use-cases/bulk/acts";
import { browseMembers } from "@/lib/use-cases/members/browse";
import { memberPages } from "@/lib/use-cases/members/pages";
import { byName } from "@/lib/use-cases/members/sorting";
import { memberList } from "@/words/members";
import { MemberFrame } from "../../member-frame";
import { ActDialog } from "./act-dialog";
import { RememberList } from "./back-to-list";
import { HiddenQuery } from "./hidden-query";
import { filterOf, isNarrowed, type ListQuery, readListQuery, writeListQuery } from "./list-query";
import { MemberFilters } from "./member-filters";
import { MemberTable } from "./member-table";
import { SelectionBar } from "./selection";

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function MembersPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const scope = await requireScope(slug, "members:read");
  const given = await searchParams;
  const query = readListQuery({ get: (name) => (typeof given[name] === "string" ? given[name] : null) });
  const words = await readWords(memberList);
  const now = new Date();
  const filter = filterOf(query);
  const turn = memberPages.readTurn(query);
  const browsed = await browseMembers(scope, { filter, sort: query.sort, search: query.q, turn });
  const { page, shown } = browsed;
  const href = (changed: Partial<ListQuery>) =>
    routes.members(slug, writeListQuery({ ...query, act: null, member: null, ...changed }));
  const selectable = permits(scope.member.role, "members:manage");
  const found = words.found(shown.n, shown.more);

  return (
    <MemberFrame
      standing={scope}
      under="members"
      title={words.title}
      actions={
        permits(scope.member.role, "members:invite") && (
          <LinkButton href={routes.invite(slug)} tone="primary">
            {words.invite}
          </LinkButton>
        )
      }
    >
      <RememberList address={href({})} />
      <MemberFilters query={query} counts={browsed.counts} base={routes.members(slug)} href={href} words={words} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p role="status" className="text-ink-soft tabular-nums">
          {found}
          {query.state && <span> · {words.stateDetails[query.state]}</span>}
        </p>
        {permits(scope.member.role, "members:export") && page.rows.length > 0 && (
          <form
            action={routes.membersExport(slug)}
            method="get"
            className="flex flex-wrap items-center gap-x-3 gap-y-1"
          >
            <HiddenQuery query={query} />
            <span id="exported" className="text-13 text-ink-faint">
              {words.exportHint(shown.n, shown.more)}
            </span>
            <Button size="small" aria-describedby="exported">
              {words.export}
            </Button>
          </form>
        )}
      </div>
      {page.rows.length > 0 ? (
        <>
          <form action={routes.bulk(slug)} method="get" className="group/select flex flex-col gap-4">
            <HiddenQuery query={{ ...query, sort: byName }} />
            <MemberTable
              scope={scope}
              browsed={browsed}
              query={query}
              now={now}
              selectable={selectable}
              words={words}
            />
            {selectable && (
              <SelectionBar
                key={JSON.stringify([filter, query.q, query.after, query.before])}
                acts={bulkActs.map((act) => ({ value: act, label: words.bulk[act] }))}
                everyone={query.q ? words.allFound(query.q) : words.allListed(shown.n, shown.more)}
                selected={words.selected}
              />
            )}
          </form>
          <Pager
            previousHref={page.before && href({ after: "", before: page.before })}
            nextHref={page.after && href({ before: "", after: page.after })}
          >
            {found}
          </Pager>
        </>
      ) : (
        <EmptyState
          title={query.q ? words.noMatch(query.q) : words.noneFiltered}
          action={isNarrowed(query) && <LinkButton href={routes.members(slug)}>{words.showAll}</LinkButton>}
        >
          {query.q && words.searchHint}
        </EmptyState>
      )}
      {query.act && query.member && (
        <ActDialog scope={scope} act={query.act} memberId={query.member} from={{ list: query }} closeHref={href({})} />
      )}
    </MemberFrame>
  );
}
