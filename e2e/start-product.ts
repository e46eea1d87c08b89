import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase } from "../test/create-database";
import { findChromium } from "../test/find-chromium";
import { startCluster } from "../test/start-cluster";
import { findFreePort, startInstance } from "./fixtures/instance";

/**
 * Starts the product as people run it, on a real PostgreSQL, with mail into files, and tells the specs where it is:
 * E2E_ORIGIN, E2E_OUTBOX, E2E_DATABASE_URL, E2E_SETTINGS (the product's, for the operator's commands), E2E_CHROMIUM.
 * Returns the function that ends it.
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
  Object.assign(process.env, {
    E2E_ORIGIN: origin,
    E2E_OUTBOX: join(dataDir, "outbox"),
    E2E_DATABASE_URL: database.adminUrl,
    E2E_SETTINGS: JSON.stringify(settings),
    E2E_CHROMIUM: process.env.E2E_CHROMIUM ?? JSON.stringify(await findChromium()),
  });
  const product = await startInstance("product", settings);
  return async () => {
    await product.stop();
    await (cluster ? cluster.stop() : database.drop());
    rmSync(dataDir, { recursive: true, force: true });
  };
}
