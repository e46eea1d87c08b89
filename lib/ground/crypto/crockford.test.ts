import fc from "fast-check";
import { expect, test } from "vitest";
import { readCrockford } from "@/lib/ground/typed-code";
import { inGroups, randomCrockford } from "./crockford";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

test("every character of the alphabet appears, and no other", () => {
  const seen = new Set(randomCrockford(5_000));
  expect([...seen].sort().join("")).toBe(alphabet);
});

test("groups have one size, and the last may be shorter", () => {
  expect(inGroups("ABCDEFGH", 4)).toBe("ABCD-EFGH");
  expect(inGroups("ABCDEFG", 4)).toBe("ABCD-EFG");
  expect(inGroups("", 4)).toBe("");
});

test.each([
  ["abcd-efgh", "ABCDEFGH"],
  ["ABCD EFGH", "ABCDEFGH"],
  [" ab cd—ef_gh. ", "ABCDEFGH"],
  ["a‑b–c−d", "ABCD"],
  ["O0oIl1L", "0001111"],
  ["ＡＢＣＤ", "ABCD"],
  ["ABCU", null],
  ["“abc!”", "ABC"],
  ["АВС", null],
  ["🂡", ""],
])("%j is read as %j", (typed, expected) => {
  expect(readCrockford(typed)).toBe(expected);
});

test("a code is read back with any groups, spaces and case", () => {
  const code = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(code, fc.integer({ min: 1, max: 6 }), fc.constantFrom(" ", "-", " - ", "—"), (text, size, dash) => {
      const typed = inGroups(text, size).replaceAll("-", dash);
      expect(readCrockford(typed.toLowerCase())).toBe(text);
      expect(readCrockford(typed)).toBe(text);
    }),
  );
});
