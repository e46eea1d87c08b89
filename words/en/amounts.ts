/** Writes a number with the word for what is counted: "1 member", "1,204 members". */
export const amount = (n: number, one: string, many = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** Writes how long it is until a moment: "40 seconds", "12 minutes", "4 hours". */
export function waitUntil(moment: Date, now: Date): string {
  const left = Math.max(1, Math.ceil((moment.getTime() - now.getTime()) / 1000));
  if (left < 90) return amount(left, "second");
  if (left < 90 * 60) return amount(Math.ceil(left / 60), "minute");
  return amount(Math.ceil(left / 3600), "hour");
}
