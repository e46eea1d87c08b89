import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { hashToken, makeToken } from "./token";

test("[B2] a token has 256 bits that fit an address or a cookie, and only an HMAC by its purpose is stored", () => {
  const made = Array.from({ length: 100 }, () => makeToken("session"));
  for (const { token, hash } of made) {
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(hashToken("session", token)).toEqual(hash);
    expect(hash).not.toEqual(createHash("sha256").update(token).digest());
    expect(hashToken("invitation", token)).not.toEqual(hash);
  }
  expect(new Set(made.map(({ token }) => token)).size).toBe(made.length);
});
