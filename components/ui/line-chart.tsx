import { joinClasses } from "./join-classes";
import { chartTop, linePath } from "./line-chart-path";

type Tone = "good" | "warn" | "bad" | "ink";
type Props = {
  label: string;
  times: readonly string[];
  series: readonly { name: string; tone: Tone; values: readonly number[] }[];
};

const strokes = { good: "stroke-good", warn: "stroke-warn", bad: "stroke-bad", ink: "stroke-ink" };
const fills = { good: "bg-good", warn: "bg-warn", bad: "bg-bad", ink: "bg-ink" };

/** Draws numbers over time as thin lines with their latest value named, and the same numbers as a table underneath. */
export function LineChart({ label, times, series }: Props) {
  const top = chartTop(series.flatMap((line) => line.values));
  return (
    <figure aria-label={label} className="flex flex-col gap-3">
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-13">
        {series.map(({ name, tone, values }) => (
          <li key={name} className="flex items-center gap-2">
            <span aria-hidden className={joinClasses("h-0.5 w-4 rounded-full", fills[tone])} />
            {name} <span className="text-ink-soft tabular-nums">{(values.at(-1) ?? 0).toLocaleString("en")}</span>
          </li>
        ))}
      </ul>
      <div aria-hidden className="flex gap-3 text-13 text-ink-faint tabular-nums">
        <div className="-my-2.5 flex flex-col justify-between text-end">
          <span>{top.toLocaleString("en")}</span>
          <span>{(top / 2).toLocaleString("en")}</span>
          <span>0</span>
        </div>
        <svg
          aria-hidden="true"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="h-44 min-w-0 flex-1 overflow-visible"
        >
          <path d="M0 0H100M0 50H100M0 100H100" vectorEffect="non-scaling-stroke" className="stroke-line" />
          {series.map(({ name, tone, values }) => (
            <path
              key={name}
              d={linePath(values, top, 100, 100)}
              fill="none"
              strokeWidth="1.5"
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
              className={strokes[tone]}
            />
          ))}
        </svg>
      </div>
      <div aria-hidden className="flex justify-between ps-8 text-13 text-ink-faint">
        <span>{times[0]}</span>
        <span>{times.at(-1)}</span>
      </div>
      <details className="text-13">
        <summary className="w-fit cursor-pointer rounded-sm text-ink-soft hover:text-ink">
          The same numbers as a table
        </summary>
        <table className="mt-2 w-full text-start tabular-nums">
          <thead>
            <tr className="border-b border-line text-ink-soft">
              <th scope="col" className="py-1.5 text-start">
                Day
              </th>
              {series.map(({ name }) => (
                <th key={name} scope="col" className="py-1.5 ps-4 text-end">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {times.map((time, index) => (
              <tr key={time} className="border-b border-line last:border-b-0">
                <th scope="row" className="py-1.5 text-start font-normal">
                  {time}
                </th>
                {series.map(({ name, values }) => (
                  <td key={name} className="py-1.5 ps-4 text-end">
                    {(values[index] ?? 0).toLocaleString("en")}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
