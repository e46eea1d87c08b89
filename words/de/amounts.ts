/** Writes a number with the word for what is counted: "1 Mitglied", "1.204 Mitglieder". */
export const amount = (n: number, one: string, many: string) => `${n.toLocaleString("de")} ${n === 1 ? one : many}`;

/** Writes how long it is until a moment, as it stands after "in": "40 Sekunden", "12 Minuten", "4 Stunden". */
export function waitUntil(moment: Date, now: Date): string {
  const left = Math.max(1, Math.ceil((moment.getTime() - now.getTime()) / 1000));
  if (left < 90) return amount(left, "Sekunde", "Sekunden");
  if (left < 90 * 60) return amount(Math.ceil(left / 60), "Minute", "Minuten");
  return amount(Math.ceil(left / 3600), "Stunde", "Stunden");
}
