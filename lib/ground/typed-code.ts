import { readCodeText, readDigits } from "./text";

/**
 * The kinds of code that people type: six digits of an authenticator app, eight of a mail, a recovery code, a reset code. No two
 * have one shape.
 */
export type CodeKind = "app" | "email" | "recovery" | "reset";

/** How many characters a code of a kind has, apart from those that are there for the eye. */
export const codeLengths = { app: 6, email: 8, recovery: 16, reset: 20 } as const satisfies Record<CodeKind, number>;

/** What someone typed as a code: its kind by its shape alone, and the code as it is checked. `other`: the shape of no code. */
export type TypedCode = { [Kind in CodeKind]: { kind: Kind; code: string } }[CodeKind] | { kind: "other" };

/** A code of another kind than the field asks for, or no code at all. Nothing of it is checked, so it counts for nothing. */
export type OtherCode = { ok: false; reason: "other-code"; typed: TypedCode["kind"]; asked: CodeKind };

/**
 * Reads what a person typed as Crockford base32: any case, dashes and spaces dropped, O as 0, I and L as 1. Returns null if
 * another character remains.
 */
export function readCrockford(typed: string): string | null {
  const code = readCodeText(typed).toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]*$/.test(code) ? code : null;
}

/** Names the kind of code that was typed or pasted. Every field for codes reads by this, so that each knows all of them. */
export function readTypedCode(typed: string): TypedCode {
  for (const kind of ["app", "email"] as const) {
    const code = readDigits(typed, codeLengths[kind]);
    if (code) return { kind, code };
  }
  const code = readCrockford(typed);
  if (code?.length === codeLengths.recovery) return { kind: "recovery", code };
  if (code?.length === codeLengths.reset) return { kind: "reset", code };
  return { kind: "other" };
}

/** Reads the one kind of code that a field asks for. */
export function readCodeOf(asked: CodeKind, typed: string): { ok: true; code: string } | OtherCode {
  const read = readTypedCode(typed);
  return read.kind === asked ? { ok: true, code: read.code } : otherCode(read.kind, asked);
}

/** Says that a field asks for another kind of code. */
export const otherCode = (typed: TypedCode["kind"], asked: CodeKind): OtherCode => ({
  ok: false,
  reason: "other-code",
  typed,
  asked,
});
