import { readdirSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { findSlugFault, slugOf } from "./slug";

test.each(["ab", "acme", "acme-works", "a1", "42", "a-b-c", "x".repeat(40)])("%j is an address", (slug) => {
  expect(findSlugFault(slug)).toBeNull();
});

test.each([
  "",
  "a",
  "x".repeat(41),
  "-acme",
  "acme-",
  "acme--works",
  "Acme",
  "acme works",
  "acme_works",
  "acme.works",
  "acme/works",
  "../admin",
  "%2e%2e",
  "åcme",
  "аcme",
  "acme\n",
  "acme\u200b",
])("%j is not an address", (slug) => {
  expect(findSlugFault(slug)).toBe("malformed");
});

test.each(["admin", "api", "www", "support", "sign-in", "outbox"])("%j is reserved", (slug) => {
  expect(findSlugFault(slug)).toBe("reserved");
});

test("every page of the product is reserved", () => {
  const pages = readdirSync("app", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  expect(pages).toContain("new");
  expect(pages.filter((name) => findSlugFault(name) === null)).toEqual([]);
});

test("an address is compared without case, surrounding space and width", () => {
  expect(slugOf(" ACME-Works ")).toBe("acme-works");
  expect(slugOf("ａｃｍｅ")).toBe("acme");
});

test("an accepted address stands in a path unescaped", () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const slug = slugOf(typed);
      if (findSlugFault(slug)) return;
      expect(new URL(`/w/${slug}/sign-in`, "https://gatehouse.test").pathname).toBe(`/w/${slug}/sign-in`);
      expect(slugOf(slug)).toBe(slug);
    }),
  );
});
