import type { Options } from "csv-parse/browser/esm";
import { takeDelimiter } from "./delimiter";
import { giveWay } from "./give-way";

/** One record of a file: the lines it starts and ends on, counted from 1, and its cells. */
export type CsvRecord = { line: number; lastLine: number; cells: string[] };

/** `quote`: from this line on, a quotation mark is not closed. */
export type CsvRead = { ok: true; records: CsvRecord[] } | { ok: false; reason: "quote"; line: number };

const chunkLength = 64 * 1024;
const longestRecord = 100_000;

/**
 * Reads comma-separated values (RFC 4180) as programs write them: also with semicolons, tabs or bars, a first line `sep=;`, any kind
 * of line break, and quotation marks inside a cell. Skips empty lines. The thread is free between pieces of a long text.
 */
export async function readCsv(text: string): Promise<CsvRead> {
  const { delimiter, body, lines } = takeDelimiter(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
  const strict = await parseAll(body, lines, { delimiter, trim: true });
  if (strict.ok) return strict;
  // Only without trimming does the library go on after a quotation mark in the middle of a quoted cell.
  const lenient = await parseAll(body, lines, { delimiter, ltrim: true });
  return lenient.ok ? lenient : { ok: false, reason: "quote", line: lenient.line };
}

type Parsed = { record: string[]; info: { lines: number } };

/** Runs the library over a text that begins after so many lines. */
async function parseAll(body: string, before: number, options: Options) {
  const records: CsvRecord[] = [];
  let lastLine = before;
  if (body.trim() === "") return { ok: true as const, records };
  // The library is large: a page loads it once a file is chosen.
  const { parse } = await import("csv-parse/browser/esm");
  let failed = false;
  const parser = parse({
    ...options,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: "\n",
    max_record_size: longestRecord,
    info: true,
  });
  const ended = new Promise<void>((resolve) => {
    parser.on("end", resolve);
    parser.on("error", () => {
      failed = true;
      resolve();
    });
  });
  parser.on("data", ({ record, info }: Parsed) => {
    const breaks = record.reduce((count, cell) => count + cell.split("\n").length - 1, 0);
    lastLine = before + info.lines;
    const cells = options.trim ? record : record.map(plainCell);
    if (cells.some((cell) => cell.trim() !== "")) records.push({ line: lastLine - breaks, lastLine, cells });
  });
  for (let at = 0; at < body.length && !failed; at += chunkLength) {
    parser.write(body.slice(at, at + chunkLength));
    await giveWay();
  }
  if (!failed) parser.end();
  await ended;
  return failed ? { ok: false as const, line: lastLine + 1 } : { ok: true as const, records };
}

/** Takes the quotation marks off a cell that has further ones inside, which the library leaves as it is. */
const plainCell = (cell: string) => /^"(.*)"\s*$/s.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell;
