import type { Abilities } from "./ceremony";

/** What the dialog of a system says, where the browser can use the device's own authenticator. */
const systems: [RegExp, string][] = [
  [/iPhone|iPad/, "A sheet from iOS asks for Face ID, Touch ID or your passcode."],
  [/Android/, "A sheet from Android asks for your fingerprint, face or screen lock."],
  [/Mac OS X|Macintosh/, "macOS asks for Touch ID, Apple Watch or your password."],
  [/Windows/, "Windows Hello asks for your face, fingerprint or PIN."],
  [/CrOS/, "ChromeOS asks for your fingerprint, PIN or password."],
];

/**
 * Says what the system's dialog asks for. The browser says what it can use; the user agent only names the system, whose dialogs look
 * different.
 */
export function sayDialog({ own, phone }: Abilities, userAgent: string): string {
  const other = phone === false ? "a security key" : "a security key or a phone";
  if (!own) return `The browser asks for ${other}. Plug a key in and touch it when it blinks.`;
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1];
  return `${system ?? "The browser asks for the fingerprint, face or PIN of this device."} You can choose ${other} instead.`;
}
