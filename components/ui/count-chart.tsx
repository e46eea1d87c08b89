import { joinClasses } from "./join-classes";

type Point = {
  /** The count of each line. */
  counts: readonly [number, number];
  /** What the chart says of it while it is pointed at. */
  text: string;
};
type Line = { name: string; tone: "ink" | "bad" };
type Props = {
  label: string;
  lines: readonly [Line, Line];
  points: readonly Point[];
  /** The first and the last place of the axis. */
  ticks: readonly [string, string];
  /** Writes a count in the reader's language. */
  count: (n: number) => string;
};

const strokes = { ink: "stroke-ink", bad: "stroke-bad" };
const fills = { ink: "fill-ink", bad: "fill-bad" };

const top = 40;
const height = 96;
const across = (place: number) => `${(place * 100).toFixed(3)}%`;

/**
 * Draws two counts over time as thin lines, and says the values of the point that is pointed at. Drawn on the server, without script and
 * inline styles; its numbers also belong in a table next to it, where a keyboard reaches them.
 */
export function CountChart({ label, lines, points, ticks, count }: Props) {
  const most = Math.max(1, ...points.flatMap(({ counts }) => counts));
  const place = (at: number) => at / Math.max(1, points.length - 1);
  const y = (n: number) => top + (1 - n / most) * height;
  return (
    <svg role="img" aria-label={label} className="h-44 w-full overflow-visible tabular-nums">
      {[most, 0].map((n) => (
        <g key={n}>
          <line x1="0" x2="100%" y1={y(n)} y2={y(n)} className="stroke-line" />
          <text x="0" y={y(n) - 5} className="fill-ink-faint text-13">
            {count(n)}
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
        {lines.map(({ name, tone }, line) => (
          <polyline
            key={name}
            points={points
              .map(({ counts }, at) => `${place(at).toFixed(4)},${(1 - (counts[line] ?? 0) / most).toFixed(4)}`)
              .join(" ")}
            vectorEffect="non-scaling-stroke"
            strokeWidth="1.5"
            strokeLinejoin="round"
            className={joinClasses("fill-none", strokes[tone])}
          />
        ))}
      </svg>
      {points.map(({ counts, text }, at) => (
        <g key={text} className="group/point">
          <rect
            x={across(Math.max(0, place(at) - place(0.5)))}
            y={top}
            width={across(place(1))}
            height={height}
            className="fill-transparent"
          />
          <g className="pointer-events-none opacity-0 group-hover/point:opacity-100">
            <line
              x1={across(place(at))}
              x2={across(place(at))}
              y1={top}
              y2={top + height}
              className="stroke-line-strong"
            />
            {lines.map(({ name, tone }, line) => (
              <circle key={name} cx={across(place(at))} cy={y(counts[line] ?? 0)} r="3" className={fills[tone]} />
            ))}
            <text x="0" y="14" className="fill-ink text-13">
              {text}
            </text>
          </g>
        </g>
      ))}
      <text x="0" y={top + height + 20} className="fill-ink-faint text-13">
        {ticks[0]}
      </text>
      <text x="100%" y={top + height + 20} textAnchor="end" className="fill-ink-faint text-13">
        {ticks[1]}
      </text>
    </svg>
  );
}
