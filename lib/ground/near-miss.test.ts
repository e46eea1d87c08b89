import { expect, test } from "vitest";
import { findMeant } from "./near-miss";
import { readSettings, settingNames } from "./settings";

test.each([
  ["TRUSTED_PROXY", "TRUSTED_PROXIES"],
  ["TRUSTED_PROXYS", "TRUSTED_PROXIES"],
  ["TRUST_PROXIES", undefined],
  ["trusted_proxies", "TRUSTED_PROXIES"],
  ["DATABASE_URI", "DATABASE_URL"],
  ["DATABASEURL", "DATABASE_URL"],
  ["DATABSE_URL", "DATABASE_URL"],
  ["ENCRYPTION_KEY", "ENCRYPTION_KEYS"],
  ["ENCRYPTOIN_KEYS", "ENCRYPTION_KEYS"],
  ["AUTH_SECRETS", "AUTH_SECRET"],
  ["APP_URI", "APP_URL"],
  ["SMTP_URI", "SMTP_URL"],
  ["EMAIL_TRANSPORTS", "EMAIL_TRANSPORT"],
  ["LOGLEVEL", "LOG_LEVEL"],
])("[A9] %s is meant to be %s", (name, meant) => {
  expect(findMeant(name, settingNames)).toBe(meant);
});

test.each([
  "PATH",
  "HOME",
  "HOSTNAME",
  "API_URL",
  "OAUTH_SECRET",
  "TEST_DATABASE_URL",
  "HTTP_URL",
  "npm_config_port",
  "DATABASE_URL_2ND",
])("[A9] %s is a name of someone else", (name) => {
  expect(findMeant(name, settingNames)).toBeUndefined();
});

const generated = () => ({ authSecret: "s".repeat(40), encryptionKeys: `k:${Buffer.alloc(32).toString("base64")}` });

test("[A9] a setting under a name that is almost right stops the start with one line that has the right one", () => {
  const start = () => readSettings({ TRUSTED_PROXY: "10.0.0.0/8" }, generated);
  expect(start).toThrow("TRUSTED_PROXY is no setting: TRUSTED_PROXIES is meant");
});

test("[A9] next to the right name, or empty, it stops nothing", () => {
  const both = { TRUSTED_PROXY: "other", TRUSTED_PROXIES: "10.0.0.0/8", DATABASE_URI: "" };
  expect(readSettings(both, generated).trustedProxies).toEqual(["10.0.0.0/8"]);
});

test("LOG_LEVEL is info unless it names another level", () => {
  expect(readSettings({}, generated).logLevel).toBe("info");
  expect(readSettings({ LOG_LEVEL: "debug" }, generated).logLevel).toBe("debug");
  expect(() => readSettings({ LOG_LEVEL: "loud" }, generated)).toThrow("LOG_LEVEL must be one of fatal, error, warn");
});
