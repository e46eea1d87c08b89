import type { resets } from "@/words/resets";

/** Says how an identity was checked. The operator writes a sentence of their own. */
export function sayIdentityCheck(words: (typeof resets)["en"]["checks"], check: string): string {
  return Object.hasOwn(words, check) ? words[check as keyof typeof words] : check;
}
