import { Plot, type PlotLine } from "./plot";

type Point = {
  /** The count of each line. */
  counts: readonly [number, number];
  /** What the chart says of it while it is pointed at. */
  text: string;
};
type Props = {
  label: string;
  lines: readonly [PlotLine, PlotLine];
  points: readonly Point[];
  /** The first and the last place of the axis. */
  ticks: readonly [string, string];
  /** Writes a count in the reader's language. */
  count: (n: number) => string;
};

/** Draws two counts over time, the points at equal distances. */
export function CountChart({ label, lines, points, ticks: [first, last], count }: Props) {
  const most = Math.max(1, ...points.flatMap(({ counts }) => counts));
  const steps = Math.max(1, points.length - 1);
  return (
    <Plot
      label={label}
      top={40}
      height={96}
      className="h-44"
      rules={[1, 0].map((share) => ({ share, text: count(share * most) }))}
      lines={lines}
      points={points.map(({ counts: [one, other], text }, at) => ({
        place: at / steps,
        shares: [one / most, other / most],
        text,
      }))}
      ticks={[
        { place: 0, text: first },
        { place: 1, text: last },
      ]}
    />
  );
}
