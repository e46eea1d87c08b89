import { ChartNumbers } from "@/components/ui/chart-numbers";
import type { CoveragePoint } from "@/lib/records/coverage/read";
import type { overview } from "@/words/overview";

type Words = (typeof overview)["en"];

/** Shows the numbers of the chart in a table that opens on request. */
export function CoverageTable({ coverage, words }: { coverage: CoveragePoint[]; words: Words }) {
  const { coverage: say, count, percent } = words;
  const share = (part: number, whole: number) => (
    <>
      {count(part)} <span className="text-ink-faint">({percent(whole === 0 ? 0 : part / whole)})</span>
    </>
  );
  return (
    <ChartNumbers
      summary={say.table}
      label={say.tableLabel}
      head={[say.day, say.membersHead, say.covered, say.protected]}
      rows={[...coverage].reverse().map(({ at, active, covered, protected: safe }, i) => ({
        key: at.toISOString(),
        name: i === 0 ? say.now : say.dayOf(at),
        cells: [count(active), share(covered, active), share(safe, active)],
      }))}
    />
  );
}
