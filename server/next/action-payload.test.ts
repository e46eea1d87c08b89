import { expect, test } from "vitest";
import { isActionCall, isActionForm, isArgumentList } from "@/server/next/action-payload";
import { surfaces } from "@/server/surfaces";

const id = `40${"ab".repeat(20)}`;
const megabyte = 1024 * 1024;
const [limit = 0] = surfaces.flatMap(({ posts }) => (posts ? [posts.signedIn.nodes] : []));

/** Fills a text of one megabyte with pieces. */
const fill = (piece: string, open = "[", close = "]") =>
  `${open}${piece.repeat(Math.floor((megabyte - open.length - close.length) / piece.length)).replace(/,$/, "")}${close}`;

const bombs: [title: string, text: string][] = [
  ["lists in lists", fill(`[${"[0],".repeat(999)}[0]],`)],
  ["empty lists", fill("[],")],
  ["lists that only open", fill("[", "[", "")],
  ["objects in objects", fill('{"a":{"a":{}}},')],
  ["objects that only open", fill('{"a":', "[", "")],
  ["many short texts", fill('"",')],
  ["many numbers", fill("1,")],
  ["numbers without an end", fill("1", "[", "")],
  ["one long text", fill("a", '["', '"]')],
  ["a text of escapes", fill("\\\\", '["', '"]')],
  ["a text of quotes", fill('\\"', '["', '"]')],
  ["a text that does not end", fill("a", '["', "")],
  ["a date without an end", fill("1", '["$D', '"]')],
  ["one key of many names", fill('"a":1,', "[{", "}]")],
  ["many keys", `[{${Array.from({ length: 120_000 }, (_, n) => `"${n}":1`).join(",")}}]`],
];

test.each(bombs)("one megabyte costs less than 50 ms: %s", (_, text) => {
  const fields = new Map([["0", [text]]]);
  const form = new Map([
    ["$ACTION_REF_1", [""]],
    ["$ACTION_1:0", [`{"id":"${id}","bound":"$@1"}`]],
    ["$ACTION_1:1", [text]],
  ]);
  for (const judge of [
    () => isArgumentList(text, limit),
    () => isActionCall(fields, limit),
    () => isActionForm(form, limit),
  ]) {
    // The least of three: what else the machine does meanwhile is not what it costs.
    const times = [1, 2, 3].map(() => {
      const began = performance.now();
      judge();
      return performance.now() - began;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  }
});

test("a list has as many values as allowed, and not one more, however they nest", () => {
  expect(isArgumentList(JSON.stringify(Array(99).fill(0)), 100)).toBe(true);
  expect(isArgumentList(JSON.stringify(Array(101).fill(0)), 100)).toBe(false);
  expect(isArgumentList(JSON.stringify(Array(40).fill([{}])), 100)).toBe(false);
  expect(isArgumentList(JSON.stringify(Array(30).fill({ a: "[{,", b: '"[,' })), 100)).toBe(true);
  expect(isArgumentList(JSON.stringify(["[,".repeat(5_000), '\\",[{'.repeat(5_000)]), 100)).toBe(true);
});

test("what two forms in one body bind counts together", () => {
  const list = JSON.stringify(Array(70).fill(0));
  const bound = (n: number): [string, string[]][] => [
    [`$ACTION_REF_${n}`, [""]],
    [`$ACTION_${n}:0`, [`{"id":"${id}","bound":"$@1"}`]],
    [`$ACTION_${n}:1`, [list]],
  ];
  expect(isActionForm(new Map(bound(1)), 100)).toBe(true);
  expect(isActionForm(new Map([...bound(1), ...bound(2)]), 100)).toBe(false);
});
