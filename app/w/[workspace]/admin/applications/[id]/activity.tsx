import { ChartNumbers } from "@/components/ui/chart-numbers";
import { CountChart } from "@/components/ui/count-chart";
import { LinkButton } from "@/components/ui/link-button";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { routes } from "@/lib/ground/routes";
import type { Delivery } from "@/lib/use-cases/applications/deliveries";
import type { Activity, ApplicationDayCount } from "@/lib/use-cases/applications/read-activity";
import type { applicationActivity } from "@/words/application-activity";
import { PersonLink } from "../../person-link";

type Words = (typeof applicationActivity)["en"];
type Props = { slug: string; activity: Activity; lastAt: Date | null; isTold: boolean; words: Words };

/** Shows what an application was used for: its sign-ins by day, the newest ones with their proof, and the sign-outs it was told of. */
export function ApplicationActivity({ slug, activity: { days, recent, deliveries }, lastAt, isTold, words }: Props) {
  const sum = (of: (one: ApplicationDayCount) => number) => days.reduce((all, one) => all + of(one), 0);
  const [reached, refused] = [sum((one) => one.reached), sum((one) => one.refused)];
  const isUnused = reached + refused === 0 && lastAt === null;
  return (
    <>
      <Section title={words.title} description={isUnused ? words.none : words.lead(reached, refused)}>
        {lastAt && <p className="mb-4 text-ink-soft">{words.lastSuccess(<Time key="at" at={lastAt} />)}</p>}
        {!isUnused && <Days days={days} totals={[reached, refused]} words={words} />}
      </Section>
      {recent.length > 0 && (
        <Section
          title={words.recent}
          description={words.recentLead}
          actions={
            <LinkButton href={routes.audit(slug, { action: "application.reached" })} size="small">
              {words.audit}
            </LinkButton>
          }
          flush
        >
          <RowList label={words.recent}>
            {recent.map(({ id, at, member, proof }) => (
              <Row
                key={id}
                title={<PersonLink slug={slug} id={member.id} name={member.name} />}
                detail={
                  <>
                    <Time at={at} /> · {words.proofs[proof]}
                  </>
                }
              />
            ))}
          </RowList>
        </Section>
      )}
      {(isTold || deliveries.length > 0) && (
        <Section title={words.deliveries} description={words.deliveriesLead} flush={deliveries.length > 0}>
          {deliveries.length > 0 && (
            <RowList label={words.deliveries}>
              {deliveries.map((one) => (
                <Row
                  key={one.id}
                  title={words.sessionEnded(<Time key="at" at={one.queuedAt} />)}
                  detail={stateOf(one, words)}
                />
              ))}
            </RowList>
          )}
        </Section>
      )}
    </>
  );
}

function stateOf({ state, at, tries, failure, status }: Delivery, words: Words) {
  const cause = failure === "answered" ? words.causes.answered(status ?? 0) : words.causes[failure ?? "unreachable"];
  if (state === "told") return words.told(<Time key="at" at={at} />);
  if (state === "again") return words.again(cause, tries, <Time key="at" at={at} />);
  return state === "waits" ? words.waits : words.givenUp(failure ? cause : words.unknown);
}

function Days({ days, totals, words }: { days: ApplicationDayCount[]; totals: [number, number]; words: Words }) {
  const [first] = days;
  return (
    <>
      <CountChart
        label={words.chart(...totals)}
        lines={[
          { name: words.reached, tone: "ink" },
          { name: words.refused, tone: "bad" },
        ]}
        points={days.map(({ day, reached, refused }) => ({
          counts: [reached, refused],
          text: words.point(day, reached, refused),
        }))}
        ticks={[first ? words.dayOf(first.day) : "", words.today]}
        count={words.count}
      />
      <ChartNumbers
        summary={words.table}
        label={words.tableLabel}
        head={[words.day, words.reached, words.refused]}
        rows={[...days].reverse().map(({ day, reached, refused }, i) => ({
          key: day.toISOString(),
          name: i === 0 ? words.today : words.dayOf(day),
          cells: [words.count(reached), words.count(refused)],
        }))}
      />
    </>
  );
}
