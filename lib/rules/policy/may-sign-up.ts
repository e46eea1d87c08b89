import type { Settings } from "./settings";

/** Tells whether a policy lets an address sign up on its own: at one of the workspace's domains exactly, no subdomain. */
export function maySignUp({ signUp }: Settings, email: string): boolean {
  const domain = email.normalize("NFKC").trim().toLowerCase().split("@").pop() ?? "";
  return signUp.mode === "domains" && signUp.domains.includes(domain);
}
