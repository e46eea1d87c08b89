import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { createDatabase } from "../test/create-database";
import { startCluster } from "../test/start-cluster";
import { findFreePort, startInstance } from "./fixtures/instance";
import { listActions } from "./fixtures/inventory";
import { expect, test } from "./fixtures/test";

type Line = { requestId?: string; msg: string; trouble?: string; stack?: string };

/** What a busy machine may add to a bound. */
const slack = 10_000;

test.use({ allowedComplaints: [/50[03]|away [0-9a-f-]{36}/] });

/** A product of the test's own on a PostgreSQL of its own, and what it logs. */
async function setStage(name: string) {
  const cluster = await startCluster();
  const database = await createDatabase(cluster.socketDir);
  const port = String(await findFreePort());
  const origin = `http://localhost:${port}`;
  const dataDir = mkdtempSync(join(tmpdir(), `gatehouse-${name}-`));
  const settings = {
    ...JSON.parse(process.env.E2E_SETTINGS ?? "{}"),
    PORT: port,
    APP_URL: origin,
    DATABASE_URL: database.url,
  };
  const product = await startInstance(name, { ...settings, DATA_DIR: dataDir, LOG_LEVEL: "info" });
  const log = `test-results/${name}.log`;
  const began = readFileSync(log, "utf8").length;
  const readLines = (): Line[] =>
    readFileSync(log, "utf8")
      .slice(began)
      .split("\n")
      .flatMap((line) => (line.startsWith("{") ? [JSON.parse(line)] : []));
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(origin + path, { ...init, redirect: "manual" });
    return {
      status: response.status,
      after: response.headers.get("retry-after"),
      text: await response.text(),
      id: response.headers.get("x-request-id"),
    };
  };
  const stop = async () => {
    await product.stop();
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { cluster, database, origin, readLines, ask, stop };
}

test("[F4] with PostgreSQL stopped every surface says 503 on a page or in a line of its own, logs one line each, and comes back by itself", async ({
  page,
  browser,
}) => {
  const { cluster, origin, readLines, ask: send, stop } = await setStage("outage");
  const ids: (string | null)[] = [];
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await send(path, init);
    if (answer.status >= 500) ids.push(answer.id);
    return answer;
  };
  const action = listActions().find(({ name }) => name.endsWith(" askForSignIn"))?.id ?? "";
  try {
    await page.goto(`${origin}/find`);
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await plain.goto(`${origin}/find`);
    await cluster.halt();

    const get = await ask("/w/demo/sign-in");
    expect([get.status, get.after]).toEqual([503, "5"]);
    expect(get.text).toContain("It can’t reach its database.");
    expect(get.text).toContain(`Reference ${get.id}`);
    const headers = { origin, "next-action": action, "content-type": "text/plain;charset=UTF-8" };
    const called = await ask("/w/demo/sign-in", { method: "POST", headers, body: '["demo"]' });
    expect([called.status, called.after, called.text]).toEqual([503, "5", `away ${called.id}`]);
    const health = await ask("/api/health");
    expect([health.status, JSON.parse(health.text)]).toMatchObject([503, { status: "unavailable" }]);
    ids.pop();

    for (const one of [page, plain]) {
      await one.getByLabel("Email").fill("mia@example.test");
      await one.getByRole("button", { name: "Send" }).click();
      await expect(one.getByRole("heading", { level: 1, name: "Gatehouse can’t be used right now" })).toBeVisible();
      const reference = (await one.getByText(/^Reference /).textContent())?.slice("Reference ".length) ?? "";
      ids.push(reference);
    }
    await expect.poll(() => readLines().filter(({ msg }) => msg === "request failed").length).toBe(ids.length);
    const lines = readLines().filter(({ msg }) => msg === "request failed");
    expect(lines.map(({ requestId }) => requestId).sort()).toEqual(ids.sort());
    expect(lines.every(({ trouble, stack }) => trouble === "away" && stack)).toBe(true);
    expect(JSON.stringify(lines)).not.toContain("mia@");

    await cluster.resume();
    await expect.poll(async () => (await ask("/api/health")).status).toBe(200);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByLabel("Email")).toHaveValue("mia@example.test");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("status")).toBeVisible();
    await plain.getByRole("link", { name: "Try again" }).click();
    await expect(plain.getByLabel("Email")).toBeVisible();
    await plain.context().close();
  } finally {
    await stop();
  }
});

type Stage = Awaited<ReturnType<typeof setStage>>;

/** Sends a signal to a PostgreSQL and to every process of it. */
function signal({ cluster: { pid } }: Stage, name: "SIGSTOP" | "SIGCONT"): void {
  const children = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .stdout.split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (parent === pid && child ? [child] : []));
  for (const one of [pid, ...children]) process.kill(one, name);
}

/** Has PostgreSQL take connections from superusers only, and ends those of everyone else, or takes them again. */
async function limitConnections({ database }: Stage, to: 0 | -1): Promise<void> {
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const name = new URL(database.adminUrl).pathname.slice(1);
  await admin.query(`alter database ${name} connection limit ${to}`);
  await admin.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename <> 'postgres'",
    [name],
  );
  await admin.end();
}

const troubles: [what: string, kinds: string[], begin: (stage: Stage) => unknown, end: (stage: Stage) => unknown][] = [
  ["a PostgreSQL that hangs", ["hanging"], (stage) => signal(stage, "SIGSTOP"), (stage) => signal(stage, "SIGCONT")],
  [
    "a PostgreSQL that takes no more connections",
    ["crowded", "away"],
    (stage) => limitConnections(stage, 0),
    (stage) => limitConnections(stage, -1),
  ],
];
for (const [what, kinds, begin, end] of troubles)
  test(`[F4] [F7] with ${what} a page says 503 within bounds, both answers about health do within three seconds, and all come back by themselves`, async () => {
    const stage = await setStage(`outage-${kinds[0]}`);
    const { ask, readLines } = stage;
    const timed = async (path: string) => {
      const began = Date.now();
      return { ...(await ask(path)), took: Date.now() - began };
    };
    try {
      expect((await ask("/w/demo/sign-in")).status).toBe(404);
      await begin(stage);
      try {
        for (const path of ["/api/health", "/api/health/ready"]) {
          const { status, took } = await timed(path);
          expect([path, status]).toEqual([path, 503]);
          expect(took).toBeLessThan(3_000 + slack);
        }
        // Eight seconds for a connection, ten for a statement, two for one that does not end.
        const { status, after, text, id, took } = await timed("/w/demo/sign-in");
        expect([status, after]).toEqual([503, "5"]);
        expect(text).toContain("It can’t reach its database.");
        expect(text).toContain(`Reference ${id}`);
        expect(took).toBeLessThan(20_000 + slack);
        const line = () => readLines().find(({ msg, requestId }) => msg === "request failed" && requestId === id);
        await expect.poll(() => line()?.trouble).toMatch(new RegExp(kinds.join("|")));
      } finally {
        await end(stage);
      }
      await expect.poll(async () => (await ask("/api/health/ready")).status).toBe(200);
      await expect.poll(async () => (await ask("/w/demo/sign-in")).status).toBe(404);
    } finally {
      await stage.stop();
    }
  });
