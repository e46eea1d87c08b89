import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRecipient } from "@/lib/records/mail/recipient";
import { emailField } from "./fields";

test("an address with a part before the at sign that is too long for mail is rejected at its field", () => {
  const { error } = emailField.safeParse(`${"a".repeat(65)}@acme.test`);
  expect(error?.issues.map(({ message }) => message)).toEqual(["address"]);
  expect(emailField.safeParse(`${"a".repeat(64)}@acme.test`).success).toBe(true);
});

test("mail can be sent to every address that a form accepts", () => {
  const part = fc.string({ unit: fc.constantFrom(..."aZ9.-_+'%(),:;<>[] ".split("")), minLength: 1, maxLength: 80 });
  const typed = fc.oneof(
    fc.emailAddress(),
    fc.tuple(part, part).map(([a, b]) => `${a}@${b}.test`),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const read = emailField.safeParse(text);
      if (read.success) expect(parseRecipient(read.data)).toBe(read.data);
    }),
  );
});
