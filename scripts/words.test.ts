import { expect, test } from "vitest";
import { findInDocument, findInPath, findInSource, findInSql } from "./words";

const words = (findings: { line: number; word: string }[]) => findings.map(({ line, word }) => [line, word]);

test("words are found in comments, docstrings and titles of tests, with their lines", () => {
  const source = [
    "/**",
    " * Asks anew.",
    " * Answers null where nobody asks.",
    " */",
    'const sentence = "Nobody is at risk."; // whoever reads it',
    'test("of two requests somebody wins", () => {});',
    'test.each([["a"]])("whom %s reaches", () => {});',
  ].join("\n");
  expect(words(findInSource("lib/x.ts", source))).toEqual(
    expect.arrayContaining([
      [2, "anew"],
      [3, "Answers"],
      [3, "nobody"],
      [5, "whoever"],
      [6, "somebody"],
      [7, "whom"],
    ]),
  );
  expect(findInSource("lib/x.ts", source)).toHaveLength(6);
});

test("sentences on screen, addresses and challenges that a method answers are left alone", () => {
  const source = [
    "page.getByRole(/nobody|everybody/i);",
    'const hint = "Give the code to nobody.";',
    'const url = "https://nobody.example"; // https://example.com/anew-page',
    "/** The credential answers challenges from then on. */",
  ].join("\n");
  expect(words(findInSource("lib/x.ts", source))).toEqual([[3, "anew"]]);
});

test("text of a page and what a comment quotes as code are left alone", () => {
  expect(findInSource("app/x.tsx", "<p>Nobody has {name} whom you lack</p>; // runs as `nobody`")).toEqual([]);
});

test("poetic names are found word by word; the help desk keeps its name", () => {
  const source = "const patienceMs = 1; type Came = 1; const toWish = readDesk(helpDesk, became, desktop);";
  expect(words(findInSource("lib/x.ts", source)).map(([, word]) => word)).toEqual([
    "patienceMs",
    "Came",
    "toWish",
    "readDesk",
  ]);
  expect(words(findInPath("app/invite/[token]/worn-invitation.tsx"))).toEqual([[1, "worn"]]);
  expect(findInPath("lib/ground/durations.ts")).toEqual([]);
});

test("documents are read outside their code, SQL in its comments", () => {
  expect(words(findInDocument("docs/x.md", "Run `anew`.\n\n[page](whom.md)\nIn doubt, no."))).toEqual([
    [4, "In doubt"],
  ]);
  expect(words(findInSql("prisma/x.sql", "select 'nobody'; -- counted anew"))).toEqual([[1, "anew"]]);
});
