import { expect, test } from "vitest";
import { voiceFor } from "./voice";

const english = voiceFor({ language: "en", timeZone: "UTC" });
const german = voiceFor({ language: "de", timeZone: "Europe/Berlin" });

test.each([
  [{ kind: "totp", provider: null, name: null, number: 1 }, "Authenticator app", "Authenticator-App"],
  [{ kind: "totp", provider: null, name: null, number: 2 }, "Authenticator app 2", "Authenticator-App 2"],
  [{ kind: "totp", provider: null, name: "Authenticator app", number: 1 }, "Authenticator app", null],
  [
    { kind: "totp", provider: null, name: "Work phone", number: 1 },
    "Authenticator app “Work phone”",
    "Authenticator-App „Work phone“",
  ],
  [
    { kind: "passkey", provider: "iCloud Keychain", name: null, number: 1 },
    "Passkey or security key “iCloud Keychain”",
    "Passkey oder Sicherheitsschlüssel „iCloud Keychain“",
  ],
] as const)("a mail names a method once where its name is its kind: %j", (method, inEnglish, inGerman) => {
  expect(english.method(method)).toBe(inEnglish);
  if (inGerman) expect(german.method(method)).toBe(inGerman);
});

test("a moment is written in the reader's language and time zone, and names the zone", () => {
  expect(english.time("2025-11-22T14:05:00.000Z")).toBe("22 November 2025 at 14:05 UTC");
  expect(german.time("2025-11-22T14:05:00.000Z")).toBe("22. November 2025 um 15:05 MEZ");
});

test("a device that is not known is called so", () => {
  const unknown = { at: "2025-11-22T14:05:00.000Z", device: { browser: null, system: null } };
  expect(english.when(unknown)).toBe("on 22 November 2025 at 14:05 UTC, from an unknown device");
  expect(german.when(unknown)).toBe("am 22. November 2025 um 15:05 MEZ (Unbekanntes Gerät)");
  expect(english.when({ at: unknown.at })).toBe("on 22 November 2025 at 14:05 UTC");
});

test("a language that is not offered becomes the first one", () => {
  expect(voiceFor({ language: "fr", timeZone: "UTC" }).language).toBe("en");
});
