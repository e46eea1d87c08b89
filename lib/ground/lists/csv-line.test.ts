import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine, restoreCell } from "./csv-line";

test.each([
  ["=1+1", "'=1+1"],
  ["+49 30 1234", "'+49 30 1234"],
  ["-2", "'-2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["|calc", "'|calc"],
  ["%0A=1", "'%0A=1"],
  ["＝1+1", "'＝1+1"],
  [" =1+1", `"' =1+1"`.replace("\"'", "'").replace(/"$/, "")],
  ['=HYPERLINK("http://evil.test")', `"'=HYPERLINK(""http://evil.test"")"`],
  ["\t=1", "'\t'=1"],
  ["Eve;=HYPERLINK(1+1)", "Eve;'=HYPERLINK(1+1)"],
  ["Eve; @SUM(A1);+1;b", "Eve; '@SUM(A1);'+1;b"],
  ['Eve;"=1"', `"Eve;""'=1"""`],
  ["Eve\t-1", "Eve\t'-1"],
  ["Eve\n=1", `"Eve\n'=1"`],
  ["Eve\r\n＝1", `"Eve\r\n'＝1"`],
  ["=1;=2", "'=1;'=2"],
  ["Smith; Jones-Brown; a=b", "Smith; Jones-Brown; a=b"],
  ["'=1+1", "''=1+1"],
  ["Eve;'=1", "Eve;''=1"],
  ["'Abd al-Haqq", "'Abd al-Haqq"],
  ["Bo Member", "Bo Member"],
  ["O’Brien, Bo", '"O’Brien, Bo"'],
  ["a\nb", '"a\nb"'],
  ["bo@acme.test", "bo@acme.test"],
])("%j is written as %j, which no spreadsheet runs", (cell, written) => {
  expect(csvLine([cell])).toBe(`${written}\r\n`);
});

test("numbers stay numbers, and nothing is an empty cell", () => {
  expect(csvLine([-3, null, 0])).toBe("-3,,0\r\n");
});

test("a line has as many cells as it was given for any names, and none begins a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 5 }), (cells) => {
      const read = parse(csvLine(cells));
      expect(read).toHaveLength(cells.length);
      for (const [i, cell] of read.entries()) {
        expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
        expect(cell.replaceAll("'", "")).toBe((cells[i] as string).replaceAll("'", ""));
      }
    }),
  );
});

test("no part of it begins a formula where a spreadsheet splits cells at semicolons, tabs or every line break", () => {
  const unit = fc.constantFrom(..."=+-@;\t\r\n\"' ,aé＝|%".split(""));
  fc.assert(
    fc.property(fc.array(fc.string({ unit }), { minLength: 1, maxLength: 4 }), (cells) => {
      for (const part of csvLine(cells)
        .split(/[;\t\r\n]/)
        .slice(1))
        expect(part).not.toMatch(/^[\s"]*[=+\-@＝|%]/);
    }),
    { numRuns: 2_000 },
  );
});

test("[E1] each cell can be read back as it was, apostrophes of its own included", () => {
  const unit = fc.oneof(
    fc.constantFrom(..."=+-@;\t\r\n\"' ,aé＝|%".split("")),
    fc.string({ unit: "grapheme", maxLength: 1 }),
  );
  fc.assert(
    fc.property(fc.array(fc.string({ unit }), { minLength: 1, maxLength: 4 }), (cells) => {
      expect(parse(csvLine(cells)).map(restoreCell)).toEqual(cells);
    }),
    { numRuns: 3_000 },
  );
});

/** Reads one line as RFC 4180 says. */
function parse(line: string): string[] {
  const cells = `,${line.slice(0, -2)}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,"]*))/g);
  return [...cells].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "");
}
