/** One measured figure: a ratio or a count, with the numbers behind it. */
export type Figure = {
  /** The bar it is held to (bench/README.md). */
  id: string;
  what: string;
  value: number | string;
  unit: string;
  /** The required value and the aim; in words where a number does not say it. */
  bar: string;
  aim?: string;
  /** Null where nothing was measured or no bar applies. */
  met: boolean | null;
  detail?: Record<string, unknown>;
};

/** Builds a figure that must not be above its bar. */
export function atMost(figure: Omit<Figure, "bar" | "aim" | "met" | "value">, value: number, bar: number, aim: number) {
  return { ...figure, value: round(value), bar: `≤ ${bar}`, aim: `≤ ${aim}`, met: value <= bar };
}

/** Builds a figure that must not be below its bar. */
export function atLeast(
  figure: Omit<Figure, "bar" | "aim" | "met" | "value">,
  value: number,
  bar: number,
  aim: number,
) {
  return { ...figure, value: round(value), bar: `≥ ${bar}`, aim: `≥ ${aim}`, met: value >= bar };
}

/** Builds a figure that could not be taken, with the reason. */
export function notTaken(id: string, what: string, because: string): Figure {
  return { id, what, value: because, unit: "", bar: "", met: null };
}

/** Rounds to three significant places, so that noise is not printed as news. */
export function round(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(3)) : value;
}

/** Formats figures as a table of text. */
export function table(figures: Figure[]): string {
  const head = ["", "what", "measured", "bar", "aim", ""];
  const rows = figures.map(({ id, what, value, unit, bar, aim = "", met }) => [
    id,
    what,
    `${value}${unit && ` ${unit}`}`,
    bar,
    aim,
    met === null ? "" : met ? "met" : "MISSED",
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => [...(row[column] ?? "")].length)));
  const line = (row: string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  return [line(head), widths.map((width) => "─".repeat(width)).join("──"), ...rows.map(line)].join("\n");
}
