import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvLine } from "@/lib/use-cases/members/csv";
import { readCsv } from "./read-csv";

const cellsOf = (text: string) => readCsv(text).map(({ cells }) => cells);

describe("a file", () => {
  test.each<[string, string, string[][]]>([
    [
      "with a mark and Windows line breaks",
      "\ufeffemail,name\r\nbo@a.test,Bo\r\n",
      [
        ["email", "name"],
        ["bo@a.test", "Bo"],
      ],
    ],
    [
      "without a last line break",
      "a,b\nc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["with old Macintosh line breaks", "a\rb\r", [["a"], ["b"]]],
    [
      "with semicolons",
      "email;name\nbo@a.test;Member, Bo\n",
      [
        ["email", "name"],
        ["bo@a.test", "Member, Bo"],
      ],
    ],
    ["with tabs", "bo@a.test\tBo\n", [["bo@a.test", "Bo"]]],
    ["with quotes", '"Member, Bo","say ""hi""",  "x"  \n', [["Member, Bo", 'say "hi"', "x"]]],
    ["with semicolons in quotes only", '"a;b;c",d\n', [["a;b;c", "d"]]],
    ["with empty cells and lines", "a,,b,\n\n , \nc\n", [["a", "", "b", ""], ["c"]]],
    ["with one column", "a@a.test\nb@a.test\n", [["a@a.test"], ["b@a.test"]]],
    ["with a quote inside a word", 'O"Neill,x\n', [['O"Neill', "x"]]],
    ["of nothing", "", []],
  ])("%s", (_title, text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  test("keeps the number of each line, whatever is between them", () => {
    const text = 'a@a.test\r\n\r\n"two\r\nlines",x\r\nb@a.test\n';
    expect(readCsv(text).map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, "a@a.test"],
      [3, "two\r\nlines"],
      [5, "b@a.test"],
    ]);
  });

  test("with a quote that is never closed loses no line after it", () => {
    const people = Array.from({ length: 100 }, (_, i) => `p${i}@acme.test,Somebody`);
    const text = ['"bo@acme.test,Bo', ...people, 'end@acme.test,"x"'].join("\n");
    expect(readCsv(text)).toHaveLength(102);
  });
});

test("reads back what our own exports write", () => {
  const cell = fc
    .string({ unit: "grapheme", maxLength: 30 })
    .filter((text) => !/^[\s\p{C}]*[=+\-@＝＋－＠|%]|\p{C}/u.test(text));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = rows.map((row) => csvLine(["x", ...row])).join("");
      expect(cellsOf(text)).toEqual(rows.map((row) => ["x", ...row.map((one) => one.trim())]));
    }),
  );
});

test("reads a hundred thousand lines, and as many stray quotes, in hardly any time", () => {
  const started = performance.now();
  expect(readCsv("person@acme.test,Somebody,member\n".repeat(100_000))).toHaveLength(100_000);
  expect(readCsv('"person@acme.test,Somebody\n'.repeat(100_000)).length).toBeGreaterThan(0);
  expect(performance.now() - started).toBeLessThan(5_000);
});
