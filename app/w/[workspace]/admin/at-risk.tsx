import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import type { Scope } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { assess } from "@/lib/rules/policy/assess";
import { permits, reaches } from "@/lib/rules/policy/permissions";
import { atRisk, type Overview } from "@/lib/use-cases/members/read-overview";
import type { methods } from "@/words/methods";
import type { overview } from "@/words/overview";
import { remindFromOverview } from "./actions";
import { Standing } from "./members/standing-cell";
import { PersonLink } from "./person-link";

type Words = (typeof overview)["en"];
type Props = {
  scope: Scope<"members:read">;
  data: Overview;
  words: Words;
  sayMethods: (typeof methods)["en"]["sayMethods"];
};

/** Names a few members at risk, worst first, with a reminder for those who have no accepted second factor, and links to all of the worst state. */
export function AtRisk({ scope, data: { risky, counts }, words, sayMethods }: Props) {
  const { workspace, member, policy, now } = scope;
  const worst = atRisk.find((filter) => counts[filter] > 0);
  const all = atRisk.reduce((sum, filter) => sum + counts[filter], 0);
  const manages = permits(member.role, "members:manage");
  return (
    <Section
      title={words.risk.title}
      description={all === 0 ? words.risk.none : words.risk.lead(all)}
      actions={
        worst && (
          <LinkButton href={routes.members(workspace.slug, { twoFactor: worst })}>
            {words.risk.all[worst](counts[worst])}
          </LinkButton>
        )
      }
      flush
    >
      {risky.length > 0 && (
        <RowList label={words.risk.title}>
          {risky.map((row) => {
            const assessment = assess(row, policy, now);
            return (
              <Row
                key={row.id}
                title={<PersonLink slug={workspace.slug} id={row.id} name={row.name} />}
                detail={sayMethods(row) || words.risk.passwordOnly}
                actions={
                  <>
                    <Standing row={row} assessment={assessment} />
                    {manages && !assessment.covered && reaches(member, row) && (
                      <form action={remindFromOverview.bind(null, workspace.slug, row.id)}>
                        <Button size="small">
                          {words.now.remind}
                          <span className="sr-only"> · {row.name}</span>
                        </Button>
                      </form>
                    )}
                  </>
                }
              />
            );
          })}
        </RowList>
      )}
    </Section>
  );
}
