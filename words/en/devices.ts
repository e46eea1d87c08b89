import type { Device } from "@/lib/rules/sign-in/device";

/** Names a device: "Chrome on Linux". */
export function sayDevice({ browser, system }: Device): string {
  if (browser && system) return `${browser} on ${system}`;
  return browser || system || "Unknown device";
}
