import { expect, test } from "vitest";
import { passkeys } from "@/words/passkeys";
import { sayDialog as sayIn } from "./dialog-words";

const sayDialog = (abilities: Parameters<typeof sayIn>[0], agent: string) =>
  sayIn(abilities, agent, passkeys.en.dialog);

const agents = {
  iphone: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)",
  mac: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)",
  windows: "Mozilla/5.0 (Windows NT 10.0; Win64; x64)",
  linux: "Mozilla/5.0 (X11; Linux x86_64)",
};

test.each(Object.entries(agents))("[D7] on %s nothing of its own is named that the browser can't use", (_, agent) => {
  for (const phone of [true, null])
    expect(sayDialog({ own: false, phone }, agent)).toBe(
      "The browser asks for a security key or a phone. Plug a key in and touch it when it blinks.",
    );
  expect(sayDialog({ own: false, phone: false }, agent)).not.toMatch(/phone|Face|Touch ID|Hello|PIN/);
});

test.each([
  ["iphone", "A sheet from iOS asks for Face ID"],
  ["mac", "macOS asks for Touch ID"],
  ["windows", "Windows Hello asks for your face"],
  ["linux", "The browser asks for the fingerprint, face or PIN of this device."],
] as const)(
  "[D7] on %s the device's own is named where the browser can use it, a phone only where it can too",
  (name, says) => {
    expect(sayDialog({ own: true, phone: null }, agents[name])).toContain(says);
    expect(sayDialog({ own: true, phone: true }, agents[name])).toContain("a security key or a phone instead");
    expect(sayDialog({ own: true, phone: false }, agents[name])).not.toContain("or a phone");
  },
);
