import { describe, expect, test } from "vitest";
import { readCodeText } from "@/lib/ground/text";
import { groupCode, isAppCode } from "./code-text";

describe("groupCode", () => {
  test.each([
    ["", ""],
    ["1", "1"],
    ["123", "123"],
    ["1234", "123 4"],
    ["123456", "123 456"],
    ["123 456", "123 456"],
    [" 123-456 ", "123 456"],
    ["1234567", "1234 567"],
    ["12345678", "1234 5678"],
    ["123456789", "123456789"],
    ["7K3M-9QXR", "7K3M-9QXR"],
  ])("%j becomes %j", (typed, shown) => {
    expect(groupCode(typed)).toBe(shown);
  });

  test("grouping twice changes nothing more", () => {
    for (const text of ["12345", "1234567", "abc-d"]) expect(groupCode(groupCode(text))).toBe(groupCode(text));
  });
});

test("spaces and dashes of every kind are taken out", () => {
  expect(readCodeText(" 7K3M–9QXR\u00a0AB—CD-12 ")).toBe("7K3M9QXRABCD12");
});

test.each([
  ["123456", true],
  ["123 456", true],
  ["12345", false],
  ["1234567", false],
  ["12345a", false],
  ["", false],
])("%j is an app's code: %s", (text, is) => {
  expect(isAppCode(text)).toBe(is);
});
