import { expect, test } from "vitest";
import { noon } from "@/test/crowd";
import { type Outcome, outcomes, type Proposal, type Rehearsal } from "./rehearse";
import { hangsOnOneOwner, isHarmless } from "./risk";
import { initialSettings, type Policy, type Settings } from "./settings";

const policy = (settings: Partial<Settings>): Policy => ({
  version: 1,
  settings: { ...initialSettings, ...settings },
  dueAt: {},
});
const must = { level: "required", from: null } as const;
const no = { level: "off", from: null } as const;
const nothing = { member: no, helpdesk: no, admin: no, owner: no };
const off = policy({ requirement: nothing });
const required = policy({ requirement: { ...nothing, member: must } });
const rehearsal = (coveredOwners: number, asked: Partial<Record<Outcome, number>> = {}): Rehearsal => ({
  members: 9,
  outcomes: { ...(Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>), ...asked },
  days: [],
  invited: 0,
  exempt: 0,
  owners: { all: 2, covered: coveredOwners },
});
const plan = (before: Policy, after: Policy): Proposal => ({ before, after, at: noon });

const withEmail = policy({ ...required.settings, methods: { totp: true, passkey: true, email: true } });
test.each<[number, string, Policy, Policy, boolean]>([
  [0, "newly required", off, required, true],
  [1, "newly required", off, required, true],
  [2, "newly required", off, required, false],
  [1, "not required", required, off, false],
  [1, "required as before", required, policy({ ...required.settings, graceDays: 9 }), false],
  [1, "required as before, with a method opened", required, withEmail, false],
  [1, "required as before, with a method closed", withEmail, required, true],
])("[D4] with %i covered owners and two-factor %s, it hangs on one owner", (covered, _, before, after, hangs) => {
  expect(hangsOnOneOwner(rehearsal(covered), plan(before, after))).toBe(hangs);
});

const keysOnly = policy({ ...required.settings, methods: { totp: false, passkey: true, email: false } });
const shorter = policy({ ...required.settings, graceDays: 1 });
test.each<[string, Rehearsal, Proposal, boolean]>([
  ["asks someone", rehearsal(2, { "next-request": 1 }), plan(off, required), false],
  ["asks no one and leaves two covered owners", rehearsal(2), plan(off, required), true],
  ["asks no one and hangs on one owner", rehearsal(1), plan(off, required), false],
  ["changes the methods under one owner", rehearsal(1), plan(required, keysOnly), false],
  ["changes neither requirement nor methods", rehearsal(1), plan(required, shorter), true],
])("a publication that %s is harmless: %#", (_, rehearsed, planned, harmless) => {
  expect(isHarmless(rehearsed, planned)).toBe(harmless);
});
