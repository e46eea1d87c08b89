import Link from "next/link";
import { LineChart } from "@/components/ui/line-chart";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { StackedBar } from "@/components/ui/stacked-bar";
import { routes } from "@/lib/ground/routes";
import { type CoveragePoint, type Range, ranges } from "@/lib/records/coverage/read";
import type { Overview } from "@/lib/use-cases/members/read-overview";
import type { overview } from "@/words/overview";
import { CoverageTable } from "./coverage-table";

type Words = (typeof overview)["en"];
type Props = { slug: string; data: Overview; range: Range; words: Words };

const states = [
  ["protected", "good"],
  ["fragile", "warn"],
  ["in-grace", "wait"],
  ["reset-pending", "ink"],
  ["unprotected", "dim"],
  ["blocked", "bad"],
  ["exempt", "line"],
] as const;

/** Says how many members are covered, once: the sentence, the states they are in, and how it came to be. */
export function Coverage({ slug, data, range, words }: Props) {
  const { counts, covered, active, coverage } = data;
  const parts = states.map(([state, tone]) => ({
    name: words.states[state],
    tone,
    value: counts[state],
    href: routes.members(slug, { twoFactor: state }),
  }));
  const alone = coverage.length < 2;
  return (
    <Section
      anchor="coverage"
      title={words.coverage.title}
      description={words.coverage.lead(covered, active)}
      actions={<LinkButton href={routes.members(slug)}>{words.coverage.all}</LinkButton>}
    >
      <StackedBar label={words.coverage.byState} count={words.count} parts={parts.filter(({ value }) => value > 0)} />
      {alone ? (
        <p className="mt-5 text-ink-soft">{words.coverage.first}</p>
      ) : (
        <>
          <nav aria-label={words.coverage.range} className="mt-6 mb-2 flex flex-wrap gap-1">
            {ranges.map((days) => (
              <Link
                key={days}
                href={`${routes.overview(slug, { days })}#coverage`}
                prefetch={false}
                scroll={false}
                aria-current={days === range ? "true" : undefined}
                className="inline-flex min-h-8 items-center rounded px-2.5 text-ink-soft hover:bg-sunken aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
              >
                {days === 365 ? words.coverage.year : words.coverage.days(days)}
              </Link>
            ))}
          </nav>
          <Chart coverage={coverage} words={words.coverage} />
          <CoverageTable coverage={coverage} words={words} />
        </>
      )}
    </Section>
  );
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
const sharesOf = ({ covered, active, protected: safe }: CoveragePoint) =>
  [share(covered, active), share(safe, active)] as const;

function Chart({ coverage, words }: { coverage: CoveragePoint[]; words: Words["coverage"] }) {
  const first = coverage[0];
  const last = coverage.at(-1);
  if (!first || !last) return null;
  const begin = first.at.getTime();
  const span = Math.max(1, last.at.getTime() - begin);
  const points = coverage.map((point) => {
    const shares = sharesOf(point);
    const day = point === last ? words.now : words.dayOf(point.at);
    return { place: (point.at.getTime() - begin) / span, shares, text: words.point(day, ...shares) };
  });
  const between = [1 / 3, 2 / 3].map((place) => ({ place, text: words.dayOf(new Date(begin + place * span)) }));
  const [from, to] = [sharesOf(first), sharesOf(last)];
  return (
    <LineChart
      label={words.chart(
        { covered: from[0], protected: from[1], day: words.dayOf(first.at) },
        { covered: to[0], protected: to[1] },
      )}
      lines={[
        { name: words.covered, tone: "ink" },
        { name: words.protected, tone: "good" },
      ]}
      points={points}
      ticks={[
        { place: 0, text: words.dayOf(first.at) },
        ...(coverage.length > 6 ? between : []),
        { place: 1, text: words.now },
      ]}
    />
  );
}
