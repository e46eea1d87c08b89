import { RefreshWhileWatched } from "@/components/refresh-while-watched";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { requireScope } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import type { Page } from "@/lib/ground/paging";
import { routes } from "@/lib/ground/routes";
import { isLive } from "@/lib/rules/resets/state";
import { openResetLists, requestPages, resetPages } from "@/lib/use-cases/resets/list";
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
  const { requests, resets } = await openResetLists(
    scope.workspace.id,
    requestPages.readTurn({ after: query.requestsAfter, before: query.requestsBefore }),
    resetPages.readTurn(query),
    now,
  );
  return (
    <MemberFrame
      standing={scope}
      under="resets"
      title="Resets"
      lead="Who asks for help, and what became of each reset code. Codes themselves are never kept where they can be read."
    >
      <RefreshWhileWatched />
      <RequestList requests={requests.rows} scope={scope} now={now} />
      <Turns page={requests} slug={slug} names={["requestsAfter", "requestsBefore"]} />
      {resets.rows.length > 0 ? (
        <ResetTable resets={resets.rows} slug={slug} now={now} />
      ) : (
        <EmptyState title="No reset yet">
          When somebody loses their methods, open Members, choose them, and reset their two-factor.
        </EmptyState>
      )}
      <Turns page={resets} slug={slug} names={["after", "before"]}>
        {live(resets.rows)}
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

function live(rows: { state: Parameters<typeof isLive>[0] }[]): string {
  const count = rows.filter(({ state }) => isLive(state)).length;
  return count === 0 ? "" : `${count} on this page can still be used.`;
}

type Place = "after" | "before" | "requestsAfter" | "requestsBefore";
type TurnsProps = { page: Page<unknown>; slug: string; names: [Place, Place]; children?: string };

function Turns({ page, slug, names, children }: TurnsProps) {
  if (!page.after && !page.before && !children) return null;
  const href = (name: Place, place: string | null) => place && routes.resets(slug, { [name]: place });
  return (
    <Pager previousHref={href(names[1], page.before)} nextHref={href(names[0], page.after)}>
      {children}
    </Pager>
  );
}
