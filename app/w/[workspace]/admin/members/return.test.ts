import { expect, test } from "vitest";
import { pathTo } from "@/lib/ground/routes";
import { readListQuery } from "./list-query";
import { afterAct, dialogOf } from "./return";

const id = "7b0f0e4c-8f44-4f0e-9d43-0a8d8a1a2b3c";
const list = (query: string) => readListQuery(new URLSearchParams(query));

test("a dialog over the list returns to the list as it was, one of a member's page to that page", () => {
  const over = dialogOf({ list: list("twoFactor=disabled&q=mia") }, "deactivate", id);
  expect(pathTo("acme", over)).toBe(`/w/acme/admin/members?twoFactor=disabled&q=mia&act=deactivate&member=${id}`);
  expect(pathTo("acme", dialogOf("member", "role", id))).toBe(`/w/acme/admin/members/${id}?act=role`);
});

test("after an act the page under the dialog comes back as it was", () => {
  const over = { at: dialogOf({ list: list("q=mia") }, "remind", id) };
  expect(pathTo("acme", afterAct(over, "remind", id))).toBe("/w/acme/admin/members?q=mia");
  const page = { at: dialogOf("member", "remind", id) };
  expect(pathTo("acme", afterAct(page, "remind", id))).toBe(`/w/acme/admin/members/${id}`);
  expect(pathTo("acme", afterAct(page, "withdraw", id))).toBe("/w/acme/admin/members");
});

test("without a valid ticket the admin returns to the member's page, whatever else a ticket names", () => {
  expect(pathTo("acme", afterAct(null, "role", id))).toBe(`/w/acme/admin/members/${id}`);
  expect(pathTo("acme", afterAct({ at: ["policy"] }, "role", id))).toBe(`/w/acme/admin/members/${id}`);
});
