import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { listFiles } from "./list-files";

const documents = listFiles().filter((file) => file.endsWith(".md"));

test("each link of a document leads to a file", () => {
  const links = documents.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, target = ""]) => ({ file, target })),
  );
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter(({ file, target }) => !existsSync(join(dirname(file), target)))).toEqual([]);
});

test("each npm script that a document or a comment names exists", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const sources = listFiles().filter((file) => /\.(md|tsx?|mjs)$/.test(file));
  const named = sources.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, name = ""]) => ({ file, name })),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ name }) => !(name in scripts))).toEqual([]);
});

test("each file that CONTRIBUTING.md names in a command exists", () => {
  const text = readFileSync("CONTRIBUTING.md", "utf8");
  const paths = [...text.matchAll(/(?:vitest run|playwright test) ([a-z][\w/.-]*)/g)].map(([, path = ""]) => path);
  expect(paths.length).toBeGreaterThan(4);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});
