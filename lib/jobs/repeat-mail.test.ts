import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { type Message, Undelivered } from "@/lib/records/mail/message";
import { queueMails } from "@/lib/records/mail/queue";
import { samples } from "@/lib/records/mail/samples";
import { databaseUrl } from "@/test/database";
import type { Repeating } from "./repeat";
import { repeatMail } from "./repeat-mail";

let job: Repeating;
let start: (look?: number) => Repeating;
let down: boolean;
let asked: Message[];
let accepted: Message[];

const queue = (n: number) =>
  inWorkspace(randomUUID(), (tx) => {
    const params = samples["enrolment-code"][0] as never;
    return queueMails(
      tx,
      Array.from({ length: n }, (_, i) => ({ template: "enrolment-code", to: `m${i}@acme.test`, params }) as const),
    );
  });

beforeEach(async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  vi.spyOn(console, "log").mockImplementation(() => {});
  await asSystem(Prisma.sql`delete from queued_mail`);
  down = false;
  asked = [];
  accepted = [];
  const send = async (message: Message) => {
    asked.push(message);
    if (down) throw new Undelivered("Resend answered nothing", "provider");
    accepted.push(message);
  };
  start = (look) => repeatMail(async () => ({ send, close() {} }), look);
  job = start();
});
afterEach(async () => {
  await job.stop();
  vi.restoreAllMocks();
});

const until = (n: number) => vi.waitFor(() => expect(accepted).toHaveLength(n), { timeout: 50_000, interval: 10 });

// The first mail of a process also loads the templates.
const first = async () => {
  await queue(1);
  await until(1);
};

test("mail queued in this process goes out at once, also if it is more than a batch", async () => {
  await first();
  await job.stop();
  // It looks by itself once an hour, so that what goes out was announced to it.
  job = start(3_600_000);
  await queue(1);
  await until(2);
  await queue(70);
  await until(72);
});

test("mail queued by another process goes out within seconds", async () => {
  await first();
  const elsewhere = globalThis as { [slot: symbol]: unknown };
  elsewhere[Symbol.for("gatehouse.nudge-mail")] = undefined;
  await queue(1);
  await until(2);
});

test("a failing provider is tried rarely; once it works again all mail is sent", async () => {
  down = true;
  await queue(30);
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0));
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(asked.length).toBeLessThanOrEqual(8);
  down = false;
  await vi.waitFor(() => expect(accepted.length).toBeGreaterThanOrEqual(20), { timeout: 50_000 });
});

test("delivery resumes by itself after the database closed every connection", async () => {
  await first();
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  await admin.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await admin.end();
  await vi.waitFor(() => queue(1), { timeout: 50_000, interval: 200 });
  await until(2);
});
