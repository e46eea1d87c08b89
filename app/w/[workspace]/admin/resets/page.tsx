import { readWords } from "@/components/language/read-words";
import { RefreshWhileWatched } from "@/components/refresh-while-watched";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { requireScope } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import type { Page } from "@/lib/ground/paging";
import { routes } from "@/lib/ground/routes";
import { isLive } from "@/lib/rules/resets/state";
import { openResetLists, requestPages, resetPages } from "@/lib/use-cases/resets/list";
import { resets as resetWords } from "@/words/resets";
import { MemberFrame } from "../../member-frame";
import { ResetAct } from "../members/[id]/reset/reset-act";
import { RequestList } from "./request-list";
import { ResetTable } from "./reset-table";

type Query = { after?: string; before?: string; requestsAfter?: string; requestsBefore?: string; reset?: string };
type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<Query> };

export default async function ResetsPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const scope = await requireScope(slug, "members:reset");
  const query = await searchParams;
  const resetting = readId(query.reset);
  const now = new Date();
  const words = await readWords(resetWords);
  const { requests, resets } = await openResetLists(
    scope.workspace.id,
    requestPages.readTurn({ after: query.requestsAfter, before: query.requestsBefore }),
    resetPages.readTurn(query),
    now,
  );
  const active = resets.rows.filter(({ state }) => isLive(state)).length;
  return (
    <MemberFrame standing={scope} under="resets" title={words.title} lead={words.lead}>
      <RefreshWhileWatched />
      <RequestList requests={requests.rows} scope={scope} now={now} words={words.requests} />
      <Turns page={requests} slug={slug} names={["requestsAfter", "requestsBefore"]} />
      {resets.rows.length > 0 ? (
        <ResetTable resets={resets.rows} slug={slug} now={now} words={words} />
      ) : (
        <EmptyState title={words.none}>{words.noneHint}</EmptyState>
      )}
      <Turns page={resets} slug={slug} names={["after", "before"]}>
        {active > 0 && words.live(active)}
      </Turns>
      {resetting && (
        <ResetAct
          scope={scope}
          memberId={resetting}
          at={["resets", { reset: resetting }]}
          closeHref={routes.resets(slug)}
        />
      )}
    </MemberFrame>
  );
}

type Place = "after" | "before" | "requestsAfter" | "requestsBefore";
type TurnsProps = { page: Page<unknown>; slug: string; names: [Place, Place]; children?: string | false };

function Turns({ page, slug, names, children }: TurnsProps) {
  if (!page.after && !page.before && !children) return null;
  const href = (name: Place, place: string | null) => place && routes.resets(slug, { [name]: place });
  return (
    <Pager previousHref={href(names[1], page.before)} nextHref={href(names[0], page.after)}>
      {children}
    </Pager>
  );
}
