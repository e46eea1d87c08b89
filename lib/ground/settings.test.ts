import { randomBytes } from "node:crypto";
import { isAbsolute } from "node:path";
import { describe, expect, test } from "vitest";
import { readSettings, SettingError } from "./settings";

const key = randomBytes(32).toString("base64");
const generate = () => ({ authSecret: "g".repeat(44), encryptionKeys: `gen:${key}` });
const read = (source: Record<string, string | undefined>) => readSettings(source, generate);
const own = {
  DATABASE_URL: "postgresql://app:pw@db.internal/gatehouse",
  APP_URL: "https://gate.example.com",
  AUTH_SECRET: "s".repeat(32),
  ENCRYPTION_KEYS: `b:${key},a:${randomBytes(32).toString("base64")}`,
  EMAIL_TRANSPORT: "outbox",
};

describe("the embedded default", () => {
  test("needs no setting", () => {
    const settings = read({});
    expect(settings).toMatchObject({ port: 3000, embedded: true, email: { transport: "outbox" }, trustedProxies: [] });
    expect(settings.appUrl.origin).toBe("http://localhost:3000");
    expect(isAbsolute(settings.dataDir)).toBe(true);
    expect(settings.authSecret).toBe("g".repeat(44));
    expect(settings.encryptionKeys).toEqual([{ id: "gen", key: Buffer.from(key, "base64") }]);
    expect(settings.production).toBe(false);
  });

  test("follows PORT in its address and treats an empty value as unset", () => {
    expect(read({ PORT: "4100", APP_URL: "" }).appUrl.href).toBe("http://localhost:4100/");
  });

  test("stays embedded when the start script hands over the database's address", () => {
    const settings = read({
      DATABASE_URL: "postgresql://postgres@localhost/postgres?host=%2Fx",
      GATEHOUSE_EMBEDDED: "1",
    });
    expect(settings.embedded).toBe(true);
    expect(settings.databaseUrl).toContain("%2Fx");
  });

  test("prefers given secrets over generated ones", () => {
    expect(read({ AUTH_SECRET: own.AUTH_SECRET }).authSecret).toBe(own.AUTH_SECRET);
  });

  test("is frozen", () => {
    expect(() => Object.assign(read({}), { port: 1 })).toThrow(TypeError);
  });
});

describe("a separate database", () => {
  test("is read with keys in order: the first writes", () => {
    const settings = read(own);
    expect(settings.embedded).toBe(false);
    expect(settings.encryptionKeys.map((entry) => entry.id)).toEqual(["b", "a"]);
  });

  test("generates nothing", () => {
    const refuse = () => {
      throw new Error("asked to generate");
    };
    expect(readSettings(own, refuse).authSecret).toBe(own.AUTH_SECRET);
  });

  test.each(["APP_URL", "AUTH_SECRET", "ENCRYPTION_KEYS", "EMAIL_TRANSPORT"])("does not start without %s", (name) => {
    expect(() => read({ ...own, [name]: undefined })).toThrow(`${name} must be set when DATABASE_URL is set`);
  });
});

describe("mail", () => {
  test("by Resend takes another address for tests", () => {
    const source = { EMAIL_TRANSPORT: "resend", RESEND_API_KEY: "re_x", EMAIL_FROM: "Gate <no-reply@example.com>" };
    expect(read({ ...source, RESEND_BASE_URL: "http://127.0.0.1:9" }).email).toEqual({
      transport: "resend",
      apiKey: "re_x",
      baseUrl: "http://127.0.0.1:9",
      from: "Gate <no-reply@example.com>",
    });
  });

  test.each([
    ["resend", "RESEND_API_KEY", { EMAIL_FROM: "a@example.com" }],
    ["resend", "EMAIL_FROM", { RESEND_API_KEY: "re_x" }],
    ["smtp", "SMTP_URL", { EMAIL_FROM: "a@example.com" }],
    ["smtp", "EMAIL_FROM", { SMTP_URL: "smtp://mail.example.com" }],
  ])("by %s does not start without %s", (transport, name, rest) => {
    expect(() => read({ ...rest, EMAIL_TRANSPORT: transport })).toThrow(
      `${name} must be set when EMAIL_TRANSPORT is ${transport}`,
    );
  });
});

describe("[F8] a bad value stops with one line that names the setting and hides the value", () => {
  test.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "80a"],
    ["HOST", "gate.internal"],
    ["HOST", "10.0.0.0/8"],
    ["DRAIN_SECONDS", "-1"],
    ["DRAIN_SECONDS", "3601"],
    ["DRAIN_SECONDS", "10s"],
    ["APP_URL", "gate.example.com"],
    ["APP_URL", "http://gate.example.com"],
    ["APP_URL", "https://gate.example.com/app"],
    ["APP_URL", "https://user:pw@gate.example.com"],
    ["APP_URL", "https://gate.example.com?x"],
    ["APP_URL", "javascript:alert(1)"],
    ["DATABASE_URL", "mysql://db/x"],
    ["AUTH_SECRET", "short-secret"],
    ["ENCRYPTION_KEYS", `a:${key.slice(4)}`],
    ["ENCRYPTION_KEYS", `a:${key},a:${key}`],
    ["ENCRYPTION_KEYS", key],
    ["EMAIL_TRANSPORT", "pigeon"],
    ["EMAIL_FROM", "nobody"],
    ["EMAIL_FROM", "a@example.com\r\nBcc: b@example.com"],
    ["RESEND_BASE_URL", "ftp://x"],
    ["SMTP_URL", "mail.example.com:25"],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["TRUSTED_PROXIES", "proxy.internal"],
  ])("%s=%s", (name, value) => {
    const attempt = () => read({ [name]: value });
    expect(attempt).toThrow(SettingError);
    expect(attempt).toThrow(new RegExp(`^${name} [^\\n]+$`));
    expect(attempt).not.toThrow(value);
    expect(attempt).toThrow(/ (must|names) /);
  });

  test.each([
    "https://gate.example.com",
    "http://localhost:3000",
    "http://127.0.0.1:8080",
    "http://[::1]:3000",
    "https://gate.example.com/",
  ])("APP_URL=%s is fine", (value) => {
    expect(read({ APP_URL: value }).appUrl.origin).toBe(new URL(value).origin);
  });

  test("HOST takes an address and DRAIN_SECONDS a number of seconds, and both are unset by default", () => {
    expect(read({ HOST: "::1", DRAIN_SECONDS: "15" })).toMatchObject({ host: "::1", drain: 15_000 });
    expect(read({})).toMatchObject({ drain: 0 });
    expect(read({}).host).toBeUndefined();
  });

  test("TRUSTED_PROXIES takes addresses and blocks", () => {
    expect(read({ TRUSTED_PROXIES: "10.0.0.0/8, ::1" }).trustedProxies).toEqual(["10.0.0.0/8", "::1"]);
  });
});
