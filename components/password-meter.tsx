"use client";

import { scorePassword } from "./password-score";
import { PasswordStrength } from "./ui/password-strength";

const texts = ["", "Easy to guess.", "Could be stronger: add another word.", "Strong.", "Very strong."];

/** Draws the strength of the password typed so far; `least` is the minimum length. */
export function PasswordMeter({ typed, least }: { typed: string; least: number }) {
  const missing = least - Array.from(typed.normalize("NFKC")).length;
  const score = scorePassword(typed, least);
  const text = typed && missing > 0 ? `${missing} more character${missing === 1 ? "" : "s"} needed.` : texts[score];
  return <PasswordStrength score={score} text={text ?? ""} />;
}
