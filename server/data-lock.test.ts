import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findHolder, type Holder, lockData } from "@/server/data-lock";

const folder = () => mkdtempSync(join(tmpdir(), "gatehouse-lock-"));
const leave = (dataDir: string, holder: Partial<Holder>) =>
  writeFileSync(
    join(dataDir, "lock"),
    JSON.stringify({ host: hostname(), pid: 1, started: "", socketDir: "/x", ...holder }),
  );
const take = (dataDir: string) => {
  const lock = lockData(dataDir, "/socket");
  if ("holder" in lock) return lock.holder;
  return lock;
};

test("of two that want a folder, the second is told who has it", () => {
  const dataDir = folder();
  const lock = take(dataDir);
  expect(take(dataDir)).toMatchObject({ pid: process.pid, socketDir: "/socket" });
  expect(findHolder(dataDir)?.pid).toBe(process.pid);
  if ("release" in lock) lock.release();
  expect(findHolder(dataDir)).toBeUndefined();
  expect(take(dataDir)).toHaveProperty("release");
  expect(readdirSync(dataDir)).toEqual(["lock"]);
});

test("one that was killed leaves a lock that the next one replaces", async () => {
  const dataDir = folder();
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(child, "spawn");
  leave(dataDir, { pid: child.pid });
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(take(dataDir)).toHaveProperty("release");
});

test("another process that got the same id is not taken for the holder", () => {
  const dataDir = folder();
  leave(dataDir, { pid: process.pid, started: "some other time" });
  expect(take(dataDir)).toHaveProperty("release");
});

test("a holder elsewhere holds as long as it shows that it lives", () => {
  const dataDir = folder();
  leave(dataDir, { host: "another-machine" });
  expect(take(dataDir)).toMatchObject({ host: "another-machine" });
  const past = new Date(Date.now() - 60_000);
  utimesSync(join(dataDir, "lock"), past, past);
  expect(take(dataDir)).toHaveProperty("release");
  expect(JSON.parse(readFileSync(join(dataDir, "lock"), "utf8")).host).toBe(hostname());
});

test("a lock that is not JSON has no holder", () => {
  const dataDir = folder();
  writeFileSync(join(dataDir, "lock"), "");
  expect(take(dataDir)).toHaveProperty("release");
});
