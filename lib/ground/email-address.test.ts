import { expect, test } from "vitest";
import { readDomain, readEmailAddress } from "./email-address";

test.each([
  ["bo@harbour.example", "bo@harbour.example"],
  [" Bo.Member@Harbour.Example ", "Bo.Member@harbour.example"],
  ["r&d@harbour.example", "r&d@harbour.example"],
  ["o'neil+news=1@harbour.example", "o'neil+news=1@harbour.example"],
  ["{x}|~!#$%*/?^_`@harbour.example", "{x}|~!#$%*/?^_`@harbour.example"],
  ["bo@xn--80a1acny.xn--p1ai", "bo@xn--80a1acny.xn--p1ai"],
  ["bo@почта.рф", "bo@xn--80a1acny.xn--p1ai"],
  ["bo@bücher.example", "bo@xn--bcher-kva.example"],
  ["bo@BÜCHER.example", "bo@xn--bcher-kva.example"],
  ["bo@例え.テスト", "bo@xn--r8jz45g.xn--zckzah"],
  ["bo@harbour。example", "bo@harbour.example"],
  ["\u200ebo@harbour.example\u200b", "bo@harbour.example"],
  ["ｂｏ@harbour.example", "bo@harbour.example"],
  ["bo@harbour.example.", "bo@harbour.example"],
  ["bo@1and1.example", "bo@1and1.example"],
  ["mailto:bo@harbour.example", "bo@harbour.example"],
  ["MailTo:r%26d@harbour.example?subject=Hello%20there&cc=x@y.example", "r&d@harbour.example"],
])("[E2] %j is read as %j", (typed, address) => {
  expect(readEmailAddress(typed)).toBe(address);
});

test.each([
  // Joiners and digits of a script belong to a domain's name: without them it is another domain (UTS #46, IDNA 2008).
  ["bo@نامه\u200cای.com", "bo@xn--mgba3gch31f060k.com"],
  ["bo@نامهای.com", "bo@xn--mgba3gch31f.com"],
  ["bo@メール.jp", "bo@xn--4dkua4c.jp"],
])("[E2] %j is never another domain: %j", (typed, address) => {
  expect(readEmailAddress(typed)).toBe(address);
});

test("[E2] a domain is what the URL Standard makes of it, whatever digits it is written with", () => {
  for (const domain of ["مثال٣.example", "bücher.example", "harbour。example", "نامه\u200cای.com"])
    expect(readDomain(domain)).toBe(new URL(`http://${domain}`).hostname);
});

test.each([
  "",
  "bo",
  "@harbour.example",
  "bo@",
  "bo@harbour",
  "bo@harbour..example",
  "bo@-harbour.example",
  "bo@harbour-.example",
  "bo@127.0.0.1",
  "bo@[127.0.0.1]",
  "bo@harbour.example:25",
  "bo@harbour.example/x",
  "bo@ann@harbour.example",
  "bo member@harbour.example",
  "bo,ann@harbour.example",
  "bo;ann@harbour.example",
  "<bo@harbour.example>",
  '"bo"@harbour.example',
  "bo@harbour.example\nbcc: x@y.example",
  "тест@harbour.example",
  "bo@xn--a.example",
  "mailto:bo@harbour.example,ann@harbour.example",
  "mailto:bo%0abcc:x@harbour.example",
  "mailto:%@harbour.example",
  `${"b".repeat(65)}@harbour.example`,
  `bo@${"a".repeat(64)}.example`,
  `bo@${"a.".repeat(125)}example`,
])("[E2] %j is refused", (typed) => {
  expect(readEmailAddress(typed)).toBeNull();
});

test.each([
  ["Harbour.Example", "harbour.example"],
  ["почта.рф", "xn--80a1acny.xn--p1ai"],
  ["xn--80a1acny.xn--p1ai", "xn--80a1acny.xn--p1ai"],
  ["harbour", null],
  ["10.0.0.1", null],
  ["0x7f.1", null],
  ["", null],
])("[E2] the domain %j is read as %j", (typed, domain) => {
  expect(readDomain(typed)).toBe(domain);
});
