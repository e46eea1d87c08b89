import { expect, test } from "vitest";
import { sayMethod } from "./words";

test.each([
  [{ kind: "totp", provider: null, name: null, number: 1 }, "Authenticator app"],
  [{ kind: "totp", provider: null, name: null, number: 2 }, "Authenticator app 2"],
  [{ kind: "totp", provider: null, name: "Authenticator app", number: 1 }, "Authenticator app"],
  [{ kind: "totp", provider: null, name: "Work phone", number: 1 }, "Authenticator app “Work phone”"],
  [
    { kind: "passkey", provider: "iCloud Keychain", name: null, number: 1 },
    "Passkey or security key “iCloud Keychain”",
  ],
] as const)("a mail names a method once where its name is its kind: %j", (method, text) => {
  expect(sayMethod(method)).toBe(text);
});
