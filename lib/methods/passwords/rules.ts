/** Why a password is refused. */
export type PasswordFault = "short" | "long" | "common" | "context";

export type PasswordContext = {
  /** Whether a second factor is required of this account when the password is set. */
  twoFactorRequired: boolean;
  /** Words an attacker would try first here: names, addresses, the workspace. */
  words: string[];
};

/** The least number of code points: with a second factor required 12, else 15 (NIST SP 800-63B-4 3.1.1.2). */
export const minimumLength = (twoFactorRequired: boolean) => (twoFactorRequired ? 12 : 15);
const maximumLength = 256;

const plain = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Tells whether a text is nothing but one short piece said again, or a run of neighbouring characters. */
function isPattern(text: string): boolean {
  if (/^(.{1,4})\1+.{0,3}$/u.test(text)) return true;
  const points = Array.from(text, (c) => c.codePointAt(0) ?? 0);
  const steps = points.slice(1).map((point, i) => point - (points[i] ?? 0));
  return steps.filter((step) => Math.abs(step) === 1).length > 0.8 * steps.length;
}

/**
 * Finds what is wrong with a new password; null: nothing. Lengths count code points after NFKC; every character is allowed.
 * `isCommon` knows the blocklist.
 */
export function findPasswordFault(
  password: string,
  context: PasswordContext,
  isCommon: (word: string) => boolean,
): PasswordFault | null {
  const text = password.normalize("NFKC");
  const length = Array.from(text).length;
  if (length > maximumLength) return "long";
  if (length < minimumLength(context.twoFactorRequired)) return "short";
  const bare = plain(text);
  const core = bare.replace(/^\d+|\d+$/g, "");
  if (isCommon(text.toLowerCase()) || isCommon(bare) || isCommon(core) || isPattern(bare) || isPattern(text))
    return "common";
  const words = context.words
    .flatMap((word) => [plain(word), ...word.split(/[\s@._+-]+/).map(plain)])
    .filter((w) => w.length >= 4);
  const rest = words.sort((a, b) => b.length - a.length).reduce((left, word) => left.replaceAll(word, ""), bare);
  return rest.length < bare.length && rest.length < 8 ? "context" : null;
}
