import { expect, test } from "vitest";
import { readTypedCode } from "@/lib/ground/typed-code";
import { makeRecoveryCode, showRecoveryCode } from "./code";

test("a recovery code has eighty bits, is shown in four groups and is read back in any spelling", () => {
  const codes = Array.from({ length: 200 }, makeRecoveryCode);
  expect(new Set(codes).size).toBe(200);
  for (const code of codes) {
    const shown = showRecoveryCode(code);
    expect(shown).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    for (const typed of [shown, shown.toLowerCase(), code, shown.replaceAll("-", " "), ` ${shown}\n`])
      expect(readTypedCode(typed)).toEqual({ kind: "recovery", code });
  }
});
