import { expect, test } from "vitest";
import { maySignUp } from "./may-sign-up";
import { initialSettings, type Settings } from "./settings";

const open: Settings = { ...initialSettings, signUp: { mode: "domains", domains: ["acme.test", "bolt.test"] } };

test.each([
  ["bo@acme.test", true],
  ["bo@BOLT.test", true],
  [" bo@acme.test ", true],
  ["bo@ａcme.test", true],
  ["bo@mail.acme.test", false],
  ["bo@notacme.test", false],
  ["bo@acme.test.evil.test", false],
  ["bo@evil.test", false],
  ["bo@acme.test@evil.test", false],
  ["bo@", false],
  ["", false],
])("%j: %j", (email, allowed) => {
  expect(maySignUp(open, email)).toBe(allowed);
});

test("where only invited people may join, no address is let in, whatever domains are left in the policy", () => {
  expect(maySignUp({ ...open, signUp: { mode: "invited", domains: ["acme.test"] } }, "bo@acme.test")).toBe(false);
});
