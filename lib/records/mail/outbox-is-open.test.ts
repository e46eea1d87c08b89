import { expect, test } from "vitest";
import { outboxIsOpen } from "./outbox-is-open";

const local = { embedded: true, email: { transport: "outbox" }, appUrl: new URL("http://localhost:3000") } as const;

test.each(["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"])("%s shows its outbox", (address) => {
  expect(outboxIsOpen({ ...local, appUrl: new URL(address) }, true)).toBe(true);
});

test.each([
  ["a request that came through a proxy", local, false],
  ["an installation with a name", { ...local, appUrl: new URL("https://gate.acme.test") }, true],
  ["a name that only begins like this machine's", { ...local, appUrl: new URL("https://localhost.evil.test") }, true],
  ["a separate database", { ...local, embedded: false }, true],
  ["mail that is really sent", { ...local, email: { transport: "smtp", url: "smtp://x", from: "a@b" } }, true],
] as const)("%s shows nothing", (_, settings, direct) => expect(outboxIsOpen(settings, direct)).toBe(false));
