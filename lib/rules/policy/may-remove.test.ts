import { expect, test } from "vitest";
import { after, days } from "@/lib/ground/durations";
import { noon as now, plainMember } from "@/test/crowd";
import type { MemberFacts } from "./assess";
import { isRequired, mayDisable, mayRemove } from "./may-remove";
import { initialSettings, type MethodKind, type Policy } from "./settings";

const ofAll = (level: "required" | "off") => {
  const requirement = { level, from: null } as const;
  return { member: requirement, helpdesk: requirement, admin: requirement, owner: requirement };
};
const due = after(now, days(7)).toISOString();
const off: Policy = {
  version: 1,
  settings: {
    ...initialSettings,
    requirement: ofAll("off"),
    methods: { totp: true, passkey: true, email: true },
  },
  dueAt: {},
};
const required: Policy = {
  ...off,
  settings: { ...off.settings, requirement: ofAll("required") },
  dueAt: { member: due, helpdesk: due, admin: due, owner: due },
};
const keysOnly: Policy = {
  ...required,
  settings: { ...required.settings, methods: { totp: false, passkey: true, email: false } },
};
const facts = (some: Partial<MemberFacts>): MemberFacts => ({ ...plainMember, ...some });

test.each<[string, Partial<MemberFacts>, Policy, boolean]>([
  ["nothing is required", {}, off, false],
  ["it is required by a day that is still ahead", {}, required, true],
  ["an exemption is open", { exemptUntil: after(now, 1) }, required, false],
  ["an exemption ends at this moment", { exemptUntil: now }, required, true],
])("where %s, a member must have a second factor: %#", (_, some, policy, must) => {
  expect(isRequired(facts(some), policy, now)).toBe(must);
  expect(mayDisable(facts(some), policy, now)).toBe(!must);
});

test.each<[string, Partial<MemberFacts>, MethodKind, Policy, boolean]>([
  ["the only app where nothing is required", { totpCount: 1 }, "totp", off, true],
  ["the only app where one is required", { totpCount: 1 }, "totp", required, false],
  ["the only key where one is required", { passkeyCount: 1 }, "passkey", required, false],
  ["the only email code where one is required", { emailCount: 1 }, "email", required, false],
  ["one of two apps", { totpCount: 2 }, "totp", required, true],
  ["an app beside a key", { totpCount: 1, passkeyCount: 1 }, "totp", required, true],
  ["a key beside an app", { totpCount: 1, passkeyCount: 1 }, "passkey", required, true],
  ["an email code beside an app", { totpCount: 1, emailCount: 1 }, "email", required, true],
  ["an app that is not accepted, beside a key", { totpCount: 1, passkeyCount: 1 }, "totp", keysOnly, true],
  ["the only accepted key, beside an app", { totpCount: 1, passkeyCount: 1 }, "passkey", keysOnly, false],
  ["an app that is not accepted, with nothing accepted to lose", { totpCount: 1 }, "totp", keysOnly, true],
  [
    "the app that an admin's email code stands beside",
    { role: "admin", totpCount: 1, emailCount: 1 },
    "totp",
    off,
    false,
  ],
  ["an admin's email code that stands alone already", { role: "admin", emailCount: 2 }, "email", off, true],
  ["the app that a member's email code stands beside", { totpCount: 1, emailCount: 1 }, "totp", off, true],
])("%s may go: %#", (_, some, kind, policy, may) => {
  expect(mayRemove(facts(some), kind, policy, now)).toBe(may);
});
