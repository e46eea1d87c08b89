/** One record of a file: the line it starts on, counted from 1, and its cells without the space around them. */
export type CsvRecord = { line: number; cells: string[] };

/** A quoted cell that is longer is a stray quote. Without this limit it would swallow the lines up to the next quote. */
const longestQuoted = 1000;

/**
 * Reads comma-separated values as programs write them (RFC 4180). Also reads semicolons or tabs between the cells, any kind
 * of line break, a byte order mark, and quotes that are not closed, which are then text. Skips lines without text.
 */
export function readCsv(text: string): CsvRecord[] {
  const body = text.replace(/^\ufeff/, "");
  const separator = separatorOf(body);
  const end = separator === "\t" ? "\\t" : separator;
  const cell = new RegExp(
    `[^\\S\\r\\n\\t]*"((?:[^"]|""){0,${longestQuoted}})"[^\\S\\r\\n\\t]*(?=${end}|[\\r\\n]|$)|[^${end}\\r\\n]*`,
    "y",
  );
  const records: CsvRecord[] = [];
  let record: CsvRecord = { line: 1, cells: [] };
  let line = 1;
  for (let at = 0; at <= body.length; at++) {
    cell.lastIndex = at;
    const [found = "", quoted] = cell.exec(body) ?? [];
    record.cells.push((quoted?.replaceAll('""', '"') ?? found).trim());
    if (quoted !== undefined) line += breaksIn(quoted);
    at += found.length;
    if (body[at] === separator) continue;
    if (record.cells.some(Boolean)) records.push(record);
    if (body[at] === "\r" && body[at + 1] === "\n") at++;
    line++;
    record = { line, cells: [] };
  }
  return records;
}

const breaksIn = (text: string) => text.match(/\r\n|\r|\n/g)?.length ?? 0;

/** Returns the separator in the first line that has a comma, semicolon or tab; a comma if no line has one. */
function separatorOf(text: string): string {
  const first = text.split(/[\r\n]/, 50).find((line) => /[,;\t]/.test(line)) ?? "";
  const plain = first.replace(/"[^"]*"/g, "");
  const count = (separator: string) => plain.split(separator).length;
  return [",", ";", "\t"].reduce((best, other) => (count(other) > count(best) ? other : best));
}
