import type { Browser, Device, System } from "@/lib/rules/sign-in/device";

const browsers: Record<Browser, string> = {
  edge: "Edge",
  opera: "Opera",
  "samsung-internet": "Samsung Internet",
  firefox: "Firefox",
  chrome: "Chrome",
  safari: "Safari",
};

const systems: Record<System, string> = {
  iphone: "iPhone",
  ipad: "iPad",
  android: "Android",
  "chrome-os": "ChromeOS",
  windows: "Windows",
  mac: "Mac",
  linux: "Linux",
};

/** Names a device: "Chrome on Linux". */
export function sayDevice(device: Device): string {
  const browser = device.browser && browsers[device.browser];
  const system = device.system && systems[device.system];
  if (browser && system) return `${browser} on ${system}`;
  return browser || system || "Unknown device";
}
