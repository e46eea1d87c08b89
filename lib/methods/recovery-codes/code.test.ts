import { expect, test } from "vitest";
import { makeRecoveryCode, readRecoveryCode, showRecoveryCode } from "./code";

test("a recovery code has eighty bits, is shown in four groups and is read back in any spelling", () => {
  const codes = Array.from({ length: 200 }, makeRecoveryCode);
  expect(new Set(codes).size).toBe(200);
  for (const code of codes) {
    const shown = showRecoveryCode(code);
    expect(shown).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    for (const typed of [shown, shown.toLowerCase(), code, shown.replaceAll("-", " "), ` ${shown}\n`])
      expect(readRecoveryCode(typed)).toBe(code);
  }
});

test.each([
  ["a reset code, which is longer", "ABCD-EFGH-JKMN-PQRS-TVWX"],
  ["an authenticator's code", "123456"],
  ["a mailed code", "12345678"],
  ["a character short", "ABCD-EFGH-JKMN-PQR"],
  ["a letter that is not in the alphabet", "ABCD-EFGH-JKMN-PQRU"],
  ["nothing", ""],
])("%s is not a recovery code", (_, typed) => {
  expect(readRecoveryCode(typed)).toBeNull();
});
