"use client";

import { CodeField } from "@/components/ui/code-field";
import { PasswordField } from "@/components/ui/password-field";

/** Asks an admin who is at the keyboard: the password, and the second factor where it is owed. */
export function ProofFields({ email, secondFactor }: { email: string; secondFactor: boolean }) {
  return (
    <>
      <input type="text" name="email" value={email} autoComplete="username" readOnly hidden />
      <PasswordField label="Password" hint="Your own." required />
      {secondFactor && (
        <CodeField label="Verification code" hint="The 6 digits your own app shows, or a recovery code." required />
      )}
    </>
  );
}
