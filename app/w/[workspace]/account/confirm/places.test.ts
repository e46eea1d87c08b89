import fc from "fast-check";
import { expect, test } from "vitest";
import { confirmPath, placePath, readPlace } from "./places";

const id = "7b0f0e4c-8f44-4f0e-9d43-0a8d8a1a2b3c";

test.each([
  ["home", {}, "/w/acme"],
  ["member", { id }, `/w/acme/admin/members/${id}`],
  ["member", { id, act: "role" }, `/w/acme/admin/members/${id}?act=role`],
  ["member", { id: "../policy" }, "/w/acme/admin/members"],
  ["invite", {}, "/w/acme/admin/members/invite"],
  ["reset", { id }, `/w/acme/admin/members/${id}/reset`],
  ["reset", { id: "//evil.test" }, "/w/acme/admin/members"],
  [
    "members",
    { twoFactor: "disabled", act: "deactivate", member: id },
    `/w/acme/admin/members?twoFactor=disabled&act=deactivate&member=${id}`,
  ],
  ["bulk", { act: "exempt", ids: id }, `/w/acme/admin/members/bulk?act=exempt&ids=${id}&twoFactor=all`],
  ["bulk", { act: "exempt", ids: "../policy" }, "/w/acme/admin/members"],
  ["bulk", { act: "//evil.test", all: "1" }, "/w/acme/admin/members"],
  ["security", { open: "password" }, "/w/acme/account/security?open=password"],
  ["security", { open: "remove", method: id }, `/w/acme/account/security?open=remove&method=${id}`],
  ["security", { open: "remove", method: "x&y=//evil.test" }, "/w/acme/account/security?open=remove"],
  ["security", { open: "//evil.test" }, "/w/acme/account/security"],
] as const)("the place %s with %j is %s", (place, query, path) => {
  expect(placePath("acme", place, query)).toBe(path);
});

test.each(["", "toString", "__proto__", "https://evil.test", "//evil.test", undefined, ["members"]])(
  "%j is no place, and comes back home",
  (text) => {
    expect(readPlace(text)).toBe("home");
  },
);

test("whatever an address says, one comes back to a page of the same workspace", () => {
  fc.assert(
    fc.property(fc.string(), fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.webUrl())), (name, query) => {
      const path = placePath("acme", readPlace(name), query);
      expect(new URL(path, "https://gatehouse.test").origin).toBe("https://gatehouse.test");
      expect(path).toMatch(/^\/w\/acme(\/(account|admin)[/?]?|$)/);
    }),
  );
});

test("the page that asks knows where to come back to", () => {
  const url = new URL(confirmPath("acme", "member", { id, act: "role" }), "https://gatehouse.test");
  expect(url.pathname).toBe("/w/acme/account/confirm");
  expect(placePath("acme", readPlace(url.searchParams.get("for")), Object.fromEntries(url.searchParams))).toBe(
    `/w/acme/admin/members/${id}?act=role`,
  );
});
