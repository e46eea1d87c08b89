import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CodeKind, codeLengths, readCodeOf, readTypedCode } from "./typed-code";

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const alphabets: Record<CodeKind, string> = {
  app: "0123456789",
  email: "0123456789",
  recovery: crockford,
  reset: crockford,
};
const kinds = Object.keys(alphabets) as CodeKind[];

/** Any code of a kind. */
const codeOf = (kind: CodeKind) =>
  fc.string({
    unit: fc.constantFrom(...alphabets[kind]),
    minLength: codeLengths[kind],
    maxLength: codeLengths[kind],
  });

describe("[D3] what was typed is named by its shape", () => {
  test.each(kinds)(
    "every code of the kind %s, however it is spelled, and no field takes it for another kind",
    (kind) => {
      fc.assert(
        fc.property(codeOf(kind), fc.constantFrom(" ", "-", " – ", ""), fc.boolean(), (code, between, small) => {
          const spelled = (code.match(/.{1,4}/g) ?? []).join(between);
          const typed = small ? spelled.toLowerCase() : spelled;
          expect(readTypedCode(typed)).toEqual({ kind, code });
          for (const asked of kinds)
            expect(readCodeOf(asked, typed)).toEqual(
              asked === kind ? { ok: true, code } : { ok: false, reason: "other-code", typed: kind, asked },
            );
        }),
      );
    },
  );

  test("any other text is the shape of no code, and never throws", () => {
    const lengths: number[] = Object.values(codeLengths);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
        const read = readTypedCode(typed);
        if (read.kind === "other") return;
        expect(lengths).toContain(read.code.length);
        expect(read.code).toMatch(read.kind === "app" || read.kind === "email" ? /^[0-9]+$/ : /^[0-9A-HJKMNP-TV-Z]+$/);
      }),
    );
  });

  test.each([
    ["", "other"],
    ["12345", "other"],
    ["123456", "app"],
    [" 123 456 ", "app"],
    ["123-456", "app"],
    ["１２３４５６", "app"],
    ["١٢٣٤٥٦", "app"],
    ["12345６", "app"],
    ["12345a", "other"],
    ["0x1e24", "other"],
    ["1234567", "other"],
    ["1234 5678", "email"],
    ["123456789", "other"],
    ["ABCD-EFGH-JKMN-PQR", "other"],
    ["ABCD-EFGH-JKMN-PQRU", "other"],
    ["abcd efgh jkmn pqrs", "recovery"],
    ["0000000000000000", "recovery"],
    ["ABCD-EFGH-JKMN-PQRS-TVWX", "reset"],
    ["granite heron 42 lantern", "other"],
  ])("%j is read as %s", (typed, kind) => {
    expect(readTypedCode(typed).kind).toBe(kind);
  });
});
