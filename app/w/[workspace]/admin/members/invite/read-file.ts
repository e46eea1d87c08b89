import { type ReadPeople, readPeople } from "./read-people";

const largest = 10_000_000;
const linesAtMost = 100_000;

/**
 * Reads the people that a chosen file names, or says why it can't be read. Reads UTF-8, else Windows-1252 as old
 * spreadsheets write it.
 */
export async function readFile(file: File): Promise<({ ok: true } & ReadPeople) | { ok: false; sentence: string }> {
  if (file.size > largest) return { ok: false, sentence: "This file is larger than 10 MB. Split it." };
  const text = decode(await file.arrayBuffer());
  if (text.includes("\0")) {
    return { ok: false, sentence: "This is not a CSV file. Save the table as CSV in your spreadsheet first." };
  }
  const found = readPeople(text);
  if (found.people.length === 0) return { ok: false, sentence: "There are no lines in this file." };
  if (found.people.length + found.repeated.length > linesAtMost)
    return { ok: false, sentence: `A file can have at most ${linesAtMost.toLocaleString("en")} lines. Split it.` };
  return { ok: true, ...found };
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
