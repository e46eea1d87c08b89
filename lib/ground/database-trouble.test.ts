import { readdirSync, readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { asAdmin, databaseUrl } from "@/test/database";
import { type Cluster, startCluster, template, databaseUrl as urlOf } from "@/test/start-cluster";
import { troubleOf } from "./database-trouble";
import { asSystem, disconnect, inBackground, inWorkspace, isUniqueViolation, Prisma } from "./db";
import { seconds } from "./durations";
import { forRequests } from "./pool";

const nowhere = "00000000-0000-0000-0000-000000000000";
const adopt = async (url: string) => {
  await disconnect();
  process.env.DATABASE_URL = url;
  Reflect.deleteProperty(globalThis, Symbol.for("gatehouse.settings"));
};
const withParameters = (parameters: string) => `${databaseUrl}&${parameters}`;
afterEach(() => adopt(databaseUrl));

/** Runs a statement in both ways the product has: straight to the driver, and through Prisma in a transaction. */
const inBothWays = (sql: string) => [
  asSystem(Prisma.raw(sql)),
  inWorkspace(nowhere, (tx) => tx.$executeRawUnsafe(sql)),
  inWorkspace(nowhere, (tx) => tx.$queryRawUnsafe(sql)),
];
const troublesOf = async (statements: Promise<unknown>[]) =>
  (await Promise.allSettled(statements)).map((end) => (end.status === "rejected" ? troubleOf(end.reason) : "worked"));

const raise = (state: string) => `do $$ begin raise 'made for a test' using errcode = '${state}'; end $$`;

describe("[F4] [F7] the kind of trouble is told from the error of either layer", () => {
  test("no server, no such host, no socket: away", async () => {
    for (const url of [
      "postgresql://x@127.0.0.1:1/x",
      "postgresql://x@database.invalid/x",
      "postgresql://x@localhost/x?host=/nowhere",
    ]) {
      await adopt(url);
      expect(await troublesOf(inBothWays("select 1"))).toEqual(["away", "away", "away"]);
    }
  });

  test("a connection that the server ends: away, and the next statement works", async () => {
    const ended = troublesOf(inBothWays("select pg_sleep(60)::text"));
    await asAdmin(async (admin) => {
      const sleeping = "datname = current_database() and query = 'select pg_sleep(60)::text'";
      const find = async () => (await admin.query(`select pid from pg_stat_activity where ${sleeping}`)).rowCount;
      await expect.poll(find).toBe(3);
      await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${sleeping}`);
    });
    expect(await ended).toEqual(["away", "away", "away"]);
    expect(await troublesOf(inBothWays("select 1"))).toEqual(["worked", "worked", "worked"]);
  });

  test("a lock that is not given in time, a statement that takes too long: hanging", async () => {
    await adopt(withParameters("lock_timeout=200&statement_timeout=60000"));
    await asAdmin(async (admin) => {
      await admin.query("begin; lock table workspace in access exclusive mode");
      expect(await troublesOf(inBothWays("select id::text from workspace"))).toEqual(["hanging", "hanging", "hanging"]);
      await admin.query("rollback");
    });
    await adopt(withParameters("statement_timeout=200"));
    expect(await troublesOf(inBothWays("select pg_sleep(60)::text"))).toEqual(["hanging", "hanging", "hanging"]);
  });

  test("a full disk: full; a database that takes no writes: read-only", async () => {
    expect(await troublesOf(inBothWays(raise("53100")))).toEqual(["full", "full", "full"]);
    expect(await troublesOf(inBothWays(raise("25006")))).toEqual(["read-only", "read-only", "read-only"]);
  });

  test("no connection left: crowded, and one that ends makes room by itself", async () => {
    await asAdmin((admin) => admin.query("create role crowd login connection limit 1; grant gatehouse to crowd"));
    const crowd = databaseUrl.replace("//gatehouse@", "//crowd@");
    try {
      await adopt(crowd);
      await asSystem(Prisma.sql`select 1`);
      const other = inBackground(() => asSystem(Prisma.sql`select 1`));
      expect(await troublesOf([other])).toEqual(["crowded"]);
      const throughPrisma = inBackground(() => inWorkspace(nowhere, (tx) => tx.$queryRaw`select 1`));
      expect(await troublesOf([throughPrisma])).toEqual(["crowded"]);
      await disconnect();
      expect(await troublesOf([asSystem(Prisma.sql`select 1`)])).toEqual(["worked"]);
    } finally {
      await adopt(databaseUrl);
      await asAdmin((admin) => admin.query("drop role crowd"));
    }
  });

  test("a statement that is wrong by itself is no trouble of the database", async () => {
    expect(await troublesOf(inBothWays("select nothing from nowhere"))).toEqual([undefined, undefined, undefined]);
    expect(await troublesOf(inBothWays(raise("23505")))).toEqual([undefined, undefined, undefined]);
    for (const other of [
      new Error("x"),
      "text",
      null,
      undefined,
      7,
      { code: "ENOENT", syscall: "open" },
      new TypeError("Connection"),
    ])
      expect(troubleOf(other)).toBeUndefined();
    expect(isUniqueViolation(new Error("x"))).toBe(false);
  });
});

describe("[F4] [F7] a PostgreSQL that hangs", () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster.stop());

  /** Sends a signal to the server and all its processes. */
  const signal = (name: NodeJS.Signals) => {
    const children = readdirSync("/proc").filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[1] === String(cluster.pid);
      } catch {
        return false;
      }
    });
    for (const pid of [cluster.pid, ...children.map(Number)]) process.kill(pid, name);
  };

  test.skipIf(process.platform !== "linux")(
    "fails each of 60 requests within the bounds; when it goes on, so does everything, and no transaction stays open",
    async () => {
      await adopt(urlOf(cluster.socketDir, template));
      expect(await troublesOf(inBothWays("select 1"))).toEqual(["worked", "worked", "worked"]);
      signal("SIGSTOP");
      const began = performance.now();
      try {
        const all = Array.from({ length: 20 }, () => inBothWays("select 1")).flat();
        expect(new Set(await troublesOf(all))).toEqual(new Set(["hanging"]));
        expect(performance.now() - began).toBeLessThan(2 * forRequests.connect + forRequests.statement + seconds(5));
      } finally {
        signal("SIGCONT");
      }
      await expect
        .poll(() => troublesOf(inBothWays("select 1")), { timeout: seconds(20) })
        .toEqual(["worked", "worked", "worked"]);
      const open = () =>
        asSystem(
          Prisma.sql`select 1 from pg_stat_activity where usename = current_user and state like 'idle in transaction%'`,
        );
      await expect.poll(open, { timeout: seconds(20) }).toEqual([]);
    },
  );
});
