"use client";

import { PasswordMeter } from "./password-meter";
import { PasswordField } from "./ui/password-field";

type Props = { least: number; name?: string; label?: string; autoFocus?: boolean };

/** Asks for a password that is chosen here: says how long it must be, and draws its strength as it is typed. */
export function NewPasswordField({ least, ...field }: Props) {
  return (
    <PasswordField
      {...field}
      autoComplete="new-password"
      hint={`At least ${least} characters. A few random words make a good one.`}
      meter={(typed) => <PasswordMeter typed={typed} least={least} />}
      required
    />
  );
}
