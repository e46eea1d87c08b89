import type { PasskeyWords } from "@/words/passkeys";
import type { Abilities } from "./ceremony";

type Words = PasskeyWords["dialog"];

/** Whose dialog asks, where the browser can use the device's own authenticator. */
const systems: [RegExp, keyof Words][] = [
  [/iPhone|iPad/, "ios"],
  [/Android/, "android"],
  [/Mac OS X|Macintosh/, "mac"],
  [/Windows/, "windows"],
  [/CrOS/, "chromeos"],
];

/**
 * Says what the system's dialog asks for. The browser says what it can use; the user agent only names the system, whose dialogs look
 * different.
 */
export function sayDialog({ own, phone }: Abilities, userAgent: string, words: Words): string {
  if (!own) return words[phone === false ? "onlyKey" : "onlyKeyOrPhone"];
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "other";
  return `${words[system]} ${words[phone === false ? "orKey" : "orKeyOrPhone"]}`;
}
