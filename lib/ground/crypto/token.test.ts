import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { hashToken, makeToken } from "./token";

test("a token has 256 bits that fit an address or a cookie, and only its SHA-256 is stored", () => {
  const made = Array.from({ length: 100 }, makeToken);
  for (const { token, hash } of made) {
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(hash).toEqual(createHash("sha256").update(token).digest());
    expect(hashToken(token)).toEqual(hash);
  }
  expect(new Set(made.map(({ token }) => token)).size).toBe(made.length);
});
