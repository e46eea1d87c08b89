import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

// The settings of a test file: complete, alike on every machine, with no database before it asks for one.
const dataDir = mkdtempSync(join(tmpdir(), "gatehouse-data-"));
for (const name of [
  "RESEND_API_KEY",
  "RESEND_BASE_URL",
  "SMTP_URL",
  "EMAIL_FROM",
  "TRUSTED_PROXIES",
  "SUPPORT_CONTACT",
]) {
  delete process.env[name];
}
Object.assign(process.env, {
  PORT: "3000",
  APP_URL: "http://localhost:3000",
  DATA_DIR: dataDir,
  DATABASE_URL: "postgresql://nobody@database.invalid/none",
  AUTH_SECRET: "a secret of the tests that is long enough",
  ENCRYPTION_KEYS: `test:${Buffer.alloc(32, "k").toString("base64")}`,
  EMAIL_TRANSPORT: "outbox",
});

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
