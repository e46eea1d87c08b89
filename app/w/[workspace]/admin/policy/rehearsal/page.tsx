import { redirect } from "next/navigation";
import { readWords } from "@/components/language/read-words";
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
import { policy as policyWords } from "@/words/policy";
import { roles } from "@/words/roles";
import { MemberFrame } from "../../../member-frame";

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
  const { members, rehearsal: words } = await readWords(policyWords);
  const { roleWords } = await readWords(roles);
  const here = (turn: { after?: string; before?: string }) => routes.rehearsal(slug, { outcome, ...turn });

  return (
    <MemberFrame
      standing={scope}
      under="policy"
      title={words.title}
      lead={
        <>
          <span>{proposal.at > now ? words.leadLater : words.leadNow}</span> {words.outcomes[outcome].detail}
        </>
      }
      actions={<LinkButton href={policy}>{words.back}</LinkButton>}
    >
      <FilterChips
        label={words.filter}
        chips={outcomes.map((each) => ({
          label: words.outcomes[each].title,
          count: numbers.outcomes[each],
          href: routes.rehearsal(slug, { outcome: each }),
          current: each === outcome,
        }))}
      />
      {page.members.length === 0 ? (
        <EmptyState title={page.n > 0 ? words.nonePage : words.none}>
          {page.n > 0 ? words.nonePageText : words.noneText}
        </EmptyState>
      ) : (
        <Table
          label={words.outcomes[outcome].title}
          head={
            <>
              <Th>{words.name}</Th>
              <Th>{words.twoFactor}</Th>
              {outcome === "by-day" && <Th>{words.byDay}</Th>}
              <Th>{words.role}</Th>
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
        {members(page.n)}
      </Pager>
    </MemberFrame>
  );
}
