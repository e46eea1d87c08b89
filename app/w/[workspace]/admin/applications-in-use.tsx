import { LinkButton } from "@/components/ui/link-button";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { routes } from "@/lib/ground/routes";
import type { ApplicationsInUse as InUse, NewestReach } from "@/lib/use-cases/applications/read-newest";
import type { overview } from "@/words/overview";
import { PersonLink } from "./person-link";

type Words = (typeof overview)["en"]["applications"];
type Props = { slug: string; data: InUse; words: Words };

/** Shows who reached which application lately and with which proof, refused ones too, and leads to all of them in the log. */
export function ApplicationsInUse({ slug, data: { days, reached, refused, newest }, words }: Props) {
  return (
    <Section
      title={words.title}
      description={words.lead(reached, refused, days)}
      actions={
        <>
          {refused > 0 && (
            <LinkButton href={routes.audit(slug, { action: "application.refused" })} size="small">
              {words.allRefused}
            </LinkButton>
          )}
          {reached > 0 && (
            <LinkButton href={routes.audit(slug, { action: "application.reached" })} size="small">
              {words.all}
            </LinkButton>
          )}
        </>
      }
      flush
    >
      {newest.length > 0 && (
        <RowList label={words.newest}>
          {newest.map(({ sequence, at, member, application, outcome }) => (
            <Row
              key={sequence}
              title={member ? <PersonLink slug={slug} id={member.id} name={member.name} /> : words.gone}
              detail={
                <>
                  {application.id ? (
                    <TextLink href={routes.application(slug, application.id)}>
                      <bdi>{application.name}</bdi>
                    </TextLink>
                  ) : (
                    <bdi>{application.name}</bdi>
                  )}
                  <span> · </span>
                  <Outcome outcome={outcome} words={words} />
                  <span> · </span>
                  <Time at={at} className="whitespace-nowrap" />
                </>
              }
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}

function Outcome({ outcome, words }: { outcome: NewestReach["outcome"]; words: Words }) {
  if ("proof" in outcome) return <span>{words.proofs[outcome.proof]}</span>;
  return (
    <span className="text-bad">{outcome.refused === "paused" ? words.refused.paused : words.refused.notTheirs}</span>
  );
}
