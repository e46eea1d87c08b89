import { describe, expect, test } from "vitest";
import type { Why } from "@/lib/rules/policy/why";
import { sayAsked, sayCause, sayFirstSteps, sayToDo, sayWhyNow, sayWhyTitle } from "./why-enrol";

const nothing: Why = { cause: "none-enrolled", role: "member", has: [], accepted: ["totp", "passkey"] };
const appOnly: Why = { ...nothing, cause: "not-accepted", has: ["totp"], accepted: ["passkey"] };
const admin: Why = { ...nothing, cause: "role", role: "admin" };
const codeOnly: Why = { ...admin, has: ["email"] };
const late: Why = { ...nothing, cause: "deadline" };
const reset: Why = { ...nothing, cause: "reset" };

test.each([
  [
    nothing,
    "Acme requires two-factor authentication, and your account has no second factor yet. Set up an authenticator app or a passkey or security key to go on.",
  ],
  [appOnly, "Acme no longer accepts your authenticator app. Set up a passkey or security key to go on."],
  [
    admin,
    "Acme requires two-factor authentication for admins, and your account has no second factor yet. Set up an authenticator app or a passkey or security key to go on.",
  ],
  [
    codeOnly,
    "An email code alone is not enough for an admin. Set up an authenticator app or a passkey or security key to go on.",
  ],
  [
    late,
    "Your time to set up two-factor authentication in Acme is over. Set up an authenticator app or a passkey or security key to go on.",
  ],
  [reset, "Your two-factor was reset. Set up an authenticator app or a passkey or security key to get back in."],
])("[D2] the page says why: %j", (why, says) => {
  expect(sayWhyNow(why, "Acme")).toBe(says);
});

test.each([
  [nothing, "Acme now requires two-factor authentication", "Acme will require two-factor authentication"],
  [
    appOnly,
    "Acme no longer accepts your authenticator app",
    "Acme will ask for another method than your authenticator app",
  ],
  [
    admin,
    "Acme now requires two-factor authentication for admins",
    "Acme will require two-factor authentication for admins",
  ],
  [codeOnly, "Acme: your role needs more than an email code", "Acme: your role needs more than an email code"],
])("[D2] a mail's subject says what is asked: %j", (why, now, later) => {
  expect([sayAsked(why, "Acme", true), sayAsked(why, "Acme", false)]).toEqual([now, later]);
});

describe("[D2] who has a method", () => {
  test("is nowhere told that two-factor is required now, or to set it up as if they had none", () => {
    for (const why of [appOnly, codeOnly])
      for (const text of [
        sayWhyNow(why, "A"),
        sayWhyTitle(why, "A"),
        sayToDo(why),
        sayCause(why, "A"),
        sayAsked(why, "A", true),
      ])
        expect(text).not.toMatch(/two-factor|no second factor/);
    expect(sayToDo(appOnly)).toBe("add a passkey or security key");
  });
});

test("[D7] the first steps name only methods that are accepted", () => {
  expect(sayFirstSteps(["passkey"]).join(" ")).not.toMatch(/app|QR|mail/);
  expect(sayFirstSteps(["totp"])).toEqual([
    "Have your phone with an authenticator app at hand.",
    "Scan one QR code, type one code.",
  ]);
  expect(sayFirstSteps(["totp", "passkey", "email"]).join(" ")).toMatch(
    /authenticator app.*security key.*mailbox.*Choose one/,
  );
});
