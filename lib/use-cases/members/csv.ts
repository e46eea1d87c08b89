/**
 * Writes one line of comma-separated values (RFC 4180). Text that a spreadsheet would run as a formula gets an apostrophe in
 * front (OWASP, CSV injection): = + - @ | % at the start of a cell. A spreadsheet may also split cells elsewhere, so the same
 * applies after every semicolon, tab and line break in a cell, and to the full-width forms of these characters.
 */
export function csvLine(cells: (string | number | null)[]): string {
  return `${cells.map((cell) => quote(typeof cell === "number" ? String(cell) : defuse(cell ?? ""))).join(",")}\r\n`;
}

const atStart = /^(?=[\t\r\n]|[\s\p{C}]*[=+\-@＝＋－＠|%])/u;
const inside = /(?<=[;\t\r\n][\s\p{C}"]*)(?=[=+\-@＝＋－＠|%])/gu;
const defuse = (text: string) => text.replace(inside, "'").replace(atStart, "'");

const quote = (text: string) =>
  /[",\r\n]/.test(text) || /^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
