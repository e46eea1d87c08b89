import { mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generateSecrets } from "./generate-secrets";
import { readSettings } from "./settings";

const folder = () => join(mkdtempSync(join(tmpdir(), "gatehouse-")), "data");

test("makes secrets once, and only their owner can read them", () => {
  const dataDir = folder();
  const first = generateSecrets(dataDir);
  expect(generateSecrets(dataDir)).toEqual(first);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  expect(readdirSync(dataDir).sort()).toEqual(["auth-secret", "encryption-keys"]);
  for (const name of readdirSync(dataDir)) expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
});

test("makes other secrets for another installation, in the form the settings ask for", () => {
  const settings = readSettings({ DATA_DIR: folder() }, generateSecrets);
  expect(settings.encryptionKeys[0]?.key).toHaveLength(32);
  expect(settings.authSecret).not.toBe(readSettings({ DATA_DIR: folder() }, generateSecrets).authSecret);
});
