"use client";

import { scorePassword } from "./password-score";
import { PasswordStrength } from "./ui/password-strength";

const texts = ["", "Easy to guess.", "Could be stronger: add another word.", "Strong.", "Very strong."];

/** Draws how strong the password typed so far is; `least` is how many characters are needed at all. */
export function PasswordMeter({ typed, least }: { typed: string; least: number }) {
  const missing = least - Array.from(typed.normalize("NFKC")).length;
  const score = scorePassword(typed, least);
  const text = typed && missing > 0 ? `${missing} more character${missing === 1 ? "" : "s"} needed.` : texts[score];
  return <PasswordStrength score={score} text={text ?? ""} />;
}
