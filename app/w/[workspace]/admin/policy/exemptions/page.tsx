import { ActionForm } from "@/components/action-form";
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
import { MemberFrame } from "../../../member-frame";
import { people } from "../sentences";
import { giveExemption, stopExemption } from "./actions";

type Query = { member?: string; after?: string; before?: string };
type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<Query> };

export default async function ExemptionsPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const query = await searchParams;
  const scope = await requireScope(slug, "policy:read");
  const { rows: exemptions, n, before, after } = await listExemptions(scope, query);
  const member = readId(query.member);
  const asked = member && (await findEmail(scope, member));
  const mayManage = permits(scope.member.role, "members:manage");

  return (
    <MemberFrame
      standing={scope}
      under="policy"
      title="Exemptions"
      lead="Who is asked for no second factor for a while, although the policy requires one."
      actions={<LinkButton href={routes.policy(slug)}>Back to the policy</LinkButton>}
      narrow
    >
      {mayManage && (
        <Section title="Exempt a member">
          <ActionForm action={giveExemption.bind(null, slug)}>
            <TextField name="email" type="email" label="Email" autoComplete="off" defaultValue={asked ?? ""} required />
            <TextField
              name="reason"
              label="Reason"
              hint="Kept in the audit log, for whoever asks later."
              maxLength={200}
              required
            />
            <TextField
              name="until"
              type="date"
              label="Until"
              hint="The exemption ends with this day (UTC), at most a year ahead."
              required
            />
            <Button tone="primary">Exempt</Button>
          </ActionForm>
        </Section>
      )}
      {exemptions.length === 0 ? (
        <EmptyState title="Nobody is exempt">The policy asks the same of everybody.</EmptyState>
      ) : (
        <Section title={`${people(n)} exempt`} flush>
          <RowList label="Exemptions">
            {exemptions.map((each) => (
              <Row
                key={each.id}
                title={
                  <>
                    <bdi>{each.name}</bdi>
                    <span className="font-normal text-ink-faint">{showAddress(each.email)}</span>
                  </>
                }
                detail={
                  <>
                    Until <Time at={each.until} />. <bdi>{each.reason}</bdi>
                  </>
                }
                actions={
                  mayManage &&
                  reaches(scope.member, each) && (
                    <ActionForm action={stopExemption.bind(null, slug, each.id)}>
                      <Button size="small">
                        End now <span className="sr-only">({each.name})</span>
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
