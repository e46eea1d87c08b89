import type { IncomingHttpHeaders } from "node:http";
import { expect, test } from "vitest";
import { verifyPassword } from "@/lib/methods/passwords/hash";
import { hashesAtOnce } from "@/lib/methods/passwords/hash-queue";
import type { Answer } from "@/server/handle-request";
import { openDoor } from "@/test/open-door";

/** The queue that the whole process shares, looked at from outside. */
const queue = () =>
  (globalThis as { [key: symbol]: { running: number; waiting: number } | undefined })[
    Symbol.for("gatehouse.hash-queue")
  ];

// What an action does: asks a database that is busy too, then hashes. The hash is the real one.
const signIn: Answer = async ({ method }, response) => {
  if (method === "POST") {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await verifyPassword(null, "a password nobody has");
  }
  response.end("done");
};

test("of a thousand sign-ins at once some are hashed, a few at a time, the rest told to come back; then all is as before", async () => {
  const { call } = await openDoor(signIn, { proxies: "127.0.0.1" });
  // Each from an address of its own, as a proxy says.
  const post = (n: number) => call("POST", { headers: { "x-forwarded-for": `198.51.${n >> 8}.${n & 255}` } });
  const most = { running: 0, waiting: 0 };
  const watch = setInterval(() => {
    most.running = Math.max(most.running, queue()?.running ?? 0);
    most.waiting = Math.max(most.waiting, queue()?.waiting ?? 0);
  }, 1);
  const crowd = Array.from({ length: 1_000 }, (_, n) => post(n));
  await Promise.race(crowd);
  const page = await call("GET");
  const answers = await Promise.all(crowd);
  clearInterval(watch);

  const of = (status: number) => answers.filter((answer) => answer.status === status);
  expect(of(200).length + of(503).length, "nothing but done and busy").toBe(1_000);
  expect(of(200).length).toBeGreaterThanOrEqual(100);
  expect(of(503).length).toBeGreaterThan(0);
  for (const { headers } of of(503)) expect(headers["retry-after"]).toBe("3");
  expect(most.running).toBe(hashesAtOnce);
  expect(most.waiting).toBeLessThan(400);
  expect(page.status, "who only reads is answered meanwhile").toBe(200);

  expect((await Promise.all(Array.from({ length: 20 }, (_, n) => post(n)))).map(({ status }) => status)).toEqual(
    Array(20).fill(200),
  );
  expect(queue()).toMatchObject({ running: 0, waiting: 0 });
}, 60_000);

test("[A1] a crowd behind one address leaves room for others: theirs is hashed soon, while its own rest is told to come back", async () => {
  const { call } = await openDoor(signIn, { proxies: "127.0.0.1" });
  const post = (from: string) => call("POST", { headers: { "x-forwarded-for": from } });
  const crowd = Array.from({ length: 400 }, () => post("198.51.100.1"));
  await Promise.race(crowd);
  const others = await Promise.all(["203.0.113.1", "203.0.113.2", "2001:db8:1::1"].map(post));
  expect(others.map(({ status }) => status)).toEqual([200, 200, 200]);
  const statuses = (await Promise.all(crowd)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(75);
  expect(statuses.filter((status) => status === 503).length).toBeGreaterThan(0);
}, 60_000);

test("every answer has an id of the server's own making, which the app is told", async () => {
  const told: (string | string[] | undefined)[] = [];
  const { call } = await openDoor(async ({ headers }, response) => {
    told.push(headers["x-request-id"]);
    response.end();
  });
  const idOf = ({ headers }: { headers: IncomingHttpHeaders }) => String(headers["x-request-id"]);
  const forged = { "x-request-id": "00000000-0000-4000-8000-000000000000" };
  const answers = await Promise.all([
    call("GET", { headers: forged }),
    call("POST", { headers: forged }),
    call("GET", { path: "/api/health", headers: forged }),
  ]);
  expect(answers.map(idOf).sort()).toEqual(told.sort());
  const refused = [await call("DELETE"), await call("POST", { headers: { origin: "null" } })];
  const ids = [...answers, ...refused].map(idOf);
  expect(new Set(ids).size).toBe(5);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids).not.toContain(forged["x-request-id"]);
});
