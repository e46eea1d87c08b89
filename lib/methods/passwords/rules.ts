/** Why a password is rejected. */
export type PasswordFault = "short" | "long" | "common" | "context";

export type PasswordContext = {
  /** Whether this account needs a second factor when the password is set. */
  twoFactorRequired: boolean;
  /** Words that an attacker would try first here: names, addresses, the workspace. */
  words: string[];
};

/** Returns the least number of code points: 12 with a second factor required, else 15 (NIST SP 800-63B-4 3.1.1.2). */
export const minimumLength = (twoFactorRequired: boolean) => (twoFactorRequired ? 12 : 15);
const maximumLength = 256;

const plain = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Tells whether a text is nothing but one short repeated piece, or a run of neighbouring characters. */
function isPattern(text: string): boolean {
  if (/^(.{1,4})\1+.{0,3}$/u.test(text)) return true;
  const points = Array.from(text, (c) => c.codePointAt(0) ?? 0);
  const steps = points.slice(1).map((point, i) => point - (points[i] ?? 0));
  return steps.filter((step) => Math.abs(step) === 1).length > 0.8 * steps.length;
}

/**
 * Finds what is wrong with a new password. Returns null if nothing is. Lengths count code points after NFKC. Every
 * character is allowed. `isCommon` looks a text up in the blocklist.
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
