import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { makeEmailCode } from "./code";
import { macOfCode } from "./mac";

test("a mailed code has eight digits and keeps leading zeros", () => {
  const codes = Array.from({ length: 500 }, makeEmailCode);
  for (const code of codes) expect(code).toMatch(/^\d{8}$/);
  expect(codes.some((code) => code.startsWith("0"))).toBe(true);
  expect(new Set(codes).size).toBeGreaterThan(495);
});

test("the stored value binds holder and purpose, and is not a plain hash of so few digits", () => {
  const [holder, other] = [randomUUID(), randomUUID()];
  const stored = macOfCode(holder, "enrolment", "12345678");
  expect(stored).toHaveLength(32);
  expect(stored.equals(macOfCode(holder, "sign-in", "12345678"))).toBe(false);
  expect(stored.equals(macOfCode(other, "enrolment", "12345678"))).toBe(false);
});
