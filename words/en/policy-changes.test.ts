import { expect, test } from "vitest";
import { changesOf } from "@/lib/rules/policy/changes";
import { initialSettings, type Requirement, type Settings } from "@/lib/rules/policy/settings";
import { sayChanges } from "./policy-changes";

const describe = (before: Settings, after: Settings) => sayChanges(changesOf(before, after));

const all = (one: Requirement): Settings["requirement"] => ({ member: one, helpdesk: one, admin: one, owner: one });
const required: Requirement = { level: "required", from: null };

test.each<[string[], Partial<Settings>]>([
  [[], {}],
  [["Two-factor for everyone: encouraged, was required"], { requirement: all({ level: "encouraged", from: null }) }],
  [
    ["Two-factor for everyone: required from 14 May 2026, was required"],
    { requirement: all({ level: "required", from: "2026-05-14T00:00:00.000Z" }) },
  ],
  [
    ["Two-factor for members: left to each person, was required"],
    { requirement: { ...all(required), member: { level: "off", from: null } } },
  ],
  [["Grace for new members: 1 day, was 0 days"], { graceDays: 1 }],
  [
    ["Authenticator apps: not allowed any more", "Email codes: allowed"],
    { methods: { ...initialSettings.methods, totp: false, email: true } },
  ],
  [["Name in authenticator apps: Reseller, was the workspace’s name"], { issuer: "Reseller" }],
  [["Sign-up: anyone at acme.test, was only by invitation"], { signUp: { mode: "domains", domains: ["acme.test"] } }],
  [["Recovery codes: 5 codes, was 10 codes"], { recoveryCodes: { ...initialSettings.recoveryCodes, count: 5 } }],
  [["After enrolment: sign in again, was carry on"], { afterEnrolment: "sign_in_again" }],
  [
    ["Recovery codes: a used code is replaced, was a used code is gone"],
    { recoveryCodes: { ...initialSettings.recoveryCodes, used: "replace" } },
  ],
  [
    ["Recovery codes: shown again after proof, was shown once"],
    { recoveryCodes: { ...initialSettings.recoveryCodes, shown: "again" } },
  ],
  [
    ["Resets of admins and owners: a second owner approves, was an owner"],
    { resets: { ...initialSettings.resets, owners: "second_owner" } },
  ],
  [["Passkeys and security keys: not allowed any more"], { methods: { ...initialSettings.methods, passkey: false } }],
  [["Domains kept for sign-up: acme.test, was no domain yet"], { signUp: { mode: "invited", domains: ["acme.test"] } }],
  [["Resets of members: two admins, was one admin"], { resets: { ...initialSettings.resets, members: "two" } }],
])("%j", (lines, changed) => {
  expect(describe(initialSettings, { ...initialSettings, ...changed })).toEqual(lines);
});

test("a change is said in both directions", () => {
  const changed = { ...initialSettings, graceDays: 9 };
  expect(describe(changed, initialSettings)).toEqual(["Grace for new members: 0 days, was 9 days"]);
});
