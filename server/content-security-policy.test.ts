import { expect, test } from "vitest";
import { policyOf } from "@/server/content-security-policy";

const where = { dev: false, https: true };

test("the outbox alone shows frames, of this site; a mail in one has its styles, and runs nothing", () => {
  expect(policyOf("page", "n", where)).not.toContain("frame-src");
  expect(policyOf("outbox", "n", where)).toBe(`${policyOf("page", "n", where)}; frame-src 'self'`);
  const mail = policyOf("mail", "n", where);
  expect(mail).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; /);
  expect(mail).toContain("frame-ancestors 'self'");
  expect(mail).not.toMatch(/script|allow-same-origin|allow-top-navigation|allow-forms/);
});

test("nothing but a mail may be framed", () => {
  for (const kind of ["page", "outbox", "nothing"] as const)
    expect(policyOf(kind, "n", where)).toContain("frame-ancestors 'none'");
});
