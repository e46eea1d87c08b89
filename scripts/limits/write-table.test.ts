import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { proofs, writeLimits } from "./write-table";

test("docs/limits.md is what the code says: `npm run limits` writes it again", () => {
  expect(readFileSync("docs/limits.md", "utf8")).toBe(writeLimits());
});

test.each(proofs)("%s has a test whose title is: %s", (file, title) => {
  const source = readFileSync(file, "utf8");
  const titles = [...source.matchAll(/\b(?:test|describe)(?:\.\w+)?\(\s*(["'`])(.*?)\1/g)].map(
    ([, , text = ""]) => text,
  );
  const eachTitles = [...source.matchAll(/\]\)\(\s*(["'`])(.*?)\1/g)].map(([, , text = ""]) => text);
  expect([...titles, ...eachTitles].filter((one) => one.startsWith(title))).toHaveLength(1);
});
