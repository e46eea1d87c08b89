/** Writes a length of time in the largest unit that fits: "10 min", "24 h", "7 days". */
export function sayTime(milliseconds: number): string {
  const units = [
    [24 * 60 * 60_000, "days"],
    [60 * 60_000, "h"],
    [60_000, "min"],
    [1_000, "s"],
  ] as const;
  // A day and two are said in hours, as the documents do.
  const [length, unit] = units.find(
    ([one, name]) => milliseconds % one === 0 && (name !== "days" || milliseconds > 2 * one),
  ) ?? [1_000, "s"];
  return `${milliseconds / length} ${unit}`;
}
