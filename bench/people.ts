/** What seed.ts puts into a database. The parts rely on it. */
export const slug = "bench";
export const password = "correct horse battery staple 42";
/** The authenticator key of every person: no figure depends on it. Base32 of "12345678901234567890". */
export const totpKey = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
export const emailOf = (index: number) => `u${index}@example.com`;
/** An application behind the gate, at http://127.0.0.1:8080. */
export const gateId = "7b0f0e4c-8f44-4f0e-9d43-0a8d8a1a2b3c";
/** An application with a secret, that speaks OpenID Connect. */
export const clientId = "2c1f6f0a-51f5-4be6-8f0b-0a8d8a1a2b3c";
export const clientSecret = "bench-secret-of-an-application-not-a-secret";
export const redirect = "http://127.0.0.1:8081/callback";
/** The workspaces whose issuers are measured. */
export const issuerSlug = (index: number) => `beside-${index + 1}`;
/** An owner: may open every page. */
export const ownerEmail = "owner@example.com";
