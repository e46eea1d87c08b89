import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { disconnect } from "@/lib/ground/db";
import { days, seconds } from "@/lib/ground/durations";
import { asAdmin, databaseUrl } from "@/test/database";
import { beginDraining } from "./draining";
import { isReachable } from "./reachable";
import { whyNotReady } from "./ready";

const { pathname } = new URL(databaseUrl);
const database = decodeURIComponent(pathname.slice(1));

const run = (sql: string) =>
  asAdmin(async (client) => {
    await client.query("set default_transaction_read_only = off");
    await client.query(sql);
  });

/** Waits until an earlier outcome is no longer reused. */
const whyNotReadyNow = async () => {
  await wait(seconds(1.1));
  return whyNotReady();
};

afterEach(() => {
  vi.useRealTimers();
});

test("a process is ready if its database is there, migrated, writable and in time with it; many requests cost one check", async () => {
  expect(await whyNotReady()).toBeUndefined();
  expect(new Set(await Promise.all(Array.from({ length: 500 }, whyNotReady)))).toEqual(new Set([undefined]));
  expect(await isReachable()).toBe(true);
});

test("[F7] a database that takes no writes is reported differently from one that is away", async () => {
  await run(`alter database "${database}" set default_transaction_read_only = on`);
  await disconnect();
  expect(await whyNotReadyNow()).toBe("read-only");
  await run(`alter database "${database}" reset default_transaction_read_only`);
  await disconnect();
  expect(await whyNotReadyNow()).toBeUndefined();
});

test("one migration that is missing or not finished is enough; one that only a newer version knows is fine", async () => {
  const last = "(select migration_name from _prisma_migrations order by 1 desc limit 1)";
  await run(`update _prisma_migrations set finished_at = null where migration_name = ${last}`);
  expect(await whyNotReadyNow()).toBe("migrations");
  await run("update _prisma_migrations set finished_at = now()");
  await run(
    "insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('n', '', '9999_new', now())",
  );
  expect(await whyNotReadyNow()).toBeUndefined();
});

test("[F9] a clock that is off by half a minute is reported, either way", async () => {
  for (const off of [-seconds(31), seconds(31), -days(1)]) {
    await wait(seconds(1.1));
    vi.setSystemTime(Date.now() + off);
    expect(await whyNotReady()).toBe("clock");
    vi.useRealTimers();
  }
  vi.setSystemTime(Date.now() + seconds(20));
  expect(await whyNotReadyNow()).toBeUndefined();
});

test("[F7] a hanging database is reported within two seconds for any number of requests, and readiness returns with it", async () => {
  await asAdmin(async (client) => {
    await client.query("begin; lock table _prisma_migrations in access exclusive mode");
    await wait(seconds(1.1));
    const began = performance.now();
    expect(await Promise.all([whyNotReady(), whyNotReady()])).toEqual(["database", "database"]);
    expect(performance.now() - began).toBeLessThan(seconds(3));
    await client.query("rollback");
  });
  expect(await whyNotReadyNow()).toBeUndefined();
});

test("[F11] a process that is about to stop is not ready, though its database is", async () => {
  expect(await whyNotReadyNow()).toBeUndefined();
  beginDraining();
  expect(await whyNotReady()).toBe("draining");
  expect(await isReachable()).toBe(true);
});
