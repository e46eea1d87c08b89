import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvLine, restoreCell } from "./csv-line";
import { readCsv } from "./read-csv";

async function recordsOf(text: string) {
  const read = await readCsv(text);
  if (!read.ok) throw new Error(`line ${read.line}`);
  return read.records;
}
const cellsOf = async (text: string) => (await recordsOf(text)).map(({ cells }) => cells);
const two = (...cells: string[]) => [["email", "name"], cells];

describe("[E1] a file", () => {
  test.each<[string, string, string[][]]>([
    ["with a mark and Windows line breaks", "\ufeffemail,name\r\nbo@a.test,Bo\r\n", two("bo@a.test", "Bo")],
    ["without a last line break", "email,name\nbo@a.test,Bo", two("bo@a.test", "Bo")],
    ["with old Macintosh line breaks", "email,name\rbo@a.test,Bo\r", two("bo@a.test", "Bo")],
    ["with mixed line breaks", "email,name\r\n\nbo@a.test,Bo\r", two("bo@a.test", "Bo")],
    ["with semicolons", "email;name\nbo@a.test;Member, Bo\n", two("bo@a.test", "Member, Bo")],
    [
      "with semicolons, and a comma on each line",
      "Berg, Bo;bo@a.test\nLind, Rosa;rosa@a.test\n",
      [
        ["Berg, Bo", "bo@a.test"],
        ["Lind, Rosa", "rosa@a.test"],
      ],
    ],
    ["with quoted semicolons", 'email;name\n"bo@a.test";"Bo; Member"\n', two("bo@a.test", "Bo; Member")],
    ["with tabs", "email\tname\nbo@a.test\tMember, Bo; x\n", two("bo@a.test", "Member, Bo; x")],
    ["with bars", "email|name\nbo@a.test|Bo\n", two("bo@a.test", "Bo")],
    ["with a separator's line", "sep=;\r\nemail;name\r\nbo@a.test;Bo, x\r\n", two("bo@a.test", "Bo, x")],
    [
      "with a quoted separator's line and another mark",
      '\ufeff"SEP=^"\nemail^name\nbo@a.test^"Bo^, x"\n',
      two("bo@a.test", "Bo^, x"),
    ],
    ["with a separator's line for tabs", "sep=\t\nemail\tname\nbo@a.test\tBo\n", two("bo@a.test", "Bo")],
    ["with quotes", 'email,name\nbo@a.test,  "say ""hi"""  \n', two("bo@a.test", 'say "hi"')],
    ["with quotes around spaces", 'email,name\nbo@a.test," Bo "\n', two("bo@a.test", " Bo ")],
    ["with a quote inside a word", 'email,name\nbo@a.test,O"Neill\n', two("bo@a.test", 'O"Neill')],
    [
      "with quotes inside a quoted cell",
      'email,name\nbo@a.test,"Bo "the boat" Berg"\n',
      two("bo@a.test", 'Bo "the boat" Berg'),
    ],
    ["with empty cells and lines", "a,,b,\n\n , \nc\n", [["a", "", "b", ""], ["c"]]],
    ["with one column", "a@a.test\nb@a.test\n", [["a@a.test"], ["b@a.test"]]],
    ["of nothing", "", []],
  ])("%s", async (_title, text, cells) => {
    expect(await cellsOf(text)).toEqual(cells);
  });

  test("keeps the number of each line, whatever is between them", async () => {
    const text = 'sep=,\r\na@a.test\r\n\r\n"two\r\nlines",x\r\n,\r\nb@a.test\n';
    expect((await recordsOf(text)).map(({ line, lastLine, cells }) => [line, lastLine, cells[0]])).toEqual([
      [2, 2, "a@a.test"],
      [4, 5, "two\nlines"],
      [7, 7, "b@a.test"],
    ]);
  });

  test("with a quotation mark that is never closed is refused with its line", async () => {
    const lines = ["email,name", "ann@a.test,Ann", '"bo@a.test,Bo', "cy@a.test,Cy"];
    expect(await readCsv(lines.join("\n"))).toEqual({ ok: false, reason: "quote", line: 3 });
    const long = [...lines, ...Array.from({ length: 20_000 }, (_, i) => `p${i}@a.test,Someone`), 'end@a.test,"x"'];
    expect(await readCsv(long.join("\n"))).toEqual({ ok: false, reason: "quote", line: 3 });
  });
});

test("[E1] what our own exports write is read back as it was, in every script", async () => {
  const unit = fc.oneof(
    fc.constantFrom(..."=+-@;\t\n\"' ,aé＝|%".split("")),
    fc.string({ unit: "grapheme", maxLength: 1 }),
  );
  const cell = fc.string({ unit, maxLength: 30 }).map((text) => text.replace(/\r\n?/g, "\n"));
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(rows, async (some) => {
      const text = some.map((row) => csvLine(["x", ...row])).join("");
      const read = await cellsOf(`\ufeff${csvLine(["Name", "Email"])}${text}`);
      expect(read.slice(1).map((row) => row.map(restoreCell))).toEqual(some.map((row) => ["x", ...row]));
    }),
  );
});

test("[E1] the thread is free while ten megabytes are read", { timeout: 120_000 }, async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  expect(
    await recordsOf("person@acme.test,Somebody Else,member,Harbour pilots and others, Kiel, Germany\n".repeat(130_000)),
  ).toHaveLength(130_000);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(50);
});
