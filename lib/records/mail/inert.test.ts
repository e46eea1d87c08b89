import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inert, plain } from "./inert";

const visible = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

describe("inert", () => {
  test.each([
    ["a plain name", "Bo Member", "Bo Member"],
    ["initials and a company's full stop", "J.R. Smith Inc.", "J.R. Smith Inc."],
    ["a header injected after a line end", "Bo\r\nBcc: eve", "Bo Bcc: eve"],
    ["a bidi override", "Bo\u202etxt.exe\u202c", "Botxt.\u200bexe"],
    ["invisible characters", "B\u200bo\u00ad", "Bo"],
    ["a web address", "https://evil.example/x", "https:\u200b//evil.\u200bexample/x"],
    ["a mail address", "bo@evil.example", "bo@\u200bevil.\u200bexample"],
    ["emoji joined by ZWJ", "👩\u200d💻 Ada", "👩\u200d💻 Ada"],
    ["a right-to-left name, isolated", "דנה", "\u2068דנה\u2069"],
    ["nothing but controls", "\u0000\u0007", ""],
  ])("%s", (_, given, expected) => expect(inert(given)).toBe(expected));

  test("a very long name is cut at whole code points", () => {
    expect(inert("😀".repeat(200))).toBe(`${"😀".repeat(79)}…`);
  });

  test("no text keeps a control, a surrogate or a direction character", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => !visible.test(plain(text, 80))));
  });

  test("no text reverses the sentence around it: isolates are closed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const opened = [...inert(`א${text}`)].filter((c) => c === "\u2068").length;
        const closed = [...inert(`א${text}`)].filter((c) => c === "\u2069").length;
        return opened === 1 && closed === 1;
      }),
    );
  });
});
