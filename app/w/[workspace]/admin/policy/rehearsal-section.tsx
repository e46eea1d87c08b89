import { readWords } from "@/components/language/read-words";
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
import type { PolicyWords } from "@/words/policy";
import { policyChanges } from "@/words/policy-changes";
import { policyWaits } from "@/words/policy-waits";

type Props = {
  versions: PolicyPage;
  rehearsal: NonNullable<PolicyPage["rehearsal"]>;
  slug: string;
  words: PolicyWords["rehearsal"];
};

/** Says what publishing the draft would do, to how many members, and when. */
export async function RehearsalSection({ versions, rehearsal, slug, words }: Props) {
  const { sayChanges, sayDay } = await readWords(policyChanges);
  const { needs, oneOwner } = await readWords(policyWaits);
  const { proposal, numbers, ownersAtRisk } = rehearsal;
  const { weakening, asked } = versions;
  const changes = sayChanges(changesOf(proposal.before.settings, proposal.after.settings));
  const shown = outcomes.filter((outcome) => numbers.outcomes[outcome] > 0 || outcome === "nothing");
  return (
    <Section
      title={words.title}
      flush
      description={
        <div id="rehearsal" tabIndex={-1}>
          {changes.length === 0 ? (
            <p>{words.same}</p>
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
      <RowList label={words.label}>
        {shown.map((outcome) => (
          <Row
            key={outcome}
            title={words.outcomes[outcome].does(numbers.outcomes[outcome])}
            detail={
              <>
                {words.outcomes[outcome].detail}
                {outcome === "by-day" &&
                  numbers.days.slice(0, 6).map(({ day, n }) => (
                    <span key={day.toISOString()} className="block tabular-nums">
                      {words.by(n, <Time at={day} />)}
                    </span>
                  ))}
              </>
            }
            actions={
              numbers.outcomes[outcome] > 0 && (
                <TextLink href={routes.rehearsal(slug, { outcome })}>
                  {words.seeWho} <span className="sr-only">({words.outcomes[outcome].title})</span>
                </TextLink>
              )
            }
          />
        ))}
        <Row
          title={words.also}
          detail={
            <>
              {words.alsoText(numbers)}
              {ownersAtRisk.length > 0 && <span> {words.atRisk(<bdi>{ownersAtRisk.join(", ")}</bdi>)}</span>}
            </>
          }
        />
        <Row
          title={words.when}
          detail={
            proposal.at > versions.inForce.updatedAt && versions.draft?.effectiveAt
              ? words.onDay(sayDay(proposal.at))
              : words.atOnce
          }
        />
      </RowList>
    </Section>
  );
}
