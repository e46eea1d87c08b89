import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { after, days } from "@/lib/ground/durations";
import { anySettings } from "@/test/any-settings";
import { noon } from "@/test/crowd";
import { changesOf, type Setting } from "./changes";
import { dueAtOf, type Predecessor } from "./due-at";
import { initialSettings, type Requirement, type RoleName, roles, type Settings } from "./settings";
import { type Guard, guardsOf, mayApprovePublication, type Party, verdictOn, weakenedBy } from "./weakening";

const required: Requirement = { level: "required", from: null };
const encouraged: Requirement = { level: "encouraged", from: null };
const off: Requirement = { level: "off", from: null };
const later: Requirement = { level: "required", from: after(noon, days(9)).toISOString() };
const nothingIn = { settings: initialSettings, dueAt: {} };

/** A policy that takes hold at noon, after one before it. */
const at = (settings: Settings, before: Predecessor = nothingIn, moment = noon): Predecessor => ({
  settings,
  dueAt: dueAtOf(settings, before, moment),
});
const requirementOf = (changed: Partial<Settings["requirement"]>): Partial<Settings> => ({
  requirement: { ...initialSettings.requirement, ...changed },
});
const methods = (totp: boolean, passkey: boolean, email: boolean): Partial<Settings> => ({
  methods: { totp, passkey, email },
});
const codes = (changed: Partial<Settings["recoveryCodes"]>): Partial<Settings> => ({
  recoveryCodes: { ...initialSettings.recoveryCodes, ...changed },
});
const resets = (changed: Partial<Settings["resets"]>): Partial<Settings> => ({
  resets: { ...initialSettings.resets, ...changed },
});
const domains = (...list: string[]): Partial<Settings> => ({ signUp: { mode: "domains", domains: list } });
const parked: Partial<Settings> = { signUp: { mode: "invited", domains: ["acme.test"] } };

