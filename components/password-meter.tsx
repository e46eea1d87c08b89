"use client";

import type { entry } from "@/words/entry";
import { scorePassword } from "./password-score";
import { PasswordField } from "./ui/password-field";
import { PasswordStrength } from "./ui/password-strength";

type Words = (typeof entry)["en"]["meter"];
type MeterProps = { typed: string; least: number; words: Words };
type Props = { least: number; words: Words; label: string; hint: string; name?: string; autoFocus?: boolean };

/** Asks for a new password, with the strength of what is typed below it. */
export function MeteredPasswordField({ least, words, ...field }: Props) {
  return (
    <PasswordField
      {...field}
      autoComplete="new-password"
      meter={(typed) => <PasswordMeter typed={typed} least={least} words={words} />}
      required
    />
  );
}

/** Draws the strength of the password typed so far; `least` is the minimum length. */
function PasswordMeter({ typed, least, words }: MeterProps) {
  const missing = least - Array.from(typed.normalize("NFKC")).length;
  const score = scorePassword(typed, least);
  const text =
    typed && missing > 0
      ? words[missing === 1 ? "one" : "more"].replace("{n}", String(missing))
      : ["", words.weak, words.fair, words.strong, words.best][score];
  return <PasswordStrength score={score} text={text ?? ""} />;
}
