import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listFiles } from "./list-files";

const rows = [...readFileSync("docs/features.md", "utf8").matchAll(/^\| ([A-Z]\d{1,2}) \|.*\((\S+\.spec\.ts)\) \|$/gm)];
const defined = rows.map(([, id = ""]) => id);
const faults = [...readFileSync("docs/faults.md", "utf8").matchAll(/^\| ([A-F]\d{1,2}) \|(.*)$/gm)].map(
  ([, id = "", row = ""]) => ({ id, files: [...row.matchAll(/\(\.\.\/(\S+)\)/g)].map(([, file = ""]) => file) }),
);
const code = listFiles().filter((file) => /\.tsx?$/.test(file));

/** Lists the ids that the titles of a file's tests carry: `test("[A2] [A3] …")`. */
function readTitleIds(file: string): string[] {
  const titles = readFileSync(file, "utf8").matchAll(
    /\b(?:test|describe)(?:\.\w+)?\(\s*["'`]((?:\[[A-Z]\d{1,2}\] )+)/g,
  );
  return [...titles].flatMap(([, ids = ""]) => ids.match(/\w+/g) ?? []);
}

/** Lists the ids that a file's comments name in brackets: `(E13)`, `(R4, R5)`. */
function readCommentIds(file: string): string[] {
  const comments = readFileSync(file, "utf8").match(/\/\*\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*/gm) ?? [];
  const brackets = comments.flatMap((comment) => comment.match(/\([^()]*\)/g) ?? []);
  return brackets.flatMap((bracket) => bracket.match(/(?<=[(\s])[SEMRDAFONW]\d{1,2}(?=[,)])/g) ?? []);
}

test("each feature has one row", () => {
  expect(defined.length).toBeGreaterThan(45);
  expect(defined.filter((id, index) => defined.indexOf(id) !== index)).toEqual([]);
});

test("each id that a test title or a comment cites is a feature, or a fault that was mended", () => {
  const titles = code.filter((file) => /\.(test|spec)\.tsx?$/.test(file)).flatMap(readTitleIds);
  const comments = code.flatMap(readCommentIds);
  expect(titles.length).toBeGreaterThan(60);
  expect(comments.length).toBeGreaterThan(20);
  expect(
    [...titles, ...comments].filter((id) => !defined.includes(id) && !faults.some((fault) => fault.id === id)),
  ).toEqual([]);
});

test("each feature links to a journey whose title carries its id", () => {
  const unproven = rows.filter(([, id = "", spec = ""]) => !readTitleIds(spec.replace("../", "")).includes(id));
  expect(unproven.map(([row]) => row)).toEqual([]);
});

test("each fault that was found links to tests whose titles carry its id", () => {
  const unproven = faults.flatMap(({ id, files }) =>
    files
      .filter((file) => !new RegExp(`["'\`](?:\\[[A-Z]\\d{1,2}\\] )*\\[${id}\\] `).test(readFileSync(file, "utf8")))
      .map((file) => `${id} ${file}`),
  );
  expect(unproven).toEqual([]);
  expect(faults).toHaveLength(47);
  expect(faults.filter(({ files }) => files.length === 0)).toEqual([]);
});
