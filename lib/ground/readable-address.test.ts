import { domainToASCII, domainToUnicode } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readDomain, readEmailAddress } from "./email-address";
import { showAddress, showDomain } from "./readable-address";

test.each([
  "bo@почта.рф",
  "bo@bücher.example",
  "bo@例え.テスト",
  "bo@ñandú.example",
  "bo@straße.example",
  "bo@ελλάδα.example",
  "bo@실례.테스트",
  "bo@उदाहरण.example",
  "bo@مثال.example",
  "r&d@москва-1.example",
  "bo@harbour.example",
])("[E2] %s is kept in its ASCII form and shown as it was typed", (typed) => {
  const kept = readEmailAddress(typed) ?? "";
  expect(kept).toMatch(/^[\x20-\x7e]+$/);
  expect(showAddress(kept)).toBe(typed);
});

test.each([
  // Letters with Latin twins only.
  "аррӏе.com",
  "сосо.example",
  "ονο.example",
  // Scripts mixed in one label.
  "pаypal.example",
  "gооgle.example",
  "aノb.example",
  // A letter that looks like another one.
  "ɑpple.example",
  "bıo.example",
  // A joiner, which shows nothing.
  "نامه\u200cای.com",
  // A script that is seldom read.
  "ᎪᎫ.example",
])("[E2] %j keeps its ASCII form, as it could be taken for another domain", (typed) => {
  const kept = domainToASCII(typed);
  expect(kept).toContain("xn--");
  expect(showDomain(kept)).toBe(kept);
});

test.each(["xn--a", "xn--", "xn--99999999999", "xn--\u00e9", "a.xn--zzzzzzzz.b", "@", "", "bo"])(
  "[E2] %j, which decodes to nothing sound, stays what it is",
  (text) => {
    expect(showAddress(text)).toBe(text);
    expect(showDomain(text)).toBe(text);
  },
);

test("[E2] whatever is shown is what the URL Standard shows, and is read back as the same domain", () => {
  const unit = fc.oneof(
    fc.constantFrom(..."почтäßéø例えテ실례उदाहरणمثالabz09-аррӏе"),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  );
  fc.assert(
    fc.property(fc.string({ unit, minLength: 1, maxLength: 12 }), (label) => {
      const kept = readDomain(`${label}.example`);
      fc.pre(kept !== null);
      const shown = showDomain(kept ?? "");
      expect(readDomain(shown)).toBe(kept);
      if (shown !== kept) expect(shown).toBe(domainToUnicode(kept ?? ""));
    }),
    { numRuns: 1_000 },
  );
});
