import { expect, test } from "vitest";
import { readAddresses } from "./read-addresses";

test.each([
  ["a@b.test,c@d.test", ["a@b.test", "c@d.test"]],
  ["a@b.test; c@d.test\r\n\r\ne@f.test", ["a@b.test", "c@d.test", "e@f.test"]],
  ['"Bo, Member" <bo@acme.test>, Ann <ann@acme.test>', ["bo@acme.test", "ann@acme.test"]],
  ["A@B.test a@b.test", ["A@b.test"]],
  ["Lind, Rosa <rosa@b.test>; Okafor, Tomas (Sales) <t@b.test>;", ["rosa@b.test", "t@b.test"]],
  ["a@b.test, Lind, Rosa <rosa@b.test>, c@d.test", ["a@b.test", "rosa@b.test", "c@d.test"]],
  ["Lind, Rosa <rosa@b.test>; Berg, Bo <bo@b.test>", ["rosa@b.test", "bo@b.test"]],
  ["Lind, Rosa <rosa@b.test>, Berg, Bo <bo@b.test>", ["rosa@b.test", "bo@b.test"]],
  ["Rosa Lind (Sales, Kiel; (east)) <rosa@b.test>, bo@b.test (the other, one)", ["rosa@b.test", "bo@b.test"]],
  [String.raw`"Lind, \"Rosa\"; x" <rosa@b.test>; "a@b.test, Bo" <bo@b.test>`, ["rosa@b.test", "bo@b.test"]],
  ["a@b.test\tc@d.test\re@f.test", ["a@b.test", "c@d.test", "e@f.test"]],
  ["Rosa<rosa@b.test>,<bo@b.test>", ["rosa@b.test", "bo@b.test"]],
  [
    "mailto:rosa@b.test, <mailto:bo@b.test>; Ann <mailto:ann@b.test?subject=Hi>",
    ["rosa@b.test", "bo@b.test", "ann@b.test"],
  ],
  ["[rosa@b.test](mailto:rosa@b.test) 'bo@b.test'", ["rosa@b.test", "bo@b.test"]],
  ['"a@b.test","c@d.test"', ["a@b.test", "c@d.test"]],
  ["Rosa Lind (rosa@b.test)", ["rosa@b.test"]],
  ["rosa@b.test <rosa@b.test>", ["rosa@b.test"]],
  ["'rosa@home.test' <rosa@b.test>; \"rosa@home.test\" <rosa@b.test>", ["rosa@b.test"]],
  ["Ａｎｎ ＜ann@b.test＞；bo@b.test、cy@b.test", ["ann@b.test", "bo@b.test", "cy@b.test"]],
  [
    "\u200ebo@bücher.example\u200b; r&d@xn--80a1acny.xn--p1ai",
    ["bo@xn--bcher-kva.example", "r&d@xn--80a1acny.xn--p1ai"],
  ],
  ["Lind, Rosa <rosa@b.test", ["Lind", "Rosa <rosa@b.test"]],
  ["Rosa rosa@home.test <rosa@b.test>; bo@b.test", ["Rosa rosa@home.test <rosa@b.test>", "bo@b.test"]],
  ["not an address, bo@b.test", ["not an address", "bo@b.test"]],
  ['"', ['"']],
  ["Rosa <>; <nonsense> Bo", ["Rosa <>", "<nonsense>", "Bo"]],
  ["bo@acme.test\u0000, x@y.test\nBcc: z@y.test", ["bo@acme.test\u0000", "x@y.test", "Bcc:", "z@y.test"]],
])("[E7] the list %j reads as %j", (text, wanted) => {
  expect(readAddresses(text).map((line) => (line.ok ? line.email : line.typed))).toEqual(wanted);
});

test.each([
  "bo",
  "bo@",
  "@acme.test",
  "bo@acme",
  "bo@acme.test>",
  "a b@",
  "bo@acme.test\u0000",
  "bo@@acme.test",
  '"bo"@acme.test',
])("[E2] %j is no address to write to", (text) => {
  expect(readAddresses(text).filter((line) => line.ok)).toEqual([]);
});

// A reader that goes back over the line for each part would need many minutes.
test("[E7] a long line of opened and never closed parts is read once", { timeout: 120_000 }, () => {
  for (const part of ['"', "(", "<", "((", "(<", '"a@b.test ', "(a", "<a@b.test ", "()", "(()"])
    expect(() => readAddresses(part.repeat(200_000 / part.length))).not.toThrow();
});
