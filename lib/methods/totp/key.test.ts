import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyUri, makeKey, openKey, sealKey } from "./key";

test("a key has 160 bits as 32 base32 characters, and no two are alike", () => {
  const keys = Array.from({ length: 200 }, makeKey);
  for (const key of keys) expect(key).toMatch(/^[A-Z2-7]{32}$/);
  expect(new Set(keys).size).toBe(keys.length);
});

test("[B2] a sealed key opens for its own credential of its own member only", () => {
  const row = { workspaceId: randomUUID(), memberId: randomUUID(), id: randomUUID() };
  const key = makeKey();
  const sealed = sealKey(row, key);
  expect(openKey(row, sealed)).toBe(key);
  for (const part of ["workspaceId", "memberId", "id"])
    expect(openKey({ ...row, [part]: randomUUID() }, sealed), part).toBeNull();
  expect(sealed.includes(key)).toBe(false);
});

describe("the URI in the QR code", () => {
  const key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const read = (issuer: string, account: string) => {
    const uri = new URL(keyUri(issuer, account, key));
    const label = decodeURIComponent(uri.pathname.replace(/^\/+(totp\/)?/, ""));
    return { uri, label, query: Object.fromEntries(uri.searchParams) };
  };

  test("says type, issuer, account and key, as apps expect them", () => {
    const { uri, label, query } = read("Acme Works", "bo@acme.test");
    expect(uri.href.startsWith("otpauth://totp/")).toBe(true);
    expect(label).toBe("Acme Works:bo@acme.test");
    expect(query).toMatchObject({ secret: key, issuer: "Acme Works" });
    expect(query.algorithm ?? "SHA1").toBe("SHA1");
    expect(query.digits ?? "6").toBe("6");
    expect(query.period ?? "30").toBe("30");
  });

  test.each([
    ["a colon, which would end the issuer", "Acme: Works", "Acme Works"],
    ["a line break", "Acme\r\nWorks", "Acme Works"],
    ["a direction override, which would show the label backwards", "Acme\u202eskroW", "Acme skroW"],
    ["a character without width", "Acme\u200bWorks", "Acme Works"],
    ["what would begin another parameter", "Acme&secret=AAAA", "Acme&secret=AAAA"],
    ["what would end the query", "Acme#?/", "Acme#?/"],
  ])("%s in the issuer changes nothing else", (_, issuer, shown) => {
    const { label, query } = read(issuer, "bo@acme.test");
    expect(query).toMatchObject({ secret: key, issuer: shown });
    expect(label).toBe(`${shown}:bo@acme.test`);
  });

  test("with any names, the URI has one key, one colon in its label and nothing that hides text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (issuer, account) => {
        const { uri, label, query } = read(issuer, account);
        expect(uri.searchParams.getAll("secret")).toEqual([key]);
        expect(label.split(":").length).toBeLessThanOrEqual(2);
        expect(`${label}${query.issuer ?? ""}`).not.toMatch(/\p{C}/u);
      }),
    );
  });
});
