import type { MemberFacts } from "@/lib/rules/policy/assess";
import type { RoleName } from "@/lib/rules/policy/settings";

/** Roles as people read them. */
export const roleWords: Record<RoleName, string> = {
  owner: "Owner",
  admin: "Admin",
  helpdesk: "Help desk",
  member: "Member",
};

/** What each role may do, in a line. */
export const roleDetails: Record<RoleName, string> = {
  owner: "Everything, other owners included",
  admin: "Members, policy, resets and the audit log",
  helpdesk: "Sees members and resets two-factor",
  member: "Their own account only",
};

/** Kinds of method as people read them. */
export const methodWords = {
  totp: "Authenticator app",
  passkey: "Passkey or security key",
  email: "Email code",
} as const;

const count = (n: number, one: string, many: string) => (n === 0 ? [] : [n === 1 ? one : `${n} ${many}`]);

/** Says which confirmed methods a member has: "App, 2 passkeys"; empty where there are none. */
export function sayMethods(member: Pick<MemberFacts, "totpCount" | "passkeyCount" | "emailCount">): string {
  const methods = [
    ...count(member.totpCount, "app", "apps"),
    ...count(member.passkeyCount, "passkey", "passkeys"),
    ...count(member.emailCount, "email code", "email codes"),
  ].join(", ");
  return methods.charAt(0).toUpperCase() + methods.slice(1);
}

const references: [string, string][] = [
  ["hwk", "passkey or security key"],
  ["swk", "passkey"],
  ["otp", "authenticator app"],
  ["recovery", "recovery code"],
  ["email", "email code"],
];

/** Says how a sign-in was verified by its RFC 8176 references: "with authenticator app", or that only a password was given. */
export function sayVerified(amr: string[]): string {
  const method = references.find(([reference]) => amr.includes(reference))?.[1];
  return method ? `with ${method}` : "with password only";
}

/** Says how far a member's set-up is: a confirmed method and saved recovery codes complete it. */
export function saySetUp(member: {
  totpCount: number;
  passkeyCount: number;
  emailCount: number;
  codesSavedAt: Date | null;
}): string {
  if (member.totpCount + member.passkeyCount + member.emailCount === 0) return "Not set up";
  return member.codesSavedAt ? "Set-up complete" : "Codes not saved";
}

/** Writes a number with the word for what is counted: "1 member", "1,204 members". */
export const amount = (n: number, one: string, many = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
