/**
 * Writes one line of comma-separated values (RFC 4180). What a spreadsheet would run as a formula begins with an apostrophe instead
 * (OWASP, CSV injection): = + - @ | % at the start of a cell, and, since a spreadsheet may part cells elsewhere, behind every semicolon,
 * tab and line break in one; also in their full-width forms.
 */
export function csvLine(cells: (string | number | null)[]): string {
  return `${cells.map((cell) => quote(typeof cell === "number" ? String(cell) : defuse(cell ?? ""))).join(",")}\r\n`;
}

const atStart = /^(?=[\t\r\n]|[\s\p{C}]*[=+\-@＝＋－＠|%])/u;
const inside = /(?<=[;\t\r\n][\s\p{C}"]*)(?=[=+\-@＝＋－＠|%])/gu;
const defuse = (text: string) => text.replace(inside, "'").replace(atStart, "'");

const quote = (text: string) =>
  /[",\r\n]/.test(text) || /^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
