import { describe, expect, test } from "vitest";
import { isActionCall, isActionForm, isArgumentList } from "@/server/next/action-payload";
import { surfaces } from "@/server/surfaces";

const id = `40${"ab".repeat(20)}`;
const megabyte = 1024 * 1024;
const [limit = 0] = surfaces.flatMap(({ posts, serves }) => (posts && serves === "app" ? [posts.signedIn.nodes] : []));

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
    // The least of ten: what else the machine does meanwhile is not what it costs.
    const times = Array.from({ length: 10 }, () => {
      const began = performance.now();
      judge();
      return performance.now() - began;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  }
});

test("[A6] a list has as many values as allowed, and not one more, however they nest", () => {
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

describe("a form whose buttons call actions of their own", () => {
  const bound = (n: number): [string, string[]][] => [
    [`$ACTION_${n}:0`, [`{"id":"${id}","bound":"$@1"}`]],
    [`$ACTION_${n}:1`, ['["acme",{}]']],
  ];
  const pressed = (n: number): [string, string[]] => [`$ACTION_REF_${n}`, [""]];
  const keys = (...all: string[]): [string, string[]] => ["$ACTION_KEY", all];
  const four = [1, 2, 3, 4].flatMap(bound);

  test("sends what each of them binds, and one key, once for each", () => {
    const form = new Map([pressed(1), pressed(3), ...four, keys("p/x", "p/x", "p/x", "p/x")]);
    expect(isActionForm(form, limit)).toBe(true);
  });

  test.each<[string, [string, string[]][]]>([
    ["keys that differ", [pressed(1), ...four, keys("p/x", "p/y")]],
    ["no button named", [...four, keys("p/x")]],
    ["three buttons named", [pressed(1), pressed(2), pressed(3), ...four]],
    ["more buttons than any form has", [pressed(1), ...Array.from({ length: 9 }, (_, n) => bound(n)).flat()]],
    ["arguments of an action that is not said", [pressed(1), ...bound(1), ["$ACTION_2:1", ["[]"]]]],
    ["an action that is none", [pressed(1), ...bound(1), ["$ACTION_2:0", ['{"id":"constructor","bound":null}']]]],
    ["another kind of field", [pressed(1), ...bound(1), ["$ACTION_1:2", ["[]"]]]],
  ])("is refused with %s", (_, fields) => {
    expect(isActionForm(new Map(fields), limit)).toBe(false);
  });

  test("counts together what they bind", () => {
    const list = JSON.stringify(Array(30).fill(0));
    const heavy = (n: number): [string, string[]][] => [bound(n)[0] as [string, string[]], [`$ACTION_${n}:1`, [list]]];
    expect(isActionForm(new Map([pressed(1), ...[1, 2, 3].flatMap(heavy)]), 100)).toBe(true);
    expect(isActionForm(new Map([pressed(1), ...[1, 2, 3, 4].flatMap(heavy)]), 100)).toBe(false);
  });
});
