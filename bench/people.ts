/** What seed.ts puts into a database and the parts rely on. */
export const slug = "bench";
export const password = "correct horse battery staple 42";
/** Everybody's authenticator key: what is measured does not depend on it. Base32 of "12345678901234567890". */
export const totpKey = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
export const emailOf = (index: number) => `u${index}@example.com`;
/** An owner, who may open every page. */
export const ownerEmail = "owner@example.com";
