import fc from "fast-check";
import { expect, test } from "vitest";

import { readCodeText, readDigits, readText } from "./text";
import { readCrockford } from "./typed-code";

/** The first digit of some scripts in use: Arabic-Indic, Persian, Devanagari, Bengali, Thai, Tibetan, Khmer, full width. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xf20, 0x17e0, 0xff10, 0x1d7ce, 0x1e950];
const invisible = [
  "\u200b",
  "\u200e",
  "\u200f",
  "\u202a",
  "\u202c",
  "\u2060",
  "\u2066",
  "\u2069",
  "\ufeff",
  "\u00ad",
  "\ufe0f",
  "\u061c",
];
const between = [
  " ",
  "\u00a0",
  "\u202f",
  "\u2009",
  "\u3000",
  "\t",
  "\n",
  "-",
  "\u2010",
  "\u2011",
  "\u2013",
  "\u2014",
  "\u2212",
  "\uff0d",
  "\ufe63",
];

test("[E3] six digits are read in every script, with every invisible mark, space and dash around and between", () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 });
  const noise = fc.array(fc.constantFrom(...invisible, ...between), { maxLength: 3 });
  fc.assert(
    fc.property(
      digits,
      fc.constantFrom(...zeros),
      fc.array(noise, { minLength: 7, maxLength: 7 }),
      (code, zero, marks) => {
        const typed =
          code.map((digit, i) => `${marks[i]?.join("")}${String.fromCodePoint(zero + digit)}`).join("") +
          marks[6]?.join("");
        expect(readDigits(typed, 6)).toBe(code.join(""));
      },
    ),
  );
});

/** What keyboards, mail programs and word processors put into a code, one of each kind and any other character of the kind. */
const mark = fc.oneof(
  fc.constantFrom(
    ...invisible,
    ...between,
    ..."ー─⁃˗➖⠀ﾟ・·•_~…|*#".split(""),
    "\ufe0f\u20e3",
    "\u0000",
    "\u0007",
    "\u001b",
  ),
  fc
    .integer({ min: 0, max: 0x10ffff })
    .map((code) => String.fromCodePoint(code))
    .filter((one) => /^[\p{P}\p{Z}\p{Cc}\p{Cf}\p{Me}]$/u.test(one) && /^[^\p{L}\p{N}]*$/u.test(one.normalize("NFKC"))),
);

/** The forms that letters and digits are written in elsewhere: plain, full width, and mathematical bold, sans-serif and monospaced. */
const forms = [
  (one: string) => one,
  (one: string) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0),
  ...[
    [0x1d400, 0x1d7ce],
    [0x1d5a0, 0x1d7e2],
    [0x1d670, 0x1d7f6],
  ].map(([letter = 0, digit = 0]) => (one: string) => {
    const code = one.codePointAt(0) ?? 0;
    return String.fromCodePoint(code < 65 ? digit + code - 48 : letter + code - 65);
  }),
];

test("[E3] any code of ours reads as itself, whatever marks stand around and between its characters, in whatever form", () => {
  const characters = fc.array(fc.constantFrom(..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"), { minLength: 6, maxLength: 20 });
  fc.assert(
    fc.property(
      characters,
      fc.array(fc.tuple(fc.array(mark, { maxLength: 2 }), fc.constantFrom(...forms)), { minLength: 21, maxLength: 21 }),
      (code, around) => {
        const typed = code.map((one, i) => (around[i]?.[0].join("") ?? "") + (around[i]?.[1](one) ?? ""));
        expect(readCrockford(typed.join("") + around[20]?.[0].join(""))).toBe(code.join(""));
      },
    ),
    { numRuns: 500 },
  );
});

test("[E3] a length mark is a letter everywhere but in a code", () => {
  expect(readText("ユーザー")).toBe("ユーザー");
  expect(readDigits("123ー456", 6)).toBe("123456");
});

test("[E3] every decimal digit of Unicode has its value", () => {
  for (let code = 0; code <= 0x1ffff; code++) {
    const one = String.fromCodePoint(code);
    if (!/^\p{Nd}$/u.test(one)) continue;
    expect(readText(one), code.toString(16)).toMatch(/^[0-9]$/);
    const next = String.fromCodePoint(code + 1);
    if (/^\p{Nd}$/u.test(next)) expect(Number(readText(next))).toBe((Number(readText(one)) + 1) % 10);
  }
});

test.each([
  ["12345", null],
  ["1234567", null],
  ["12345a", null],
  ["½½½½½½", null],
  ["①②③④⑤⑥", "123456"],
  ["123 456", "123456"],
])("%j is read as %j", (typed, code) => {
  expect(readDigits(typed, 6)).toBe(code);
});

test("reading is done once: what was read reads the same again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (typed) => {
      expect(readCodeText(readCodeText(typed))).toBe(readCodeText(typed));
    }),
  );
});
