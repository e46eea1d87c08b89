import { expect, test } from "vitest";
import { after, days } from "@/lib/ground/durations";
import { noon } from "@/test/crowd";
import { checkSettings, type Problem } from "./check";
import { initialSettings, type Requirement, type RoleName, type Settings } from "./settings";

const many = { owners: 3, admins: 5 };
const off: Requirement = { level: "off", from: null };
const encouraged: Requirement = { level: "encouraged", from: null };
const required: Requirement = { level: "required", from: null };
const from = (n: number): Requirement => ({ level: "required", from: after(noon, days(n)).toISOString() });
const asking = (requirement: Partial<Record<RoleName, Requirement>>, rest: Requirement = off): Settings => ({
  ...initialSettings,
  requirement: { member: rest, helpdesk: rest, admin: rest, owner: rest, ...requirement },
});
const free = { settings: asking({}), dueAt: {} };
const reasons = (problems: Problem[]) =>
  problems.map((problem) => ("role" in problem ? `${problem.reason} ${problem.role}` : problem.reason));

test.each<[string, Settings, string[]]>([
  ["everybody alike", asking({}, required), []],
  ["admins and owners alone", asking({ admin: required, owner: required }), []],
  ["help desk less than members", asking({ helpdesk: off }, required), []],
  ["members, not admins", asking({ admin: off }, required), ["laxer-than-members admin"]],
  ["members required, owners encouraged", asking({ owner: encouraged }, required), ["laxer-than-members owner"]],
  ["members encouraged, owners left alone", asking({ owner: off }, encouraged), ["laxer-than-members owner"]],
  ["owners later than members", asking({ owner: from(9) }, from(3)), ["laxer-than-members owner"]],
  ["owners from a day, members at once", asking({ owner: from(1) }, required), ["laxer-than-members owner"]],
  ["owners at once, members from a day", asking({ owner: required, admin: from(1) }, from(3)), []],
  ["a day that is over is at once", asking({ owner: required }, from(-3)), []],
  [
    "required with email alone",
    { ...asking({}, required), methods: { totp: false, passkey: false, email: true } },
    ["no-strong-method"],
  ],
  ["required with keys alone", { ...asking({}, required), methods: { totp: false, passkey: true, email: false } }, []],
  [
    "encouraged with email alone",
    { ...asking({}, encouraged), methods: { totp: false, passkey: false, email: true } },
    [],
  ],
  ["no method at all", { ...asking({}), methods: { totp: false, passkey: false, email: false } }, ["no-method"]],
  ["domains without one", { ...asking({}), signUp: { mode: "domains", domains: [] } }, ["no-domains"]],
])("%s: %j", (_, settings, expected) => {
  expect(reasons(checkSettings(settings, free, many, noon))).toEqual(expected);
});

test("what has begun cannot be put off, what has not can", () => {
  const begun = { settings: asking({}, required), dueAt: { member: after(noon, -days(3)).toISOString() } };
  const ahead = { settings: asking({}, from(3)), dueAt: { member: after(noon, days(3)).toISOString() } };
  expect(checkSettings(asking({}, from(9)), begun, many, noon)).toEqual([
    { reason: "required-already", role: "member", since: after(noon, -days(3)) },
  ]);
  expect(checkSettings(asking({}, from(9)), ahead, many, noon)).toEqual([]);
});

test("a second approval needs people who can give it, and does not lock out who chose it before", () => {
  const two = { ...asking({}), resets: { ...initialSettings.resets, members: "two", owners: "second_owner" } as const };
  expect(reasons(checkSettings(two, free, { owners: 2, admins: 2 }, noon))).toEqual(["too-few-owners"]);
  expect(reasons(checkSettings(two, free, { owners: 1, admins: 1 }, noon))).toEqual([
    "too-few-admins",
    "too-few-owners",
  ]);
  expect(checkSettings(two, { settings: two, dueAt: {} }, { owners: 1, admins: 1 }, noon)).toEqual([]);
});
