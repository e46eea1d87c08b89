import { expect, test } from "vitest";
import { sayMethods, sayName, sayProofs, sayVerified } from "./methods";

test("proofs are named in one order, whatever order they are given in", () => {
  expect(sayProofs(["otp", "mfa", "pwd"])).toBe("password and authenticator app");
  expect(sayProofs(["pwd", "email", "hwk", "user"])).toBe("password, passkey or security key and email code");
  expect(sayProofs([])).toBe("");
});

test("a sign-in is said to be verified by the strongest factor", () => {
  expect(sayVerified(["pwd", "otp", "hwk", "mfa"])).toBe("with passkey or security key");
  expect(sayVerified(["pwd"])).toBe("with password only");
});

test("methods are counted, and a single one has no number", () => {
  expect(sayMethods({ totpCount: 1, passkeyCount: 2, emailCount: 0 })).toBe("App, 2 passkeys");
  expect(sayMethods({ totpCount: 0, passkeyCount: 0, emailCount: 0 })).toBe("");
});

test.each([
  [{ kind: "totp", provider: null, name: null, number: 1 }, "Authenticator app"],
  [{ kind: "totp", provider: null, name: null, number: 2 }, "Authenticator app 2"],
  [{ kind: "passkey", provider: null, name: null, number: 1 }, "Passkey or security key"],
  [{ kind: "passkey", provider: "1Password", name: null, number: 3 }, "1Password 3"],
  [{ kind: "passkey", provider: "1Password", name: "Blue key", number: 3 }, "Blue key"],
  [{ kind: "email", provider: null, name: null, number: 1 }, "Email code"],
] as const)("%j is called %s", (named, called) => {
  expect(sayName(named)).toBe(called);
});
