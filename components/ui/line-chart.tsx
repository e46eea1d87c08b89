import { joinClasses } from "./join-classes";
import { Plot, type PlotLine, type PlotPoint, type PlotTick, plotFills } from "./plot";

type Props = {
  label: string;
  /** The greater line first. */
  lines: readonly [PlotLine, PlotLine];
  points: readonly PlotPoint[];
  ticks: readonly PlotTick[];
};

const top = 44;
const height = 150;
const y = (share: number) => top + (1 - share) * height;
const percent = (share: number) => `${Math.floor(share * 100)} %`;

/** Draws two shares over time, each labelled with its last value. */
export function LineChart({ label, lines, points, ticks }: Props) {
  const last = points.at(-1)?.shares ?? [0, 0];
  const labelled = [y(last[0]) - 9, Math.min(Math.max(y(last[1]) + 18, y(last[0]) + 9), top + height - 6)];
  return (
    <Plot
      label={label}
      top={top}
      height={height}
      className="h-58"
      rules={[1, 0.5, 0].map((share) => ({ share, text: percent(share) }))}
      lines={lines}
      points={points}
      ticks={ticks}
    >
      {lines.map(({ name, tone }, line) => (
        <g key={name}>
          <circle cx="100%" cy={y(last[line] ?? 0)} r="3" className={plotFills[tone]} />
          {/* A rim in the ground's colour keeps the words readable where a steep line runs behind them. */}
          <text
            x="100%"
            y={labelled[line]}
            textAnchor="end"
            paintOrder="stroke"
            strokeWidth="6"
            strokeLinejoin="round"
            className={joinClasses("stroke-surface text-13 font-medium", plotFills[tone])}
          >
            {name} {percent(last[line] ?? 0)}
          </text>
        </g>
      ))}
    </Plot>
  );
}
