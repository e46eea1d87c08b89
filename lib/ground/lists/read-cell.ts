import { type Line, readAddress, readAddresses } from "./read-addresses";

/** Why no address could be read from a cell. `lines`: its text goes over several lines, as after a stray quotation mark. */
export type CellTrouble = "no-address" | "malformed" | "several" | "lines";

/** The sign-in name that Entra makes up for a guest: no mailbox has it. */
const guest = /#ext#@/i;

/** Reads the one address that a cell names, with or without a name as mail programs write it. */
export function readCell(cell: string): { ok: true; email: string; key: string } | { ok: false; reason: CellTrouble } {
  const text = cell.trim();
  if (text === "") return { ok: false, reason: "no-address" };
  if (text.includes("\n")) return { ok: false, reason: "lines" };
  if (guest.test(text)) return { ok: false, reason: "malformed" };
  const whole = readAddress(text);
  if (whole.ok) return whole;
  const lines: Line[] = readAddresses(primaryOf(text));
  const [found, ...more] = lines.filter((line) => line.ok);
  if (more.length > 0) return { ok: false, reason: "several" };
  const broken = lines.some((line) => !line.ok && line.typed.includes("@"));
  return found && !broken ? found : { ok: false, reason: found ? "several" : "malformed" };
}

/** Tells whether a cell holds addresses, one or more. */
export function holdsAddress(cell: string): boolean {
  if (!cell.includes("@") && !cell.includes("＠")) return false;
  const read = readCell(cell);
  return read.ok || read.reason === "several" || guest.test(cell);
}

/** Returns the main one of Exchange's addresses, "SMTP:…" among "smtp:…"; any other text stays what it is. */
function primaryOf(text: string): string {
  if (!/^\w+:\S+@/.test(text)) return text;
  const [main, ...more] = [...text.matchAll(/(?:^|[+;,\s])SMTP:([^+;,\s]+)/g)];
  return main?.[1] && more.length === 0 ? main[1] : text.replace(/(^|[+;,\s])smtp:/gi, " ");
}
