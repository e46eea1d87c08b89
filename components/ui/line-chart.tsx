import { joinClasses } from "./join-classes";

type Line = { name: string; tone: "ink" | "good"; values: readonly number[] };
type Props = {
  label: string;
  /** The position of each value from start (0) to end (1). */
  places: readonly number[];
  /** Shares between 0 and 1, the greater line first. */
  lines: readonly [Line, Line];
  start: string;
  end: string;
};

const strokes = { ink: "stroke-ink", good: "stroke-good" };
const fills = { ink: "fill-ink", good: "fill-good" };

const top = 26;
const height = 150;
const y = (share: number) => top + (1 - share) * height;
const percent = (share: number) => `${Math.floor(share * 100)} %`;

/**
 * Draws two shares over time as thin lines, each labelled with its last value at its end. Drawn on the server and
 * without inline styles; its numbers also belong in a table next to it.
 */
export function LineChart({ label, places, lines, start, end }: Props) {
  const [upper, lower] = lines.map(({ values }) => values.at(-1) ?? 0) as [number, number];
  const labelled = [y(upper) - 9, Math.min(Math.max(y(lower) + 18, y(upper) + 9), top + height - 6)];
  return (
    <svg role="img" aria-label={label} className="h-52 w-full overflow-visible tabular-nums">
      {[1, 0.5, 0].map((share) => (
        <g key={share}>
          <line x1="0" x2="100%" y1={y(share)} y2={y(share)} className="stroke-line" />
          <text x="0" y={y(share) - 5} className="fill-ink-faint text-13">
            {percent(share)}
          </text>
        </g>
      ))}
      <svg
        aria-hidden="true"
        x="0"
        y={top}
        width="100%"
        height={height}
        viewBox="0 0 1 1"
        preserveAspectRatio="none"
        className="overflow-visible"
      >
        {lines.map(({ name, tone, values }) => (
          <polyline
            key={name}
            points={values.map((value, i) => `${places[i]?.toFixed(4)},${(1 - value).toFixed(4)}`).join(" ")}
            vectorEffect="non-scaling-stroke"
            strokeWidth="1.5"
            strokeLinejoin="round"
            className={joinClasses("fill-none", strokes[tone])}
          />
        ))}
      </svg>
      {lines.map(({ name, tone, values }, i) => (
        <g key={name}>
          <circle cx="100%" cy={y(values.at(-1) ?? 0)} r="3" className={fills[tone]} />
          {/* A rim in the ground's colour keeps the words readable where a steep line runs behind them. */}
          <text
            x="100%"
            y={labelled[i]}
            textAnchor="end"
            paintOrder="stroke"
            strokeWidth="6"
            strokeLinejoin="round"
            className={joinClasses("stroke-surface text-13 font-medium", fills[tone])}
          >
            {name} {percent(values.at(-1) ?? 0)}
          </text>
        </g>
      ))}
      <text x="0" y={top + height + 20} className="fill-ink-faint text-13">
        {start}
      </text>
      <text x="100%" y={top + height + 20} textAnchor="end" className="fill-ink-faint text-13">
        {end}
      </text>
    </svg>
  );
}
