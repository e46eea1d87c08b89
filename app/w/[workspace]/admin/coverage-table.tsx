import type { CoveragePoint } from "@/lib/records/coverage/read";
import type { overview } from "@/words/overview";

type Words = (typeof overview)["en"];

/** Shows the numbers of the chart in a table that opens on request. */
export function CoverageTable({ coverage, words }: { coverage: CoveragePoint[]; words: Words }) {
  const { coverage: say, count, percent } = words;
  const cell = (part: number, whole: number) => (
    <td>
      {count(part)} <span className="text-ink-faint">({percent(whole === 0 ? 0 : part / whole)})</span>
    </td>
  );
  return (
    <details className="mt-4">
      <summary className="w-fit cursor-pointer rounded-sm text-ink-soft hover:text-ink">{say.table}</summary>
      <section
        aria-label={say.tableLabel}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard (WCAG 2.1.1)
        tabIndex={0}
        className="mt-3 max-h-72 overflow-y-auto rounded-sm"
      >
        <table className="w-full tabular-nums">
          <thead>
            <tr className="text-13 text-ink-soft [&>th]:sticky [&>th]:top-0 [&>th]:bg-surface [&>th]:pb-1 [&>th]:text-end [&>th]:first:text-start">
              {[say.day, say.membersHead, say.covered, say.protected].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...coverage].reverse().map(({ at, active, covered, protected: safe }, i) => (
              <tr key={at.toISOString()} className="[&>td]:text-end [&>td]:whitespace-nowrap">
                <th scope="row" className="text-start font-normal whitespace-nowrap text-ink-soft">
                  {i === 0 ? say.now : say.dayOf(at)}
                </th>
                <td>{count(active)}</td>
                {cell(covered, active)}
                {cell(safe, active)}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
