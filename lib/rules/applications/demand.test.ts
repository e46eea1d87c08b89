import { expect, test } from "vitest";
import { after, minutes } from "@/lib/ground/durations";
import { type ApplicationRules, askedBy, canReach, judgeProof, mayUse } from "./demand";
import type { ProvenSession } from "./said";

const now = new Date("2025-11-22T10:00:00Z");
const ago = (n: number) => after(now, -minutes(n));
const session = (amr: string[], passwordAt = now, secondFactorAt: Date | null = now): ProvenSession => ({
  amr,
  passwordAt,
  secondFactorAt,
  createdAt: ago(90),
});
const member = { totpCount: 1, passkeyCount: 0, recoveryCodesLeft: 3 };
const withKey = { ...member, passkeyCount: 1 };
const anything = { assurance: "sfa", since: null } as const;

test("[G7] everyone, some roles or named members may use it; an unknown audience is of no one", () => {
  const rules = (audience: string, roles: ApplicationRules["roles"] = []) => ({
    audience: audience as "everyone",
    roles,
  });
  expect(mayUse(rules("everyone"), "member", false)).toBe(true);
  expect(mayUse(rules("roles", ["admin"]), "admin", false)).toBe(true);
  expect(mayUse(rules("roles", ["admin"]), "owner", true)).toBe(false);
  expect(mayUse(rules("members"), "owner", false)).toBe(false);
  expect(mayUse(rules("members"), "member", true)).toBe(true);
  expect(mayUse(rules("friends"), "owner", true)).toBe(false);
});

test("[G6] the stricter of the application's own demand and the client's holds", () => {
  const own = { demand: "phishing_resistant", freshMinutes: 15 } as const;
  expect(askedBy(own, anything, now)).toEqual({ assurance: "phr", since: ago(15) });
  expect(askedBy(own, { assurance: "mfa", since: ago(5) }, now)).toEqual({ assurance: "phr", since: ago(5) });
  expect(askedBy(own, { assurance: "mfa", since: ago(60) }, now)).toEqual({ assurance: "phr", since: ago(15) });
  expect(askedBy({ demand: "policy", freshMinutes: null }, { assurance: "mfa", since: null }, now)).toEqual({
    assurance: "mfa",
    since: null,
  });
  expect(askedBy({ demand: "second_factor", freshMinutes: 0 }, anything, now)).toEqual({
    assurance: "mfa",
    since: now,
  });
});

test.each<[string, ProvenSession, typeof member, Parameters<typeof judgeProof>[2], unknown]>([
  ["a password is enough where nothing more is asked", session(["pwd"], now, null), member, anything, "met"],
  [
    "an emailed code is no second factor",
    session(["pwd", "email", "mfa"]),
    member,
    { assurance: "mfa", since: null },
    "method",
  ],
  ["an app is", session(["pwd", "otp", "mfa"]), member, { assurance: "mfa", since: null }, "met"],
  [
    "a passkey is asked of who has one",
    session(["pwd", "otp", "mfa"]),
    withKey,
    { assurance: "phr", since: null },
    "method",
  ],
  ["who has none adds one", session(["pwd", "otp", "mfa"]), member, { assurance: "phr", since: null }, "enrol"],
  [
    "a proof that is too old is asked again",
    session(["pwd", "otp", "mfa"], ago(20), ago(20)),
    member,
    { assurance: "mfa", since: ago(15) },
    "again",
  ],
  [
    "both factors must be fresh",
    session(["pwd", "otp", "mfa"], ago(20), ago(1)),
    member,
    { assurance: "sfa", since: ago(15) },
    "again",
  ],
  [
    "an old passkey under a fresh app is not fresh",
    session(["hwk", "user", "pwd", "otp", "mfa"]),
    withKey,
    { assurance: "phr", since: ago(15) },
    "again",
  ],
  [
    "a fresh passkey is",
    session(["pwd", "otp", "hwk", "user", "mfa"]),
    withKey,
    { assurance: "phr", since: ago(15) },
    "met",
  ],
])("[G6] %s", (_title, proven, of, asked, outcome) => {
  const judged = judgeProof(proven, of, asked);
  expect(judged.met ? "met" : judged.lacks).toBe(outcome);
});

test("[G6] what a member has decides what they can reach", () => {
  const none = { totpCount: 0, passkeyCount: 0, recoveryCodesLeft: 0 };
  expect([canReach(none, "sfa"), canReach(none, "mfa"), canReach(none, "phr")]).toEqual([true, false, false]);
  expect([canReach(member, "mfa"), canReach(member, "phr"), canReach(withKey, "phr")]).toEqual([true, false, true]);
});
