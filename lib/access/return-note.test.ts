import fc from "fast-check";
import { expect, test } from "vitest";
import { readReturnPage, writeReturnPage } from "./return-note";

test.each([
  ["/w/acme/admin", "/w/acme/admin"],
  ["/w/acme/admin/members?twoFactor=enabled&q=a%20b", "/w/acme/admin/members?twoFactor=enabled&q=a%20b"],
  ["/w/acme/admin/policy?_rsc=1x2y", "/w/acme/admin/policy"],
  ["/w/acme/account/security?open=password&_rsc=1", "/w/acme/account/security?open=password"],
])("[E7] %s is a page to return to", (target, page) => {
  expect(readReturnPage(writeReturnPage(target) ?? "", "acme")).toBe(page);
});

test.each([
  "/",
  "/w/acme",
  "/w/acme/sign-in",
  "/w/acme/verify",
  "/w/acme/admin/audit/export",
  "/w/acme/admin/members/export",
  "/w/acme/admin/nothing/there",
  "//evil.test/w/acme/admin",
  "https://evil.test/w/acme/admin",
  `/w/acme/admin/members?q=${"a".repeat(1_000)}`,
])("[E7] %s is none", (target) => {
  expect(writeReturnPage(target)).toBeNull();
});

test("[E7] a note leads to its own workspace only, and a text that no one here wrote leads nowhere", () => {
  const note = writeReturnPage("/w/acme/admin/members") ?? "";
  expect(readReturnPage(note, "other")).toBeNull();
  expect(readReturnPage(note, "acm")).toBeNull();
  const [address = "", seal = ""] = note.split(".");
  const other = Buffer.from("/w/acme/admin/policy").toString("base64url");
  for (const forged of [`${other}.${seal}`, `${address}.`, address, `${address}.${seal}A`, ""])
    expect(readReturnPage(forged, "acme"), forged).toBeNull();
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), (one, two) => {
      expect(readReturnPage(`${one}.${two}`, "acme")).toBeNull();
    }),
  );
});
