import { randomUUID } from "node:crypto";

/** Makes the nonce of one response: 122 random bits, which Node.js draws for many at once. */
export function makeNonce(): string {
  return randomUUID();
}

/** Builds the policy of one response by what its surface lets a browser do with it. */
export function policyOf(
  kind: "page" | "nothing" | "file",
  nonce: string,
  where: { dev: boolean; https: boolean },
): string {
  if (kind === "page") return contentSecurityPolicy(nonce, where);
  const nothing = "default-src 'none'; frame-ancestors 'none'";
  return kind === "file" ? `${nothing}; sandbox` : nothing;
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