describe("[B1] what a change takes away, and who has to agree", () => {
  test.each<[string, Partial<Settings>, Partial<Settings>, Setting[], Guard[]]>([
    ["nothing changes", {}, {}, [], []],
    ["members are asked for less", {}, requirementOf({ member: off }), ["requirement.member"], []],
    ["the help desk is asked for less", {}, requirementOf({ helpdesk: encouraged }), ["requirement.helpdesk"], []],
    ["admins are asked for less", {}, requirementOf({ admin: encouraged }), ["requirement.admin"], ["owner"]],
    ["owners are asked for less", {}, requirementOf({ owner: off }), ["requirement.owner"], ["owner"]],
    [
      "owners are no longer even encouraged",
      requirementOf({ owner: encouraged }),
      requirementOf({ owner: off }),
      ["requirement.owner"],
      ["owner"],
    ],
    [
      "owners are asked later",
      requirementOf({ owner: later }),
      requirementOf({ owner: { ...later, from: after(noon, days(10)).toISOString() } }),
      ["requirement.owner"],
      ["owner"],
    ],
    ["owners are asked sooner", requirementOf({ owner: later }), {}, [], []],
    ["owners are asked at all", requirementOf({ owner: off }), requirementOf({ owner: later }), [], []],
    ["new admins get days of grace", {}, { graceDays: 1 }, ["graceDays"], ["owner"]],
    ["grace is shortened", { graceDays: 9 }, { graceDays: 8 }, [], []],
    [
      "new members alone get days of grace",
      requirementOf({ admin: off, owner: off }),
      { ...requirementOf({ admin: off, owner: off }), graceDays: 90 },
      [],
      [],
    ],
    ["emailed codes are opened", {}, methods(true, true, true), ["methods.email"], ["owner"]],
    ["apps are opened", methods(false, true, false), methods(true, true, false), ["methods.totp"], ["owner"]],
    [
      "passkeys take the place of apps",
      methods(true, false, false),
      methods(false, true, false),
      ["methods.passkey"],
      ["owner"],
    ],
    ["apps are closed", {}, methods(false, true, false), [], []],
    ["more recovery codes", codes({ count: 5 }), codes({ count: 8 }), ["recoveryCodes.count"], ["owner"]],
    ["fewer recovery codes", {}, codes({ count: 5 }), [], []],
    ["used codes are replaced", {}, codes({ used: "replace" }), ["recoveryCodes.used"], ["owner"]],
    ["used codes are gone", codes({ used: "replace" }), {}, [], []],
    ["codes are shown again", {}, codes({ shown: "again" }), ["recoveryCodes.shown"], ["owner"]],
    ["codes are shown once", codes({ shown: "again" }), {}, [], []],
    ["no second sign-in after enrolment", { afterEnrolment: "sign_in_again" }, {}, ["afterEnrolment"], ["owner"]],
    ["a second sign-in after enrolment", {}, { afterEnrolment: "sign_in_again" }, [], []],
    ["another name in apps", {}, { issuer: "Reseller" }, [], []],
    ["a domain may sign up", {}, domains("acme.test"), ["signUp"], ["owner"]],
    ["another domain may sign up", domains("acme.test"), domains("acme.test", "b.test"), ["signUp"], ["owner"]],
    ["one domain in place of another", domains("acme.test"), domains("b.test"), ["signUp"], ["owner"]],
    ["fewer domains may sign up", domains("acme.test", "b.test"), domains("acme.test"), [], []],
    ["domains are kept while people are invited", {}, parked, [], []],
    ["kept domains are opened", parked, domains("acme.test"), ["signUp"], ["owner"]],
    ["one admin resets members", resets({ members: "two" }), {}, ["resets.members"], ["second-person"]],
    ["two admins reset members", {}, resets({ members: "two" }), [], []],
    ["an owner alone resets owners", resets({ owners: "second_owner" }), {}, ["resets.owners"], ["second-owner"]],
    ["two owners reset owners", {}, resets({ owners: "second_owner" }), [], []],
    [
      "all of it",
      resets({ members: "two", owners: "second_owner" }),
      methods(true, true, true),
      ["methods.email", "resets.members", "resets.owners"],
      ["owner", "second-person", "second-owner"],
    ],
  ])("%s", (_, before, next, weaker, needed) => {
    const first = at({ ...initialSettings, ...before }, nothingIn, after(noon, -days(1)));
    const second = at({ ...initialSettings, ...next }, first);
    expect(weakenedBy(first, second)).toEqual(weaker);
    expect(guardsOf(first, second)).toEqual(needed);
  });

  test("a requirement that has begun keeps its date, and is no weaker for it", () => {
    const first = at(initialSettings, nothingIn, after(noon, -days(30)));
    expect(weakenedBy(first, at({ ...initialSettings, issuer: "Reseller" }, first))).toEqual([]);
  });
});

const asker = (role: RoleName): Party => ({ id: "asker", role });
const other = (role: RoleName): Party => ({ id: "other", role });

describe("[B1] who may take a guard away", () => {
  test.each<[Guard[], RoleName, RoleName, boolean]>([
    [["owner"], "admin", "owner", true],
    [["owner"], "admin", "admin", false],
    [["owner"], "owner", "admin", true],
    [["second-person"], "admin", "admin", true],
    [["second-person"], "admin", "owner", true],
    [["second-person"], "owner", "admin", true],
    [["second-person"], "admin", "helpdesk", false],
    [["second-person"], "owner", "member", false],
    [["owner", "second-person"], "admin", "admin", false],
    [["owner", "second-person"], "admin", "owner", true],
    [["second-owner"], "owner", "owner", true],
    [["second-owner"], "owner", "admin", false],
    [["second-owner"], "admin", "owner", false],
  ])("%j asked by %s, approved by %s: %s", (needed, by, approver, may) => {
    expect(mayApprovePublication(needed, asker(by), other(approver))).toBe(may);
    expect(mayApprovePublication(needed, asker(by), { ...other(approver), id: "asker" })).toBe(false);
  });

  test.each<[Guard[], RoleName, { admin: number; owner: number }, ReturnType<typeof verdictOn>]>([
    [[], "admin", { admin: 1, owner: 1 }, "publish"],
    [["owner"], "owner", { admin: 0, owner: 1 }, "publish"],
    [["owner"], "admin", { admin: 1, owner: 1 }, "approval"],
    [["owner"], "admin", { admin: 5, owner: 0 }, "approval"],
    [["second-person"], "admin", { admin: 1, owner: 1 }, "approval"],
    [["second-person"], "admin", { admin: 2, owner: 0 }, "approval"],
    [["second-person"], "owner", { admin: 1, owner: 1 }, "approval"],
    [["second-person"], "owner", { admin: 0, owner: 2 }, "approval"],
    [["second-person"], "owner", { admin: 0, owner: 1 }, "hold"],
    [["second-person"], "admin", { admin: 1, owner: 0 }, "approval"],
    [["second-owner"], "owner", { admin: 9, owner: 2 }, "approval"],
    [["second-owner"], "owner", { admin: 9, owner: 1 }, "hold"],
    [["second-owner"], "admin", { admin: 9, owner: 3 }, "owner-only"],
    [["owner", "second-person"], "owner", { admin: 1, owner: 1 }, "approval"],
  ])("%j asked by %s among %j: %s", (needed, by, staff, verdict) => {
    expect(verdictOn(needed, asker(by), staff)).toBe(verdict);
  });
});

