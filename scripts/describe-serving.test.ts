import { expect, test } from "vitest";
import { readSettings } from "@/lib/ground/settings";
import { describeServing } from "./describe-serving";

const secrets = () => ({ authSecret: "s".repeat(44), encryptionKeys: `k:${Buffer.alloc(32).toString("base64")}` });
const describeWith = (source: Record<string, string>, demo = false) =>
  describeServing(readSettings(source, secrets), demo);

test("a first start leads to the first workspace, the demo and the mail", () => {
  expect(describeWith({ PORT: "4100" }).split("\n")).toEqual([
    "Gatehouse serves http://localhost:4100",
    "Open http://localhost:4100/new and create your workspace",
    "To look around in a workspace full of people, stop this and run: npm run demo",
    "Mail goes to files in .data/outbox: read it at http://localhost:4100/outbox",
    "Stop with Ctrl-C",
  ]);
});

test("the demo, which has its workspace, names where it serves and where mail goes", () => {
  expect(describeWith({}, true)).not.toMatch(/create your workspace|npm run demo/);
});

test("a company's own database gets no hints for trying out", () => {
  const own = { DATABASE_URL: "postgresql://app:pw@db.internal/gatehouse", APP_URL: "https://gate.example.com" };
  const keys = { AUTH_SECRET: "s".repeat(32), ENCRYPTION_KEYS: secrets().encryptionKeys };
  const smtp = { EMAIL_TRANSPORT: "smtp", SMTP_URL: "smtp://mail.internal", EMAIL_FROM: "gate@example.com" };
  expect(describeWith({ ...own, ...keys, ...smtp }).split("\n")).toEqual([
    "Gatehouse serves https://gate.example.com",
    "Mail goes by SMTP",
    "Stop with Ctrl-C",
  ]);
});
