import type { Change } from "@/lib/rules/policy/changes";
import type { Why } from "@/lib/rules/policy/why";
import type { Params, TemplateName } from "./catalogue";

const workspace = { name: "Acme Works", slug: "acme" };
const at = "2025-11-22T14:05:00.000Z";
const later = "2025-11-23T14:05:00.000Z";
const device = { browser: "chrome", system: "linux" } as const;
const by = "Ada Admin";
const notice = { workspace, at, device };
const unnamed = { provider: null, name: null, number: 1 };

const fewerApprovals: Change = { path: "resets.members", before: "two", after: "one" };
const emailOpened: Change = { path: "methods.email", before: false, after: true };

const nothing: Why = { cause: "none-enrolled", role: "member", has: [], accepted: ["totp", "passkey"] };
const appOnly: Why = { cause: "not-accepted", role: "member", has: ["totp"], accepted: ["passkey"] };

/** The code in every sample that has one. */
export const sampleCode = "48201937";
/** The secret part of every sample's link. */
export const sampleToken = "kX0-sample-token-4Zq";

/** Each kind of mail with realistic parameters, one sample for each wording. For tests and for preview. */
export const samples: { [Name in TemplateName]: Params<Name>[] } = {
  "account-changed": [
    { workspace, by, at, change: { what: "reactivated" } },
    { workspace, by, at, change: { what: "unlocked" } },
    { workspace, by, at, change: { what: "exempted", until: later } },
    { workspace, by, at, change: { what: "exemption-ended" } },
    { workspace, by, at, change: { what: "sessions-ended", which: "all" } },
    { workspace, by, at, change: { what: "sessions-ended", which: "one" } },
  ],
  "account-deactivated": [{ workspace, by, at }],
  "account-deleted": [{ workspace, by, at }],
  "account-exists": [{ workspace }],
  "account-locked": [
    { workspace, by, at, unlocks: "admin" },
    { workspace, by: null, at, unlocks: "admin" },
    { workspace, by: null, at, unlocks: "password" },
  ],
  "address-changed": [
    { ...notice, address: "bo.new@acme.test", state: "asked", stopToken: sampleToken },
    { ...notice, address: "bo.new@acme.test", state: "changed", stopToken: sampleToken },
    { ...notice, address: "bo.new@acme.test", state: "changed" },
    { ...notice, address: "bo@acme.test", state: "back" },
  ],
  "address-code": [{ workspace, code: sampleCode }],
  "address-taken": [{ workspace }],
  "confirm-address": [
    { workspace, code: sampleCode, creates: true },
    { workspace, code: sampleCode, creates: false },
  ],
  "enrolment-code": [{ workspace, code: sampleCode }],
  "factor-added": [
    { ...notice, method: { ...unnamed, kind: "totp", name: "Work phone" } },
    { workspace, at, method: { ...unnamed, kind: "email" } },
    { ...notice, method: { ...unnamed, kind: "passkey", provider: "1Password", number: 2 } },
  ],
  "factor-removed": [
    { ...notice, method: { ...unnamed, kind: "passkey", name: "YubiKey" }, left: 1 },
    { ...notice, method: { ...unnamed, kind: "totp" }, left: 0 },
  ],
  invitation: (
    [
      { kind: "now" },
      { kind: "by", date: later },
      { kind: "grace", days: 1 },
      { kind: "grace", days: 14 },
      { kind: "encouraged" },
      { kind: "off" },
    ] as const
  ).map((requirement, i) => ({
    workspace,
    inviter: i === 5 ? null : by,
    role: i === 2 ? "helpdesk" : "member",
    requirement,
    methods: i === 1 ? ["passkey"] : ["totp", "passkey", "email"],
    token: sampleToken,
    expiresAt: later,
  })),
  "lock-reported": [
    { workspace, member: { id: "0d9e4f6a-1111-4c1b-9a52-3f0f6c1d2e3b", name: "Bo Member", email: "bo@acme.test" }, at },
  ],
  "operator-reset": [
    {
      workspace,
      member: { name: "Bo Member", email: "bo@acme.test" },
      reason: "Lost phone",
      identityCheck: "Called back on the number in the contract",
      at,
    },
  ],
  "owner-rescued": [
    { workspace, owner: { name: "Olga Owner", email: "olga@acme.test" }, reason: "Lost phone, seen in person", at },
  ],
  "passkey-refused": [{ ...notice, method: { ...unnamed, kind: "passkey", name: "Blue key" } }],
  "password-changed": [
    { ...notice, how: "changed", notMe: sampleToken },
    { ...notice, how: "changed" },
    { ...notice, how: "reset" },
  ],
  "password-reset": [
    { workspace, token: sampleToken },
    { workspace, token: sampleToken, by },
  ],
  "plan-changed": [
    { workspace, from: "enterprise", to: "business", at },
    { workspace, from: "business", to: "enterprise", at },
  ],
  "policy-decided": (["approved", "took-hold", "refused", "withdrawn", "stopped", "lapsed"] as const).map(
    (outcome) => ({
      workspace,
      askedBy: outcome === "lapsed" ? null : by,
      by: ["took-hold", "lapsed"].includes(outcome) ? null : "Olga Owner",
      at,
      outcome,
    }),
  ),
  "policy-weakened": [
    { workspace, by, at, changes: [fewerApprovals], how: { kind: "published" } },
    { workspace, by, at, changes: [fewerApprovals, emailOpened], how: { kind: "asked" } },
    { workspace, by, at, changes: [fewerApprovals], how: { kind: "held", until: later }, stopToken: sampleToken },
  ],
  "recovery-code-used": [
    { ...notice, left: 7 },
    { ...notice, left: 1 },
    { ...notice, left: 0 },
  ],
  "recovery-codes-regenerated": [notice],
  "recovery-codes-viewed": [notice],
  "requirement-published": [
    { workspace, by, from: null, why: nothing },
    { workspace, by: null, from: later, why: nothing },
    { workspace, by, from: later, why: nothing, before: at },
    { workspace, by, from: null, why: nothing, ended: "exemption" },
    { workspace, by, from: later, why: nothing, ended: "grace" },
    { workspace, by, from: null, why: appOnly },
    { workspace, by, from: later, why: appOnly },
    { workspace, by, from: null, why: { ...nothing, cause: "role", role: "admin" } },
    { workspace, by, from: later, why: { ...nothing, cause: "role", role: "owner", has: ["email"] } },
    { workspace, by, from: null },
  ],
  "requirement-reminder": [
    { workspace, deadline: later, daysLeft: 7, why: nothing },
    { workspace, deadline: later, daysLeft: 1, why: appOnly },
    { workspace, deadline: null, by, why: { ...nothing, cause: "role", role: "admin", has: ["email"] } },
    { workspace, deadline: null, by },
  ],
  "requirement-withdrawn": [
    { workspace, by, from: later, deadline: null },
    { workspace, by: null, from: later, deadline: later },
  ],
  "reset-cancelled": [
    { workspace, at, how: { kind: "cancelled", by } },
    { workspace, at, how: { kind: "stopped" } },
  ],
  "reset-decided": (["approved", "refused", "cancelled", "stopped", "lapsed"] as const).map((outcome) => ({
    workspace,
    member: { name: "Bo Member", email: "bo@acme.test" },
    at,
    outcome,
    by: outcome === "stopped" || outcome === "lapsed" ? null : by,
    resetId: "0d9e4f6a-1111-4c1b-9a52-3f0f6c1d2e3b",
  })),
  "reset-finished": [{ ...notice, method: { ...unnamed, kind: "totp", name: "New phone" } }],
  "reset-issued": [
    { workspace, by, at, expiresAt: later, stopToken: sampleToken },
    { workspace, by, approvedBy: "Olga Owner", at, expiresAt: later, stopToken: sampleToken },
    { workspace, by: null, at, expiresAt: later, stopToken: sampleToken },
  ],
  "reset-requested": [
    { workspace, member: { name: "Bo Member", email: "bo@acme.test" }, at, ask: { kind: "help" } },
    { workspace, member: { name: "Bo Member", email: "bo@acme.test" }, at, ask: { kind: "approval", by } },
  ],
  "reset-restored": [{ workspace, by, at }],
  "role-changed": [{ workspace, from: "member", to: "helpdesk", by, at }],
  "sign-in-code": [
    { workspace, code: sampleCode, device },
    { workspace, code: sampleCode },
  ],
  "workspace-deletion": [
    { workspace, state: "asked", by, at: later, owner: true },
    { workspace, state: "asked", by, at: later, owner: false },
    { workspace, state: "taken-back", by, at: later, owner: false },
    { workspace, state: "erased", by: null, at: later, owner: true },
  ],
  "workspace-list": [
    { workspaces: [] },
    { workspaces: [workspace] },
    { workspaces: [workspace, { name: "Bolt & Sons", slug: "bolt" }] },
  ],
};
