import { randomBytes } from "node:crypto";

/** Makes the nonce of one response: 128 random bits in base64. */
export function makeNonce(): string {
  return randomBytes(16).toString("base64");
}

/**
 * What a browser may do with a response: run a page by its nonce, nothing, a file that is shown by itself, or on the outbox alone show the frame of a mail, which has its
 * own styles and links, and no script.
 */
export type PolicyKind = "page" | "nothing" | "file" | "outbox" | "mail";

const ofMail = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  "sandbox allow-popups allow-popups-to-escape-sandbox",
].join("; ");

/** Builds the policy of one response by what a browser may do with it. */
export function policyOf(kind: PolicyKind, nonce: string, where: { dev: boolean; https: boolean }): string {
  if (kind === "mail") return ofMail;
  const nothing = "default-src 'none'; frame-ancestors 'none'";
  if (kind === "file") return `${nothing}; sandbox`;
  if (kind === "nothing") return nothing;
  const policy = contentSecurityPolicy(nonce, where);
  return kind === "outbox" ? `${policy}; frame-src 'self'` : policy;
}

/**
 * Builds the policy of a page (CSP Level 3): nothing is allowed that is not named, scripts only by nonce and
 * what they load themselves, no inline style attribute. `dev` adds what reloading needs and never serves people.
 */
function contentSecurityPolicy(nonce: string, { dev, https }: { dev: boolean; https: boolean }): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
  ];
  if (https) policy.push("upgrade-insecure-requests");
  return policy.join("; ");
}
