import type { ReactNode } from "react";
import { joinClasses } from "./join-classes";

export type PlotLine = { name: string; tone: keyof typeof strokes };
export type PlotPoint = {
  /** Its position from start (0) to end (1). */
  place: number;
  /** The height of each line, between 0 and 1. */
  shares: readonly [number, number];
  /** What the chart says of it while it is pointed at. */
  text: string;
};
export type PlotTick = { place: number; text: string };

type Props = {
  label: string;
  /** Where the lines are drawn, in pixels from the chart's top. Above them stands what is said of a point. */
  top: number;
  height: number;
  /** The height of the whole chart. */
  className: string;
  rules: readonly { share: number; text: string }[];
  lines: readonly [PlotLine, PlotLine];
  points: readonly PlotPoint[];
  ticks: readonly PlotTick[];
  /** What is drawn over the lines. */
  children?: ReactNode;
};

const strokes = { ink: "stroke-ink", good: "stroke-good", bad: "stroke-bad" };
export const plotFills = { ink: "fill-ink", good: "fill-good", bad: "fill-bad" };

const across = (place: number) => `${(place * 100).toFixed(3)}%`;

/**
 * Draws two thin lines over time, and says the values of the point that is pointed at. Drawn on the server, without script and inline
 * styles; its numbers also belong in a table next to it, where a keyboard reaches them.
 */
export function Plot({ label, top, height, className, rules, lines, points, ticks, children }: Props) {
  const y = (share: number) => top + (1 - share) * height;
  return (
    <svg role="img" aria-label={label} className={joinClasses("w-full overflow-visible tabular-nums", className)}>
      {rules.map(({ share, text }) => (
        <g key={share}>
          <line x1="0" x2="100%" y1={y(share)} y2={y(share)} className="stroke-line" />
          <text x="0" y={y(share) - 5} className="fill-ink-faint text-13">
            {text}
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
      {children}
      {points.map(({ place, shares, text }, i) => {
        const [before, next] = [points[i - 1], points[i + 1]];
        const start = before ? (before.place + place) / 2 : 0;
        const end = next ? (next.place + place) / 2 : 1;
        return (
          <g key={place} className="group/point">
            <rect x={across(start)} y={top} width={across(end - start)} height={height} className="fill-transparent" />
            <g className="pointer-events-none opacity-0 group-hover/point:opacity-100">
              <line x1={across(place)} x2={across(place)} y1={top} y2={top + height} className="stroke-line-strong" />
              {lines.map(({ name, tone }, line) => (
                <circle key={name} cx={across(place)} cy={y(shares[line] ?? 0)} r="3" className={plotFills[tone]} />
              ))}
              <text x="0" y="14" className="fill-ink text-13">
                {text}
              </text>
            </g>
          </g>
        );
      })}
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
