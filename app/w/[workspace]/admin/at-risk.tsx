import { LinkButton } from "@/components/ui/link-button";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import type { Scope } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { assess } from "@/lib/rules/policy/assess";
import { atRisk, type Overview } from "@/lib/use-cases/members/read-overview";
import { sayMethods } from "@/words/en/methods";
import { Standing } from "./members/standing-cell";
import { PersonLink } from "./person-link";

type Props = { scope: Scope<"members:read">; overview: Overview; now: Date };

/** Names a few members at risk, worst first, and links to all of them. */
export function AtRisk({ scope, overview: { risky, counts }, now }: Props) {
  const worst = atRisk.find((filter) => counts[filter] > 0);
  const all = atRisk.reduce((sum, filter) => sum + counts[filter], 0);
  return (
    <Section
      title="Who is at risk"
      description={
        all === 0
          ? "Nobody. Everybody who has to be is well covered."
          : `${all.toLocaleString("en")} in all, the worst first.`
      }
      actions={
        worst && <LinkButton href={routes.members(scope.workspace.slug, { twoFactor: worst })}>Show them</LinkButton>
      }
      flush
    >
      {risky.length > 0 && (
        <RowList label="Who is at risk">
          {risky.map((row) => (
            <Row
              key={row.id}
              title={<PersonLink slug={scope.workspace.slug} id={row.id} name={row.name} />}
              detail={sayMethods(row) || "Password only"}
              actions={<Standing row={row} assessment={assess(row, scope.policy, now)} />}
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}
