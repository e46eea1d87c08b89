import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase } from "../test/create-database";
import { startCluster } from "../test/start-cluster";
import { findFreePort, startInstance } from "./fixtures/instance";
import { listActions } from "./fixtures/inventory";
import { expect, test } from "./fixtures/test";

type Line = { requestId?: string; msg: string; trouble?: string; stack?: string };

test.use({ allowedComplaints: [/50[03]|away [0-9a-f-]{36}/] });

test("[F4] with PostgreSQL stopped every surface says 503 on a page or in a line of its own, logs one line each, and comes back by itself", async ({
  page,
  browser,
}) => {
  const cluster = await startCluster();
  const database = await createDatabase(cluster.socketDir);
  const port = String(await findFreePort());
  const origin = `http://localhost:${port}`;
  const dataDir = mkdtempSync(join(tmpdir(), "gatehouse-outage-"));
  const settings = {
    ...JSON.parse(process.env.E2E_SETTINGS ?? "{}"),
    PORT: port,
    APP_URL: origin,
    DATABASE_URL: database.url,
  };
  const product = await startInstance("outage", { ...settings, DATA_DIR: dataDir, LOG_LEVEL: "info" });
  const began = readFileSync("test-results/outage.log", "utf8").length;
  const readLines = (): Line[] =>
    readFileSync("test-results/outage.log", "utf8")
      .slice(began)
      .split("\n")
      .flatMap((line) => (line.startsWith("{") ? [JSON.parse(line)] : []));
  const ids: (string | null)[] = [];
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(origin + path, { ...init, redirect: "manual" });
    if (response.status >= 500) ids.push(response.headers.get("x-request-id"));
    return {
      status: response.status,
      after: response.headers.get("retry-after"),
      text: await response.text(),
      id: response.headers.get("x-request-id"),
    };
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
    await product.stop();
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
