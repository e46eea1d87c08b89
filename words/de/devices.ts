import type { Device } from "@/lib/rules/sign-in/device";

/** Names a device: "Chrome unter Linux". */
export function sayDevice({ browser, system }: Device): string {
  if (browser && system) return `${browser} unter ${system}`;
  return browser || system || "Unbekanntes Gerät";
}
