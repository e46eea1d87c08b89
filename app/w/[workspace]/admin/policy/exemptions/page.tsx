import { ActionForm } from "@/components/action-form";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pager } from "@/components/ui/pager";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { TextField } from "@/components/ui/text-field";
import { Time } from "@/components/ui/time";
import { requireScope } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { permits, reaches } from "@/lib/rules/policy/permissions";
import { findEmail } from "@/lib/use-cases/members/find-by-email";
import { listExemptions } from "@/lib/use-cases/members/list-exemptions";
import { policy } from "@/words/policy";
import { MemberFrame } from "../../../member-frame";
import { giveExemption, stopExemption } from "./actions";
import { MemberField } from "./member-field";

type Query = { member?: string; after?: string; before?: string };
type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<Query> };

export default async function ExemptionsPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const query = await searchParams;
  const scope = await requireScope(slug, "policy:read");
  const { rows: exemptions, n, before, after } = await listExemptions(scope, query);
  const member = readId(query.member);
  const asked = member && (await findEmail(scope, member));
  const { exemptions: words } = await readWords(policy);
  const mayManage = permits(scope.member.role, "members:manage");

  return (
    <MemberFrame
      standing={scope}
      under="policy"
      title={words.title}
      lead={words.lead}
      actions={<LinkButton href={routes.policy(slug)}>{words.back}</LinkButton>}
      narrow
    >
      {mayManage && (
        <Section title={words.give}>
          <ActionForm action={giveExemption.bind(null, slug)}>
            <MemberField
              name="email"
              findHref={routes.findAnything(slug)}
              defaultValue={asked ?? ""}
              words={{ label: words.email, hint: words.emailHint, ...words.found }}
            />
            <TextField name="reason" label={words.reason} hint={words.reasonHint} maxLength={200} required />
            <TextField name="until" type="date" label={words.until} hint={words.untilHint} required />
            <Button tone="primary">{words.exempt}</Button>
          </ActionForm>
        </Section>
      )}
      {exemptions.length === 0 ? (
        <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
      ) : (
        <Section title={words.listed(n)} flush>
          <RowList label={words.list}>
            {exemptions.map((each) => (
              <Row
                key={each.id}
                title={
                  <>
                    <bdi>{each.name}</bdi>
                    <span className="font-normal text-ink-faint">{showAddress(each.email)}</span>
                  </>
                }
                detail={words.detail(<Time at={each.until} />, <bdi>{each.reason}</bdi>)}
                actions={
                  mayManage &&
                  reaches(scope.member, each) && (
                    <ActionForm action={stopExemption.bind(null, slug, each.id)}>
                      <Button size="small">
                        {words.end} <span className="sr-only">({each.name})</span>
                      </Button>
                    </ActionForm>
                  )
                }
              />
            ))}
          </RowList>
          {(before || after) && (
            <div className="border-t border-line px-5 py-3">
              <Pager
                previousHref={before && routes.exemptions(slug, { before })}
                nextHref={after && routes.exemptions(slug, { after })}
              />
            </div>
          )}
        </Section>
      )}
    </MemberFrame>
  );
}
