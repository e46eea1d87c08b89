import type { MemberFacts } from "@/lib/rules/policy/assess";
import type { MethodKind } from "@/lib/rules/policy/settings";
import type { CredentialName } from "@/lib/rules/sign-in/credential-name";
import { amount } from "./amounts";

/** The names of each kind of method. */
export const methodWords: Record<MethodKind, string> = {
  totp: "Authenticator app",
  passkey: "Passkey or security key",
  email: "Email code",
};

/** Says what a credential is called: as its owner named it, else by its provider or kind, numbered from the second on. */
export function sayName({ kind, provider, name, number }: CredentialName): string {
  if (name !== null) return name;
  const plain = provider ?? methodWords[kind];
  return number === 1 ? plain : `${plain} ${number}`;
}

type Counts = Pick<MemberFacts, "totpCount" | "passkeyCount" | "emailCount">;

/** Writes a text with a capital first letter. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const some = (n: number, one: string) => (n === 0 ? [] : [n === 1 ? one : amount(n, one)]);

/** Says which confirmed methods a member has: "App, 2 passkeys". Returns an empty text if there are none. */
export function sayMethods({ totpCount, passkeyCount, emailCount }: Counts): string {
  const methods = [...some(totpCount, "app"), ...some(passkeyCount, "passkey"), ...some(emailCount, "email code")];
  return capital(methods.join(", "));
}

/** Says how far a member's set-up is. It is complete with a confirmed method and saved recovery codes. */
export function saySetUp(member: Counts & { codesSavedAt: Date | null }): string {
  if (member.totpCount + member.passkeyCount + member.emailCount === 0) return "Not set up";
  return member.codesSavedAt ? "Set-up complete" : "Codes not saved";
}

// The references of an `amr` (RFC 8176, and ours), the strongest proof first.
const proofs: [reference: string, text: string][] = [
  ["pwd", "password"],
  ["hwk", methodWords.passkey.toLowerCase()],
  ["otp", methodWords.totp.toLowerCase()],
  ["recovery", "recovery code"],
  ["email", methodWords.email.toLowerCase()],
  ["reset", "reset code"],
];
const list = new Intl.ListFormat("en-GB");

/** Says what the owner of a session proved: "password and authenticator app". Returns an empty text if nothing is known. */
export function sayProofs(amr: string[]): string {
  return list.format(proofs.flatMap(([reference, text]) => (amr.includes(reference) ? [text] : [])));
}

/** Says how a sign-in was verified: "with authenticator app", or that only a password was given. */
export function sayVerified(amr: string[]): string {
  const factor = proofs.find(([reference]) => reference !== "pwd" && amr.includes(reference))?.[1];
  return factor ? `with ${factor}` : "with password only";
}
