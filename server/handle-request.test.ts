import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSettings } from "@/lib/ground/settings";
import { verifyPassword } from "@/lib/methods/passwords/hash";
import { hashesAtOnce } from "@/lib/methods/passwords/hash-queue";
import { handleRequests } from "@/server/handle-request";

const secrets = { authSecret: "s".repeat(32), encryptionKeys: `k1:${Buffer.alloc(32).toString("base64")}` };
let server: Server;
let port: number;

/** The queue that the whole process shares, looked at from outside. */
const queue = () =>
  (globalThis as { [key: symbol]: { running: number; waiting: unknown[] } | undefined })[
    Symbol.for("gatehouse.hash-queue")
  ];

beforeAll(async () => {
  server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
  const settings = readSettings({ PORT: String(port) }, () => secrets);
  // What an action does: asks a database that is busy too, then hashes. The hash is the real one.
  const answer: Parameters<typeof handleRequests>[1] = async ({ method }, response) => {
    if (method === "POST") {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await verifyPassword(null, "a password nobody has");
    }
    response.end("done");
  };
  server.on("request", handleRequests(settings, answer, false));
});

afterAll(() => server.close());

type Answered = { status: number; headers: IncomingHttpHeaders; after: number };

/** Calls an action, or asks for a page, as a browser would. */
function call(method: "POST" | "GET"): Promise<Answered> {
  const origin = `http://localhost:${port}`;
  const action = { "next-action": `40${"ab".repeat(20)}`, "content-type": "text/plain;charset=UTF-8", origin };
  const headers = { host: `localhost:${port}`, ...(method === "POST" ? action : {}) };
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(
      { port, host: "127.0.0.1", method, path: "/w/acme/sign-in", headers, agent: false },
      (response) => {
        response.resume().once("end", () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, after: performance.now() - began });
        });
      },
    );
    sent.once("error", reject).end(method === "POST" ? "[]" : undefined);
  });
}

test("of a thousand sign-ins at once some are hashed, a few at a time, the rest told to come back; then all is as before", async () => {
  const most = { running: 0, waiting: 0 };
  const watch = setInterval(() => {
    most.running = Math.max(most.running, queue()?.running ?? 0);
    most.waiting = Math.max(most.waiting, queue()?.waiting.length ?? 0);
  }, 1);
  const crowd = Array.from({ length: 1_000 }, () => call("POST"));
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

  expect((await Promise.all(Array.from({ length: 20 }, () => call("POST")))).map(({ status }) => status)).toEqual(
    Array(20).fill(200),
  );
  expect(queue()).toMatchObject({ running: 0, waiting: [] });
}, 60_000);
