/**
 * Writes one line of comma-separated values (RFC 4180). Text that a spreadsheet would run as a formula gets an apostrophe in
 * front (OWASP, CSV injection): = + - @ | % at the start of a cell. A spreadsheet may also split cells elsewhere, so the same
 * applies after every semicolon, tab and line break in a cell, and to the full-width forms of these characters.
 */
export function csvLine(cells: (string | number | null)[]): string {
  return `${cells.map((cell) => quote(typeof cell === "number" ? String(cell) : defuse(cell ?? ""))).join(",")}\r\n`;
}

const formula = String.raw`'*[=+\-@＝＋－＠|%]`;
const start = String.raw`'*(?:[\t\r\n]|[\s\p{C}]*[=+\-@＝＋－＠|%])`;
const split = String.raw`[;\t\r\n][\s\p{C}"]*`;
// What is rare is looked for first: a long run of spaces is then read once.
const patterns = {
  start: new RegExp(`^(?=${start})`, "u"),
  inside: new RegExp(`(?<!')(?=${formula})(?<=${split})`, "gu"),
  startMark: new RegExp(`^'(?=${start})`, "u"),
  insideMark: new RegExp(`(?<!')'(?=${formula})(?<=${split}')`, "gu"),
};

/** Apostrophes in front of such a place get one more, so that each can be taken off again. */
const defuse = (text: string) => text.replace(patterns.inside, "'").replace(patterns.start, "'");

/** Returns the text of a cell that `csvLine` wrote, without the apostrophes it was given. */
export const restoreCell = (text: string) => text.replace(patterns.startMark, "").replace(patterns.insideMark, "");

const quote = (text: string) =>
  /[",\r\n]/.test(text) || /^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
