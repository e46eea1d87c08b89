import { expect, test } from "vitest";
import { type Change, changeSchema, changesOf, readChanges } from "./changes";
import { initialSettings, type Settings, settingsSchema } from "./settings";

const off = { level: "off", from: null } as const;
const other: Settings = {
  requirement: { member: off, helpdesk: off, admin: off, owner: off },
  graceDays: 9,
  methods: { totp: false, passkey: false, email: true },
  recoveryCodes: { count: 5, used: "replace", shown: "again" },
  afterEnrolment: "sign_in_again",
  issuer: "Reseller",
  signUp: { mode: "domains", domains: ["acme.test"] },
  resets: { members: "two", owners: "second_owner" },
};

test("equal settings differ in nothing", () => {
  expect(changesOf(initialSettings, structuredClone(initialSettings))).toEqual([]);
});

test.each<[Change[], Partial<Settings>]>([
  [[{ path: "graceDays", before: 0, after: 7 }], { graceDays: 7 }],
  [
    [{ path: "requirement.member", before: { level: "required", from: null }, after: off }],
    { requirement: { ...initialSettings.requirement, member: off } },
  ],
  [
    [
      { path: "methods.totp", before: true, after: false },
      { path: "methods.email", before: false, after: true },
    ],
    { methods: { totp: false, passkey: true, email: true } },
  ],
  [
    [
      {
        path: "signUp",
        before: { mode: "invited", domains: [] },
        after: { mode: "domains", domains: ["acme.test"] },
      },
    ],
    { signUp: { mode: "domains", domains: ["acme.test"] } },
  ],
])("%j", (changes, changed) => {
  expect(changesOf(initialSettings, { ...initialSettings, ...changed })).toEqual(changes);
});

test("every setting that differs is listed once, both ways, and can be stored", () => {
  const [there, back] = [changesOf(initialSettings, other), changesOf(other, initialSettings)];
  expect(there.map(({ path }) => path)).toEqual([
    "requirement.member",
    "requirement.helpdesk",
    "requirement.admin",
    "requirement.owner",
    "graceDays",
    "methods.totp",
    "methods.passkey",
    "methods.email",
    "recoveryCodes.count",
    "recoveryCodes.used",
    "recoveryCodes.shown",
    "afterEnrolment",
    "issuer",
    "signUp",
    "resets.members",
    "resets.owners",
  ]);
  expect(back).toEqual(there.map(({ path, before, after }) => ({ path, before: after, after: before })));
  for (const change of [...there, ...back]) expect(changeSchema.parse(change)).toEqual(change);
  expect(settingsSchema.parse(other)).toEqual(other);
});

test.each([
  [{ path: "graceDays", before: 0, after: "7 days" }],
  [{ path: "colour", before: "red", after: "blue" }],
  [{ path: "graceDays", before: 0, after: 7, words: "Grace for new members: 7 days, was 0 days" }],
  ["Grace for new members: 7 days, was 0 days"],
])("%j is no change", (stored) => {
  expect(changeSchema.safeParse(stored).success).toBe(false);
});

test("what an audit row holds is read back, and a setting that is gone by its path", () => {
  const changes = changesOf(initialSettings, other);
  const kept = [...changes, { path: "colour", before: 1, after: 2 }, { path: "graceDays", before: 0, after: 500 }];
  expect(readChanges(JSON.parse(JSON.stringify(kept)))).toEqual({ changes, others: ["colour", "graceDays"] });
});

test.each([[undefined], [null], ["prose"], [["prose", null, 1, { path: 7 }]], [{ path: "graceDays" }]])(
  "%j holds no change",
  (kept) => {
    expect(readChanges(kept)).toEqual({ changes: [], others: [] });
  },
);
