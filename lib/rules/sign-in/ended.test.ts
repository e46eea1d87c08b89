import { describe, expect, test } from "vitest";
import { after, hours, minutes, seconds } from "@/lib/ground/durations";
import type { RoleName } from "@/lib/rules/policy/settings";
import { type EndedSession, whyEnded, whyOver } from "./ended";
import { expiryOf } from "./lifetimes";
import type { Stage, Step } from "./next-step";

const now = new Date("2025-11-22T10:00:00Z");
const active: EndedSession["member"] = { role: "member", joinedAt: now, deactivatedAt: null };
const deactivated = { ...active, deactivatedAt: now };
const ended = (changed: Partial<EndedSession>): EndedSession => ({
  ...{ stage: "full", createdAt: now, expiresAt: expiryOf("full", "member", now), revokedAt: null, ending: null },
  member: active,
  ...changed,
});

describe("[C7] a session that was ended says why:", () => {
  test.each([
    ["signed_out", "signed-out"],
    ["ended_elsewhere", "elsewhere"],
    ["admin", "admin"],
    ["method", "method"],
    ["password", "password-changed"],
    ["reset", "reset"],
    ["reset_over", "reset-over"],
    ["codes", "codes"],
    ["key", "key"],
    ["enrolled", "enrolled"],
    ["limit", "limit"],
  ] as const)("%s is told as %s, at any stage", (ending, because) => {
    for (const stage of ["challenge", "enrolment", "full"] as const)
      expect(whyEnded(ended({ stage, revokedAt: now, ending }))).toBe(because);
  });

  test("a row from before endings were kept tells nothing", () => {
    expect(whyEnded(ended({ revokedAt: now }))).toBeNull();
  });

  test("an account that was switched off comes before any other reason", () => {
    expect(whyEnded(ended({ revokedAt: now, ending: "admin", member: deactivated }))).toBe("deactivated");
    expect(whyEnded(ended({ member: deactivated }))).toBe("deactivated");
  });
});

describe("[C7] a session that ran out says which clock it was:", () => {
  test("the second step's, the set-up's, or its own", () => {
    expect(whyEnded(ended({ stage: "challenge", expiresAt: expiryOf("challenge", "member", now) }))).toBe(
      "second-step-time",
    );
    expect(whyEnded(ended({ stage: "enrolment", expiresAt: expiryOf("enrolment", "member", now) }))).toBe(
      "set-up-time",
    );
    expect(whyEnded(ended({}))).toBe("time");
  });

  test("a full session that a requirement reached ran out of the set-up's, whatever role its member has since", () => {
    for (const role of ["member", "owner"] as const) {
      const member = { ...active, role };
      expect(whyEnded(ended({ member, expiresAt: after(now, minutes(50)) }))).toBe("set-up-time");
      expect(whyEnded(ended({ member, expiresAt: after(now, hours(12)) }))).toBe("time");
      expect(whyEnded(ended({ member, expiresAt: after(now, hours(24)) }))).toBe("time");
    }
  });
});

describe("[C7] a session that no longer counts says why:", () => {
  const why = (stage: Stage, step: Step, { idle = 0, age = 0, member = active } = {}) =>
    whyOver({ stage, createdAt: after(now, -age) }, after(now, -idle), member, step, now);

  test("idle too long, for its role, and only once it is full", () => {
    expect(why("full", "in", { idle: minutes(60) })).toBeNull();
    expect(why("full", "in", { idle: minutes(60) + seconds(1) })).toBe("idle");
    expect(why("full", "in", { idle: minutes(31), member: { ...active, role: "admin" } })).toBe("idle");
    expect(why("enrolment", "enrol", { idle: minutes(90) })).toBeNull();
  });

  test("older than its role allows now", () => {
    const admin = { ...active, role: "admin" as RoleName };
    expect(why("full", "in", { age: hours(12) })).toBeNull();
    expect(why("full", "in", { age: hours(12), member: admin })).toBe("time");
    expect(why("full", "in", { age: hours(24) })).toBe("time");
    expect(why("challenge", "second-factor", { age: hours(24) })).toBeNull();
  });

  test("nothing is left to enrol, or sign-in asks something else now", () => {
    expect(why("enrolment", "in")).toBe("lifted");
    expect(why("challenge", "in")).toBe("changed");
    expect(why("full", "in")).toBeNull();
    expect(why("enrolment", "enrol")).toBeNull();
    expect(why("full", "enrol")).toBeNull();
  });

  test("its account is off, or it has proven no password", () => {
    expect(why("full", "sign-in", { member: deactivated })).toBe("deactivated");
    expect(why("challenge", "sign-in")).toBe("changed");
  });
});
