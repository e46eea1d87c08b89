import fc from "fast-check";
import { expect, test } from "vitest";
import { longestContact, readSupportContact } from "./support-contact";

test.each([
  ["help@acme.test", "address", "help@acme.test", "mailto:help%40acme.test"],
  [" help+desk@acme.test ", "address", "help+desk@acme.test", "mailto:help%2Bdesk%40acme.test"],
  ["https://help.acme.test/it", "link", "https://help.acme.test/it", "https://help.acme.test/it"],
  ["HTTPS://Help.Acme.test", "link", "https://help.acme.test/", "https://help.acme.test/"],
  ["+49 30 1234567", "phone", "+49 30 1234567", null],
  ["Service desk: 0800 123456, ext. 12", "phone", "Service desk: 0800 123456, ext. 12", null],
] as const)("%j is a contact", (typed, kind, text, href) => {
  expect(readSupportContact(typed)).toEqual({ kind, text, href });
});

test.each([
  "",
  "   ",
  "ask Olga",
  "http://help.acme.test",
  "javascript:alert(12345)",
  "data:text/html,12345",
  "https://help@acme.test/",
  "https://a:b@acme.test/",
  "https://intranet/",
  "acme.test/12345",
  "see http://x.test/12345",
  "call 12345 <b>",
  "123\u202e456",
  `https://acme.test/${"a".repeat(longestContact)}`,
])("%j is none", (typed) => expect(readSupportContact(typed)).toBeNull());

test("what is read is read again as the same, and opens nothing but a mail program or an https page", () => {
  const typed = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.emailAddress(),
    fc.string().map((end) => `https://acme.test/${end}`),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const contact = readSupportContact(text);
      if (!contact) return;
      expect(readSupportContact(contact.text)).toEqual(contact);
      expect(contact.href ?? "https:").toMatch(/^(https:|mailto:[^?&]*$)/);
    }),
  );
});
