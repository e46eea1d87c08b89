/** Digits of every script stand in runs of ten (Unicode Standard, chapter 4.6), so a digit's value is its place in its run. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value % 10);
}

/**
 * Reads a text as a person means it: compatibility forms are folded (NFKC), marks that show nothing are dropped (directions,
 * joiners, soft hyphens, byte-order marks), digits of every script become 0 to 9, every dash becomes "-", and every kind of
 * space becomes one plain space. The text keeps its case. Everything that people type or paste is read by this.
 */
export function readText(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replace(/(?![0-9])\p{Nd}/gu, digitValue)
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/\s/gu, " ")
    .trim();
}

/**
 * Reads a text as a code: its letters and digits, as `readText` folds them. All that people, keyboards and mail programs put around
 * and between is left out: dashes of every kind, also those that are a letter's length mark (U+30FC), spaces, braille blanks,
 * keycaps, control characters. Our codes have none of these. The shape is the caller's to check.
 */
export function readCodeText(typed: string): string {
  return readText(typed)
    .replace(/[^\p{L}\p{N}]|\p{Lm}/gu, "")
    .normalize("NFKC");
}

/** Reads a code of so many digits. Returns null if the text has another shape. */
export function readDigits(typed: string, length: number): string | null {
  const code = readCodeText(typed);
  return code.length === length && /^[0-9]+$/.test(code) ? code : null;
}
