import { redirect } from "next/navigation";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { LinkButton } from "@/components/ui/link-button";
import { Pager } from "@/components/ui/pager";
import { StatusBadge } from "@/components/ui/status-badge";
import { Table, Td, Th } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { requireScope } from "@/lib/access/sessions/require";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { outcomes, readOutcome } from "@/lib/rules/policy/rehearse";
import { memberPages } from "@/lib/use-cases/members/pages";
import { listOutcome } from "@/lib/use-cases/policy-admin/list-outcome";
import { openPolicyPage } from "@/lib/use-cases/policy-admin/open-policy-page";
import { roleWords } from "@/words/en/roles";
import { MemberFrame } from "../../../member-frame";
import { outcomeWords } from "../outcome-words";
import { people } from "../sentences";

type Query = { outcome?: string; after?: string; before?: string };
type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<Query> };

export default async function RehearsalPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const query = await searchParams;
  const scope = await requireScope(slug, "policy:read");
  const now = new Date();
  const policy = routes.policy(slug);
  const outcome = readOutcome(query.outcome) ?? "next-request";
  const { rehearsal } = await openPolicyPage(scope);
  const page = rehearsal && (await listOutcome(scope, outcome, memberPages.readTurn(query)));
  if (!rehearsal || !page) redirect(policy);
  const { numbers, proposal } = rehearsal;
  const words = outcomeWords[outcome];
  const here = (turn: { after?: string; before?: string }) => routes.rehearsal(slug, { outcome, ...turn });

  return (
    <MemberFrame
      standing={scope}
      under="policy"
      title="Rehearsal"
      lead={
        <>
          What publishing the draft does,{" "}
          <span>{proposal.at > now ? "when it takes hold" : "the moment it is published"}</span>. {words.detail}
        </>
      }
      actions={<LinkButton href={policy}>Back to the draft</LinkButton>}
    >
      <FilterChips
        label="What it does"
        chips={outcomes.map((each) => ({
          label: outcomeWords[each].title,
          count: numbers.outcomes[each],
          href: routes.rehearsal(slug, { outcome: each }),
          current: each === outcome,
        }))}
      />
      {page.members.length === 0 ? (
        <EmptyState title={page.n > 0 ? "Nobody on this page" : "Nobody"}>
          {page.n > 0 ? "There are more on the next." : "The draft does this to no member."}
        </EmptyState>
      ) : (
        <Table
          label={words.title}
          head={
            <>
              <Th>Name</Th>
              <Th>Two-factor now</Th>
              {outcome === "by-day" && <Th>By</Th>}
              <Th>Role</Th>
            </>
          }
        >
          {page.members.map(({ row, state, deadline }) => (
            <tr key={row.id}>
              <Td fill>
                <bdi>{row.name}</bdi> <span className="text-13 text-ink-faint">{showAddress(row.email)}</span>
              </Td>
              <Td className="whitespace-nowrap">
                <StatusBadge status={state} />
              </Td>
              {outcome === "by-day" && <Td className="whitespace-nowrap">{deadline && <Time at={deadline} />}</Td>}
              <Td className="whitespace-nowrap">{roleWords[row.role].name}</Td>
            </tr>
          ))}
        </Table>
      )}
      <Pager
        previousHref={page.before ? here({ before: page.before }) : null}
        nextHref={page.after ? here({ after: page.after }) : null}
      >
        {people(page.n)}
      </Pager>
    </MemberFrame>
  );
}
