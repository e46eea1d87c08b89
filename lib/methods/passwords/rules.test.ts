import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkNewPassword } from "./check";
import { findPasswordFault, minimumLength, type PasswordContext } from "./rules";

const plainContext: PasswordContext = { twoFactorRequired: true, words: [] };
const fault = (password: string, context = plainContext) => findPasswordFault(password, context, () => false);
/** Returns text of a length in which nothing repeats or runs. */
const varied = (length: number) => Array.from({ length }, (_, i) => "k7q2x9m4w8r3"[(i * i * 5 + i) % 12]).join("");

test("with a second factor required a password needs twelve characters, else fifteen", () => {
  expect([minimumLength(true), minimumLength(false)]).toEqual([12, 15]);
  expect([fault(varied(11)), fault(varied(12))]).toEqual(["short", null]);
  const alone = { twoFactorRequired: false, words: [] };
  expect([fault(varied(14), alone), fault(varied(15), alone)]).toEqual(["short", null]);
});

test("a password has at most 256 characters", () => {
  expect([fault(varied(256)), fault(varied(257))]).toEqual([null, "long"]);
});

test("lengths count characters, not bytes or code units", () => {
  expect(fault("🐘🦒🐢🦊🐙🦉🐝🦋🐌🦔🐳")).toBe("short");
  expect(fault("🐘🦒🐢🦊🐙🦉🐝🦋🐌🦔🐳🦩")).toBeNull();
});

test("one text typed on two keyboards counts as one text", () => {
  expect(fault("e\u0301o\u0308u\u0308a\u030an\u0303c\u0327")).toBe("short");
});

describe("one repeated piece, or a run of neighbours, is common", () => {
  test.each([
    "aaaaaaaaaaaaaaaa",
    "abababababababab",
    "xyz1xyz1xyz1xyz1",
    "abcdefghijklmnopq",
    "zyxwvutsrqponmlk",
    "1234567890123456",
    "!!!!!!!!!!!!!!!!",
    "-_-_-_-_-_-_-_-_",
    "🐘🐘🐘🐘🐘🐘🐘🐘🐘🐘🐘🐘🐘🐘🐘🐘",
    "                ",
  ])("%j", (password) => {
    expect(fault(password)).toBe("common");
  });
});

describe("words that an attacker tries first are not enough for a password", () => {
  const context = {
    twoFactorRequired: true,
    words: ["Bo Andersson", "bo.andersson@acme-works.test", "Acme Works", "acme-works"],
  };
  test.each([
    "bo.andersson@acme-works.test",
    "Andersson2025!",
    "ANDERSSON-acme-1",
    "acmeworksacmeworks",
    "works works works 1",
    "b.o.a.n.d.e.r.s.s.o.n",
  ])("%j", (password) => {
    expect(fault(password, context)).toBe("context");
  });

  test("a word together with enough other text is accepted", () => {
    expect(fault("andersson granite heron 42", context)).toBeNull();
  });

  test("short words are ignored, because every text holds two letters of a name", () => {
    expect(fault("bottle boat boring 42", { twoFactorRequired: true, words: ["Bo"] })).toBeNull();
  });
});

test("the blocklist is checked for the text, its letters and digits, and those without the digits around them", () => {
  const asked: string[] = [];
  findPasswordFault("12-Granite.Heron-34", plainContext, (word) => asked.push(word) === 0);
  expect(asked).toEqual(["12-granite.heron-34", "12graniteheron34", "graniteheron"]);
  expect(findPasswordFault("12-Granite.Heron-34", plainContext, (word) => word === "graniteheron")).toBe("common");
});

test("no password makes the rules throw, and every rejected one gets a reason", () => {
  const words = fc.array(fc.string({ maxLength: 40 }), { maxLength: 4 });
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), words, fc.boolean(), (password, list, required) => {
      const weak = checkNewPassword(password, { twoFactorRequired: required, words: list });
      expect([undefined, "short", "long", "common", "context"]).toContain(weak?.reason);
    }),
  );
});

describe("with the shipped blocklist", () => {
  test.each([
    ["password12345", "common"],
    ["Passphrase2025", "common"],
    ["1q2w3e4r5t6y", "common"],
    ["qwertyuiop123", "common"],
    ["short", "short"],
  ])("%j is rejected: %s", (password, reason) => {
    expect(checkNewPassword(password, plainContext)?.reason).toBe(reason);
  });

  test.each(["granite heron 42 lantern", "пароль с длинным смыслом", "correct horse battery staple", "k7q2x9m4w8r3"])(
    "%j is fine",
    (password) => {
      expect(checkNewPassword(password, plainContext)).toBeNull();
    },
  );
});
