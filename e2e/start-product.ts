import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase } from "../test/create-database";
import { findChromium } from "../test/find-chromium";
import { startCluster } from "../test/start-cluster";

const root = join(import.meta.dirname, "..");

/**
 * Starts the product as people run it, on a real PostgreSQL, with mail into files, and tells the specs where it is:
 * E2E_ORIGIN, E2E_OUTBOX, E2E_DATABASE_URL, E2E_SETTINGS (the product's own, for the operator's commands), E2E_CHROMIUM.
 * Answers what ends it again.
 */
export default async function startProduct(): Promise<() => Promise<void>> {
  const shared = process.env.GATEHOUSE_TEST_SOCKET_DIR;
  const cluster = shared ? undefined : await startCluster();
  const database = await createDatabase(shared ?? cluster?.socketDir ?? "");
  const dataDir = mkdtempSync(join(tmpdir(), "gatehouse-e2e-"));
  const port = await findFreePort();
  const origin = `http://localhost:${port}`;
  const settings = {
    PORT: String(port),
    APP_URL: origin,
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    AUTH_SECRET: randomBytes(32).toString("base64"),
    ENCRYPTION_KEYS: `e2e:${randomBytes(32).toString("base64")}`,
    EMAIL_TRANSPORT: "outbox",
    TRUSTED_PROXIES: "",
    SUPPORT_CONTACT: "support@gatehouse.example",
  };
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/start.ts"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...settings },
  });
  Object.assign(process.env, {
    E2E_ORIGIN: origin,
    E2E_OUTBOX: join(dataDir, "outbox"),
    E2E_DATABASE_URL: database.adminUrl,
    E2E_SETTINGS: JSON.stringify(settings),
    E2E_CHROMIUM: process.env.E2E_CHROMIUM ?? JSON.stringify(await findChromium()),
  });
  await untilServing(child);
  return async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    if (child.exitCode === null && child.kill("SIGTERM")) await ended;
    await (cluster ? cluster.stop() : database.drop());
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** Waits until the product serves; what it prints goes to test-results/product.log. */
function untilServing(child: ChildProcess): Promise<void> {
  mkdirSync(join(root, "test-results"), { recursive: true });
  const log = createWriteStream(join(root, "test-results/product.log"));
  let printed = "";
  return new Promise((resolve, reject) => {
    for (const output of [child.stdout, child.stderr]) {
      output?.pipe(log, { end: false });
      output?.on("data", (chunk: Buffer) => {
        if (printed.includes("Gatehouse serves")) return;
        printed += chunk;
        if (printed.includes("Gatehouse serves")) resolve();
      });
    }
    child.once("exit", (code) => reject(new Error(`The product did not start (exit code ${code}):\n${printed}`)));
  });
}

function findFreePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", reject).listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("No port.")),
      );
    });
  });
}
