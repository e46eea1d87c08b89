/**
 * Writes the path of a line through the values, left to right, in a box of `width` by `height` whose bottom is 0 and whose top is
 * `top`; one value alone is a level line, none is no line.
 */
export function linePath(values: readonly number[], top: number, width: number, height: number): string {
  const points = values.length === 1 ? [values[0] ?? 0, values[0] ?? 0] : values;
  const gap = width / Math.max(points.length - 1, 1);
  return points
    .map((value, index) => `${index ? "L" : "M"}${round(index * gap)} ${round(height - (value / top) * height)}`)
    .join("");
}

/** Finds a round number at or above the largest value for the top of a chart: 1, 2 or 5 times a power of ten. */
export function chartTop(values: readonly number[]): number {
  const most = Math.max(1, ...values);
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5, 10].find((step) => step * power >= most) ?? 10) * power;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