const anyMoment = fc.integer({ min: -400, max: 400 }).map((n) => after(noon, days(n)));
/** Policies that follow each other, each at its moment, as publications store them. */
const anyChain = fc
  .array(fc.record({ settings: anySettings, moment: anyMoment }), { minLength: 2, maxLength: 5 })
  .map((steps) => {
    const chain: Predecessor[] = [];
    for (const { settings, moment } of steps.toSorted((a, b) => a.moment.getTime() - b.moment.getTime()))
      chain.push(at(settings, chain.at(-1) ?? nothingIn, moment));
    return chain;
  });

test("[B1] a change made of steps never needs less than the change at once: no detour hides what is taken away", () => {
  fc.assert(
    fc.property(anyChain, (chain) => {
      const [first, last] = [chain[0], chain.at(-1)] as [Predecessor, Predecessor];
      const steps = chain.slice(1).map((policy, i) => [chain[i] as Predecessor, policy] as const);
      const taken = new Set(steps.flatMap(([before, next]) => weakenedBy(before, next)));
      const needed = new Set(steps.flatMap(([before, next]) => guardsOf(before, next)));
      expect(weakenedBy(first, last).filter((setting) => !taken.has(setting))).toEqual([]);
      expect(guardsOf(first, last).filter((guard) => !needed.has(guard))).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
});

test("[B1] a change and its undoing are not both free, unless they change nothing that guards", () => {
  const free = ["issuer", "signUp", "graceDays"];
  fc.assert(
    fc.property(anySettings, anySettings, (one, two) => {
      const first = at(one);
      const second = at(two, first);
      const back = at(one, second);
      const changed = changesOf(one, two).map(({ path }) => path);
      const taken = new Set([...weakenedBy(first, second), ...weakenedBy(second, back)]);
      // Two requirements can have days that differ and both be over; the rest is a ladder, or a set of domains that were kept.
      const silent = changed.filter(
        (path) => !free.includes(path) && !path.startsWith("requirement.") && !taken.has(path),
      );
      expect(silent).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test("[B1] tightening every guard needs no one else, from any policy on", () => {
  const strictest: Settings = {
    requirement: { member: required, helpdesk: required, admin: required, owner: required },
    graceDays: 0,
    methods: { totp: false, passkey: true, email: false },
    recoveryCodes: { count: 5, used: "burn", shown: "once" },
    afterEnrolment: "sign_in_again",
    issuer: null,
    signUp: { mode: "invited", domains: [] },
    resets: { members: "two", owners: "second_owner" },
  };
  fc.assert(
    fc.property(anySettings, fc.subarray(roles as unknown as RoleName[]), (settings, tightened) => {
      const before = at({ ...settings, methods: { ...settings.methods, passkey: true } });
      const requirement = { ...before.settings.requirement };
      for (const role of tightened) requirement[role] = required;
      expect(guardsOf(before, at(strictest, before))).toEqual([]);
      expect(guardsOf(before, at({ ...before.settings, requirement }, before))).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});
