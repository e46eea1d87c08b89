import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { deriveKey, type KeyFamily, mac } from "./key-ring";

test("families and purposes have keys of their own", () => {
  const ringKey = randomBytes(32);
  const families: KeyFamily[] = ["seal", "mac", "audit"];
  const keys = families.flatMap((family) => ["a", "b"].map((info) => deriveKey(ringKey, family, info).toString("hex")));
  expect(new Set(keys).size).toBe(6);
  expect(keys[0]).toBe(deriveKey(ringKey, "seal", "a").toString("hex"));
});

test("a MAC of one purpose is not valid for another", () => {
  expect(mac("limit", "a").equals(mac("email-code", "a"))).toBe(false);
});

test("parts can't be shifted into each other", () => {
  expect(mac("limit", "ab", "c").equals(mac("limit", "a", "bc"))).toBe(false);
  expect(mac("limit", "a", "").equals(mac("limit", "a"))).toBe(false);
  expect(mac("limit", "1:a").equals(mac("limit", "a"))).toBe(false);
  for (const between of ["", ":", "::", "1:", "/", ",", "\0"])
    expect(mac("limit", `a${between}b`).equals(mac("limit", "a", "b")), JSON.stringify(between)).toBe(false);
});

test("different lists of parts have different MACs", () => {
  const parts = fc.array(fc.string({ maxLength: 4, unit: fc.constantFrom("1", "2", ":", "a", "é") }), { maxLength: 4 });
  fc.assert(
    fc.property(parts, parts, (one, two) => {
      const alike = JSON.stringify(one) === JSON.stringify(two);
      expect(mac("limit", ...one).equals(mac("limit", ...two))).toBe(alike);
    }),
    { numRuns: 500 },
  );
});
