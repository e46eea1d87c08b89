import { existsSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { expect, test } from "vitest";

const tables = ["docs/openid-standards.md", "docs/asvs.md"];
const links = tables.flatMap((table) =>
  [...readFileSync(table, "utf8").matchAll(/\]\((\.\.\/[^)\s]+)(?: "([^"]+)")?\)/g)].map(
    ([, path = "", title = ""]) => ({ table, title, file: normalize(join("docs", path)) }),
  ),
);

test("each test that a table of a standard names exists", () => {
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter(({ file }) => !existsSync(file))).toEqual([]);
});

test("each title that a table of a standard names is part of a test's title in that file", () => {
  const titled = links.filter(({ title }) => title !== "");
  expect(titled.length).toBeGreaterThan(40);
  const missing = titled.filter(({ file, title }) => {
    const titles = readFileSync(file, "utf8").matchAll(/\b(?:test|it)(?:\.\w+)*\(\s*(["'`])((?:(?!\1)[\s\S])*)\1/g);
    return ![...titles].some(([, , own = ""]) => own.includes(title));
  });
  expect(missing).toEqual([]);
});

test("each row of the OpenID tables names a test or a reason", () => {
  const rows = readFileSync("docs/openid-standards.md", "utf8").matchAll(
    /^\| (?!---|section|level)[^|]+\|[^|]+\|(.*)\|$/gm,
  );
  const hows = [...rows].map(([, how = ""]) => how.trim());
  expect(hows.length).toBeGreaterThan(40);
  expect(hows.filter((how) => how.length < 5)).toEqual([]);
});
