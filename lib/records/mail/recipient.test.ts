import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRecipient } from "./recipient";

test.each(["bo@acme.test", "bo+tag@acme.test", "o'brien@acme.test", "dörte@müller.example"])(
  "%s is one mailbox",
  (to) => expect(parseRecipient(to)).toBe(to),
);

test.each([
  ["a list", "bo@acme.test,eve@evil.test"],
  ["a display name", "Bo <bo@acme.test>"],
  ["a line end", "bo@acme.test\r\nBcc: eve@evil.test"],
  ["a group", "all:bo@acme.test;"],
  ["two at signs", "bo@acme.test@evil.test"],
  ["a bidi override", "bo@\u202eacme.test"],
  ["nothing", ""],
])("%s is rejected and not repeated in the error", (_, to) => {
  expect(() => parseRecipient(to)).toThrow("A mail's recipient has to be one plain address.");
});

test("an accepted address has no white space, no control character and one at sign", () => {
  const near = fc.array(fc.constantFrom(...'ab@.,;<>\r\n\t "\u202e\u0000'), { maxLength: 12 }).map((c) => c.join(""));
  fc.assert(
    fc.property(near, (to) => {
      try {
        return /^[^\s\p{C}@,;<>"]+@[^\s\p{C}@,;<>"]+$/u.test(parseRecipient(to));
      } catch {
        return true;
      }
    }),
  );
});
