/** Writes a count of a unit: "1 minute", "12 minutes". */
export const amount = (n: number, unit: string) => `${n} ${unit}${n === 1 ? "" : "s"}`;

/** Writes how long it is until a moment: "40 seconds", "12 minutes", "4 hours". */
export function waitUntil(moment: Date, now: Date): string {
  const left = Math.max(1, Math.ceil((moment.getTime() - now.getTime()) / 1000));
  if (left < 90) return amount(left, "second");
  if (left < 90 * 60) return amount(Math.ceil(left / 60), "minute");
  return amount(Math.ceil(left / 3600), "hour");
}
