import { Alert } from "@/components/ui/alert";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { routes } from "@/lib/ground/routes";
import { changesOf } from "@/lib/rules/policy/changes";
import { outcomes } from "@/lib/rules/policy/rehearse";
import { hangsOnOneOwner } from "@/lib/rules/policy/risk";
import type { PolicyPage } from "@/lib/use-cases/policy-admin/open-policy-page";
import { sayChanges, sayDay } from "@/words/en/policy-changes";
import { needs, oneOwner } from "@/words/en/policy-waits";
import { outcomeWords } from "./outcome-words";
import { people, sayBeside } from "./sentences";

type Props = { versions: PolicyPage; rehearsal: NonNullable<PolicyPage["rehearsal"]>; slug: string };

/** Says what publishing the draft would do, to how many members, and when. */
export function RehearsalSection({ versions, rehearsal, slug }: Props) {
  const { proposal, numbers, ownersAtRisk } = rehearsal;
  const { weakening, asked } = versions;
  const changes = sayChanges(changesOf(proposal.before.settings, proposal.after.settings));
  const shown = outcomes.filter((outcome) => numbers.outcomes[outcome] > 0 || outcome === "nothing");
  return (
    <Section
      title="Rehearsal"
      flush
      description={
        <div id="rehearsal" tabIndex={-1}>
          {changes.length === 0 ? (
            <p>This draft says what is in force already.</p>
          ) : (
            <ul className="list-disc ps-5">
              {changes.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          )}
        </div>
      }
    >
      {weakening && !asked && (
        <div className="px-5 pt-5">
          <Alert tone="warn" title={needs.title}>
            {needs[weakening.verdict]}
          </Alert>
        </div>
      )}
      {hangsOnOneOwner(numbers, proposal) && (
        <div className="px-5 pt-5">
          <Alert tone="warn" title={oneOwner.title(numbers.owners)}>
            {oneOwner.text(numbers.owners)}
          </Alert>
        </div>
      )}
      <RowList label="What publishing does">
        {shown.map((outcome) => (
          <Row
            key={outcome}
            title={`${people(numbers.outcomes[outcome])} ${outcomeWords[outcome].does(numbers.outcomes[outcome])}`}
            detail={
              <>
                {outcomeWords[outcome].detail}
                {outcome === "by-day" &&
                  numbers.days.slice(0, 6).map(({ day, n }) => (
                    <span key={day.toISOString()} className="block tabular-nums">
                      {people(n)} by <Time at={day} />
                    </span>
                  ))}
              </>
            }
            actions={
              numbers.outcomes[outcome] > 0 && (
                <TextLink href={routes.rehearsal(slug, { outcome })}>
                  See who <span className="sr-only">({outcomeWords[outcome].title})</span>
                </TextLink>
              )
            }
          />
        ))}
        <Row
          title="Also"
          detail={
            <>
              {sayBeside(numbers)}
              {ownersAtRisk.length > 0 && (
                <span>
                  {" "}
                  Owners at risk, with less than two ways in: <bdi>{ownersAtRisk.join(", ")}</bdi>.
                </span>
              )}
            </>
          }
        />
        <Row
          title="When"
          detail={
            proposal.at > versions.inForce.updatedAt && versions.draft?.effectiveAt
              ? `On ${sayDay(proposal.at)}, if you publish it before.`
              : "As soon as you publish it."
          }
        />
      </RowList>
    </Section>
  );
}
