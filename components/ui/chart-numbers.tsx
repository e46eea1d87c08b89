import type { ReactNode } from "react";

type Props = {
  /** What opens the table. */
  summary: string;
  label: string;
  head: readonly string[];
  /** The rows: the first cell names the row. */
  rows: readonly { key: string; name: string; cells: readonly ReactNode[] }[];
};

/** Shows the numbers of a chart in a table that opens on request. It scrolls by itself, and by the keyboard too. */
export function ChartNumbers({ summary, label, head, rows }: Props) {
  return (
    <details className="mt-4">
      <summary className="w-fit cursor-pointer rounded-sm text-ink-soft hover:text-ink">{summary}</summary>
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard (WCAG 2.1.1)
        tabIndex={0}
        className="mt-3 max-h-72 overflow-y-auto rounded-sm"
      >
        <table className="w-full tabular-nums">
          <thead>
            <tr className="text-13 text-ink-soft [&>th]:sticky [&>th]:top-0 [&>th]:bg-surface [&>th]:pb-1 [&>th]:text-end [&>th]:first:text-start">
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, cells }) => (
              <tr key={key} className="[&>td]:text-end [&>td]:whitespace-nowrap">
                <th scope="row" className="text-start font-normal whitespace-nowrap text-ink-soft">
                  {name}
                </th>
                {cells.map((cell, at) => (
                  <td key={head[at + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
