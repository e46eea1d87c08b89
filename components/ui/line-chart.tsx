import { joinClasses } from "./join-classes";

type Line = { name: string; tone: "ink" | "good" };
type Point = {
  /** Its position from start (0) to end (1). */
  place: number;
  /** The share of each line, between 0 and 1. */
  shares: readonly [number, number];
  /** What the chart says of it while it is pointed at. */
  text: string;
};
type Props = {
  label: string;
  /** The greater line first. */
  lines: readonly [Line, Line];
  points: readonly Point[];
  ticks: readonly { place: number; text: string }[];
};

const strokes = { ink: "stroke-ink", good: "stroke-good" };
const fills = { ink: "fill-ink", good: "fill-good" };

const top = 44;
const height = 150;
const y = (share: number) => top + (1 - share) * height;
const percent = (share: number) => `${Math.floor(share * 100)} %`;
const across = (place: number) => `${(place * 100).toFixed(3)}%`;

/**
 * Draws two shares over time as thin lines, each labelled with its last value, and says the values of the point that is pointed at. Drawn
 * on the server, without script and inline styles; its numbers also belong in a table next to it, where a keyboard reaches them.
 */
export function LineChart({ label, lines, points, ticks }: Props) {
  const last = points.at(-1)?.shares ?? [0, 0];
  const labelled = [y(last[0]) - 9, Math.min(Math.max(y(last[1]) + 18, y(last[0]) + 9), top + height - 6)];
  return (
    <svg role="img" aria-label={label} className="h-58 w-full overflow-visible tabular-nums">
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
        {lines.map(({ name, tone }, line) => (
          <polyline
            key={name}
            points={points
              .map(({ place, shares }) => `${place.toFixed(4)},${(1 - (shares[line] ?? 0)).toFixed(4)}`)
              .join(" ")}
            vectorEffect="non-scaling-stroke"
            strokeWidth="1.5"
            strokeLinejoin="round"
            className={joinClasses("fill-none", strokes[tone])}
          />
        ))}
      </svg>
      {lines.map(({ name, tone }, line) => (
        <g key={name}>
          <circle cx="100%" cy={y(last[line] ?? 0)} r="3" className={fills[tone]} />
          {/* A rim in the ground's colour keeps the words readable where a steep line runs behind them. */}
          <text
            x="100%"
            y={labelled[line]}
            textAnchor="end"
            paintOrder="stroke"
            strokeWidth="6"
            strokeLinejoin="round"
            className={joinClasses("stroke-surface text-13 font-medium", fills[tone])}
          >
            {name} {percent(last[line] ?? 0)}
          </text>
        </g>
      ))}
      {points.map((point, i) => (
        <Pointed key={point.place} point={point} lines={lines} from={points[i - 1]} to={points[i + 1]} />
      ))}
      {ticks.map(({ place, text }) => (
        <text
          key={place}
          x={across(place)}
          y={top + height + 20}
          textAnchor={place === 0 ? "start" : place === 1 ? "end" : "middle"}
          className="fill-ink-faint text-13"
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

type PointedProps = { point: Point; lines: Props["lines"]; from: Point | undefined; to: Point | undefined };

/** The column of one point, which shows the point's values while it is pointed at. */
function Pointed({ point, lines, from, to }: PointedProps) {
  const start = from ? (from.place + point.place) / 2 : 0;
  const end = to ? (to.place + point.place) / 2 : 1;
  return (
    <g className="group/point">
      <rect x={across(start)} y={top} width={across(end - start)} height={height} className="fill-transparent" />
      <g className="pointer-events-none opacity-0 group-hover/point:opacity-100">
        <line
          x1={across(point.place)}
          x2={across(point.place)}
          y1={top}
          y2={top + height}
          className="stroke-line-strong"
        />
        {lines.map(({ name, tone }, line) => (
          <circle key={name} cx={across(point.place)} cy={y(point.shares[line] ?? 0)} r="3" className={fills[tone]} />
        ))}
        <text x="0" y="14" className="fill-ink text-13">
          {point.text}
        </text>
      </g>
    </g>
  );
}
