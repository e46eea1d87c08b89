import { expect, test } from "vitest";
import { plainMember } from "@/test/crowd";
import type { MemberFacts } from "./assess";
import { leavesEmailAlone, mayAddEmail } from "./email-alone";
import { initialSettings, type Policy, type RoleName } from "./settings";

const policy = (email: boolean): Policy => ({
  version: 1,
  settings: { ...initialSettings, methods: { totp: true, passkey: true, email } },
  dueAt: {},
});

test.each<[RoleName, Partial<MemberFacts>, boolean]>([
  ["owner", { emailCount: 1 }, true],
  ["admin", { emailCount: 1 }, true],
  ["helpdesk", { emailCount: 1 }, false],
  ["member", { emailCount: 1 }, false],
  ["admin", {}, false],
  ["admin", { emailCount: 1, totpCount: 1 }, false],
  ["admin", { emailCount: 1, passkeyCount: 1 }, false],
])("of the %s with %j an emailed code is all they have: %j", (role, facts, alone) => {
  expect(leavesEmailAlone({ ...plainMember, role, ...facts })).toBe(alone);
});

test.each<[RoleName, Partial<MemberFacts>, boolean, boolean]>([
  ["member", {}, true, true],
  ["member", {}, false, false],
  ["admin", {}, true, false],
  ["admin", { totpCount: 1 }, true, true],
  ["owner", { passkeyCount: 1 }, true, true],
  ["owner", { passkeyCount: 1 }, false, false],
])("the %s with %j, where the policy accepts email codes: %j, may add theirs: %j", (role, facts, accepted, may) => {
  expect(mayAddEmail({ ...plainMember, role, ...facts }, policy(accepted))).toBe(may);
});
