import { LineChart } from "@/components/ui/line-chart";
import { Section } from "@/components/ui/section";
import type { CoveragePoint } from "@/lib/records/coverage/read";
import type { Overview } from "@/lib/use-cases/members/read-overview";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
const percent = (part: number, whole: number) => `${Math.floor(share(part, whole) * 100)} %`;
const count = (n: number) => n.toLocaleString("en");

/** Draws how coverage changed over the last days, with the same numbers in a table next to it. */
export function CoverageHistory({ overview: { coverage } }: { overview: Overview }) {
  const first = coverage[0];
  const last = coverage.at(-1);
  if (!first || !last) return null;
  const alone = coverage.length === 1;
  return (
    <Section
      title="Coverage over time"
      description={
        alone ? "The first point is kept today. From then on every day adds one." : "How each day began (UTC), and now."
      }
    >
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-[minmax(0,1fr)_auto]">
        {!alone && <Chart coverage={coverage} from={first} to={last} />}
        <section
          aria-label="Coverage over time, in numbers"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard (WCAG 2.1.1)
          tabIndex={0}
          className="max-h-52 overflow-y-auto rounded-sm"
        >
          <table className="w-full tabular-nums">
            <thead>
              <tr className="text-13 text-ink-soft [&>th]:sticky [&>th]:top-0 [&>th]:bg-surface [&>th]:pb-1">
                <th scope="col" className="pe-6 text-start">
                  Day
                </th>
                <th scope="col" className="pe-6 text-end">
                  Members
                </th>
                <th scope="col" className="pe-6 text-end">
                  Covered
                </th>
                <th scope="col" className="pe-3 text-end">
                  Protected
                </th>
              </tr>
            </thead>
            <tbody>
              {[...coverage].reverse().map((point, i) => (
                <Row key={point.at.toISOString()} point={point} present={i === 0} />
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </Section>
  );
}

type ChartProps = { coverage: CoveragePoint[]; from: CoveragePoint; to: CoveragePoint };

function Chart({ coverage, from, to }: ChartProps) {
  const time = (point: CoveragePoint) => point.at.getTime();
  const covered = coverage.map(({ covered, active }) => share(covered, active));
  const safe = coverage.map((point) => share(point.protected, point.active));
  return (
    <LineChart
      label={`Covered: ${percent(from.covered, from.active)} on ${day.format(from.at)}, ${percent(to.covered, to.active)} now. Protected: ${percent(from.protected, from.active)}, ${percent(to.protected, to.active)} now.`}
      places={coverage.map((point) => (time(point) - time(from)) / Math.max(1, time(to) - time(from)))}
      lines={[
        { name: "Covered", tone: "ink", values: covered },
        { name: "Protected", tone: "good", values: safe },
      ]}
      start={day.format(from.at)}
      end="Now"
    />
  );
}

function Row({ point, present }: { point: CoveragePoint; present: boolean }) {
  const { at, active, covered } = point;
  return (
    <tr className="[&>td]:pe-6 [&>td]:text-end [&>td]:whitespace-nowrap [&>td:last-child]:pe-3">
      <th scope="row" className="pe-6 text-start font-normal whitespace-nowrap text-ink-soft">
        {present ? "Now" : day.format(at)}
      </th>
      <td>{count(active)}</td>
      <td>
        {count(covered)} <span className="text-ink-faint">({percent(covered, active)})</span>
      </td>
      <td>
        {count(point.protected)} <span className="text-ink-faint">({percent(point.protected, active)})</span>
      </td>
    </tr>
  );
}
