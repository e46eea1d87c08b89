import { readCodeText } from "@/lib/ground/text";

/** Tells whether the text is what an authenticator app shows: six digits, spaces and dashes aside. */
export function isAppCode(text: string): boolean {
  return /^\d{6}$/.test(readCodeText(text));
}

/**
 * Groups a typed code for the eye: up to six digits by threes, seven and eight by fours ("123 456", "1234 5678"). Everything else
 * comes back as it was typed.
 */
export function groupCode(text: string): string {
  const digits = readCodeText(text);
  if (!/^\d{1,8}$/.test(digits)) return text;
  const size = digits.length > 6 ? 4 : 3;
  return digits.length > size ? `${digits.slice(0, size)} ${digits.slice(size)}` : digits;
}
