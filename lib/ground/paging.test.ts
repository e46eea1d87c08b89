import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { type Page, pagesBy, type Turn } from "./paging";

const pages = pagesBy<number, { n: number }>({
  shape: z.object({ n: z.number() }),
  placeOf: (n) => ({ n }),
  behind: ({ n }) => ({ n: n + 0.5 }),
});
const from = (list: number[]) => (turn: Turn<{ n: number }>, limit: number) => {
  const rows = list.filter((n) => !turn || (turn.direction === "after" ? n > turn.place.n : n < turn.place.n));
  return Promise.resolve((turn?.direction === "before" ? rows.reverse() : rows).slice(0, limit));
};
const list = fc.uniqueArray(fc.nat(500), { maxLength: 40 }).map((rows) => rows.sort((a, b) => a - b));
const size = fc.integer({ min: 1, max: 9 });

test("paging forward shows each row once, in order, and every page but the last is full", async () => {
  await fc.assert(
    fc.asyncProperty(list, size, async (rows, n) => {
      const shown: Page<number>[] = [await pages.cut(null, n, from(rows))];
      for (let at = shown[0]?.after; at; at = shown.at(-1)?.after)
        shown.push(await pages.cut(pages.readTurn({ after: at }), n, from(rows)));
      expect(shown.flatMap((page) => page.rows)).toEqual(rows);
      expect(shown.slice(0, -1).every((page) => page.rows.length === n)).toBe(true);
      expect(shown.map(({ before }) => before !== null)).toEqual(shown.map((_, i) => i > 0));
      for (const [i, page] of shown.slice(1).entries())
        expect((await pages.cut(pages.readTurn({ before: page.before }), n, from(rows))).rows).toEqual(shown[i]?.rows);
    }),
  );
});

test("paging back after rows were deleted shows a full first page, and past the end the last page is shown", async () => {
  const back = await pages.cut({ direction: "before", place: { n: 3 } }, 3, from([1, 2, 3, 4, 5]));
  expect(back).toMatchObject({ rows: [1, 2, 3], before: null });
  const end = await pages.cut({ direction: "after", place: { n: 6 } }, 3, from([1, 2, 3, 4, 5, 6]));
  expect(end).toMatchObject({ rows: [4, 5, 6] });
  expect(end.before).not.toBeNull();
  expect(await pages.cut({ direction: "after", place: { n: 6 } }, 3, from([]))).toEqual({
    rows: [],
    before: null,
    after: null,
  });
});

test("a place is read as it was written, and anything else gives the first page", () => {
  expect(pages.readTurn({ before: pages.write({ n: 7 }) })).toEqual({ direction: "before", place: { n: 7 } });
  const encoded = (text: string) => Buffer.from(text).toString("base64url");
  for (const text of [
    undefined,
    "",
    "x",
    7,
    ["a"],
    encoded("{"),
    encoded('{"n":"7"}'),
    encoded("[7]"),
    "A".repeat(2001),
  ])
    expect(pages.readTurn({ after: text, before: text })).toBeNull();
});
