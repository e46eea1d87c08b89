import { expect, test } from "vitest";
import { initialSettings, type RoleName, roles } from "@/lib/rules/policy/settings";
import { mayApprove, mayReset, needsSecondPerson } from "./second-person";

const of = (role: RoleName, id: string = role) => ({ id, role });
const pairs = roles.flatMap((actor) => roles.map((subject) => [actor, subject] as const));
const allowed = new Set([
  "helpdesk>member",
  "admin>member",
  "admin>helpdesk",
  "owner>member",
  "owner>helpdesk",
  "owner>admin",
  "owner>owner",
]);

test.each(pairs)("%s resetting %s", (actor, subject) => {
  expect(mayReset(of(actor, "a"), of(subject, "b"))).toBe(allowed.has(`${actor}>${subject}`));
});

test.each(roles)("no one resets themself: %s", (role) => {
  expect(mayReset(of(role), of(role))).toBe(false);
});

test.each(pairs)("%s approving a reset of %s: admins and owners who reach, never who asked", (actor, subject) => {
  const decides = (actor === "admin" || actor === "owner") && allowed.has(`${actor}>${subject}`);
  expect(mayApprove(of(actor, "a"), of(subject, "b"), "c")).toBe(decides);
  expect(mayApprove(of(actor, "a"), of(subject, "b"), "a")).toBe(false);
});

test.each([
  ["member", "one", "owner", false],
  ["member", "two", "owner", true],
  ["helpdesk", "two", "owner", true],
  ["admin", "two", "owner", false],
  ["admin", "one", "second_owner", true],
  ["owner", "one", "second_owner", true],
] as const)("a %s under %s/%s needs a second person: %s", (role, members, owners, needed) => {
  expect(needsSecondPerson(role, { ...initialSettings, resets: { ...initialSettings.resets, members, owners } })).toBe(
    needed,
  );
});
