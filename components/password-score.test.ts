import fc from "fast-check";
import { expect, test } from "vitest";
import { scorePassword } from "./password-score";

test.each([
  ["", 0],
  ["short", 1],
  ["aaaaaaaaaaaaaaaaaaaa", 1],
  ["abcdefghijklmnopqrst", 1],
  ["12345678901234567890", 1],
  ["kitchen-table", 2],
  ["granite heron 42", 3],
  ["granite heron 42 lantern", 4],
] as const)("%j scores %d", (typed, score) => {
  expect(scorePassword(typed, 12)).toBe(score);
});

test("a password shorter than the minimum never looks fair", () => {
  fc.assert(fc.property(fc.string({ maxLength: 11 }), (typed) => scorePassword(typed, 12) <= 1));
});
