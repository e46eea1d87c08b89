import { describe, expect, test } from "vitest";
import { parseLanguage, preferredLanguage } from "./language";

test.each([
  ["de", "de"],
  ["en", "en"],
  ["fr", null],
  ["DE", null],
  ["", null],
  [undefined, null],
  ["constructor", null],
])("%s is read as %s", (text, language) => {
  expect(parseLanguage(text)).toBe(language);
});

describe("of the languages that a browser asks for, ours with the greatest weight is chosen", () => {
  test.each([
    [null, "en"],
    ["", "en"],
    ["de", "de"],
    ["de-AT,de;q=0.9,en;q=0.8", "de"],
    ["fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "en"],
    ["en;q=0.5, de;q=0.501", "de"],
    ["en, de", "en"],
    ["de;q=0, en;q=0.1", "en"],
    ["DE-de", "de"],
    ["fr", "en"],
    ["de;q=2", "en"],
    ["de;q=x", "en"],
    [",;q=1,,", "en"],
    [`${"x,".repeat(1000)}de`, "en"],
  ])("%s: %s", (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
