import type { MemberFacts } from "@/lib/rules/policy/assess";
import type { MethodKind } from "@/lib/rules/policy/settings";
import type { CredentialName } from "@/lib/rules/sign-in/credential-name";
import { amount } from "./amounts";

/** The names of each kind of method. */
export const methodWords: Record<MethodKind, string> = {
  totp: "Authenticator-App",
  passkey: "Passkey oder Sicherheitsschlüssel",
  email: "E-Mail-Code",
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
const some = (n: number, one: string, many: string) => (n === 0 ? [] : [n === 1 ? one : amount(n, one, many)]);

/** Says which confirmed methods a member has: "App, 2 Passkeys". Returns an empty text if there are none. */
export function sayMethods({ totpCount, passkeyCount, emailCount }: Counts): string {
  const methods = [
    ...some(totpCount, "App", "Apps"),
    ...some(passkeyCount, "Passkey", "Passkeys"),
    ...some(emailCount, "E-Mail-Code", "E-Mail-Codes"),
  ];
  return methods.join(", ");
}

/** Says how far a member's set-up is. It is complete with a confirmed method and saved recovery codes. */
export function saySetUp(member: Counts & { codesSavedAt: Date | null }): string {
  if (member.totpCount + member.passkeyCount + member.emailCount === 0) return "Nicht eingerichtet";
  return member.codesSavedAt ? "Vollständig eingerichtet" : "Codes nicht gesichert";
}

// The references of an `amr` (RFC 8176, and ours), the strongest proof first.
const proofs: [reference: string, text: string][] = [
  ["pwd", "Passwort"],
  ["hwk", methodWords.passkey],
  ["otp", methodWords.totp],
  ["recovery", "Wiederherstellungscode"],
  ["email", methodWords.email],
  ["reset", "Reset-Code"],
];
const list = new Intl.ListFormat("de");

/** Says what the owner of a session proved: "Passwort und Authenticator-App". Returns an empty text if nothing is known. */
export function sayProofs(amr: string[]): string {
  return list.format(proofs.flatMap(([reference, text]) => (amr.includes(reference) ? [text] : [])));
}

/** Says how a sign-in was verified: "mit Authenticator-App", or that only a password was given. */
export function sayVerified(amr: string[]): string {
  const factor = proofs.find(([reference]) => reference !== "pwd" && amr.includes(reference))?.[1];
  return factor ? `mit ${factor}` : "nur mit Passwort";
}
