/**
 * Writes one line of comma-separated values (RFC 4180). What a spreadsheet would run as a formula begins with an apostrophe instead
 * (OWASP, CSV injection): cells that begin with = + - @, a tab or a line break, also in their full-width forms.
 */
export function csvLine(cells: (string | number | null)[]): string {
  return `${cells.map((cell) => quote(typeof cell === "number" ? String(cell) : defuse(cell ?? ""))).join(",")}\r\n`;
}

const defuse = (text: string) => (/^[\s\p{C}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u.test(text) ? `'${text}` : text);

const quote = (text: string) =>
  /[",\r\n]/.test(text) || /^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
