import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { findFreePort, startInstance } from "./fixtures/instance";
import { listActions } from "./fixtures/inventory";
import { type Attempt, origin, send, sendBytes } from "./fixtures/send";
import { expect, test } from "./fixtures/test";

const form = "multipart/form-data; boundary=b";
const post = (attempt: Attempt): Attempt => ({
  method: "POST",
  ...attempt,
  headers: { origin: origin().origin, "content-type": form, ...attempt.headers },
});

const requestId = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const refused: [string, number, () => Attempt][] = [
  ["another host", 421, () => ({ headers: { host: "evil.example" } })],
  ["another port", 421, () => ({ headers: { host: "localhost:1" } })],
  ["this machine's other name", 421, () => ({ headers: { host: `127.0.0.1:${origin().port}` } })],
  [
    "a host that only a forwarded header makes right",
    421,
    () => ({ headers: { host: "evil.example", "x-forwarded-host": origin().host } }),
  ],
  ["a path to another host", 400, () => ({ path: "//evil.example/" })],
  ["a doubled slash", 400, () => ({ path: "/w//sign-in" })],
  ["a backslash", 400, () => ({ path: "/\\evil.example" })],
  ["a hidden backslash", 400, () => ({ path: "/%5cevil.example" })],
  ["a way up in the path", 400, () => ({ path: "/api/../w/nowhere/sign-in" })],
  ["a hidden way up in the path", 400, () => ({ path: "/api/%2e%2e/w/nowhere/sign-in" })],
  ["a hidden NUL", 400, () => ({ path: "/w/%00/sign-in" })],
  ["a hidden NUL in the query", 400, () => ({ path: "/?email=%00" })],
  ["a hidden line break", 400, () => ({ path: "/w/%0d%0aSet-Cookie:x/sign-in" })],
  ["broken percent signs", 400, () => ({ path: "/%zz" })],
  ["bytes that are no UTF-8", 400, () => ({ path: "/%ff" })],
  ["half a surrogate pair", 400, () => ({ path: "/%ed%a0%80" })],
  ["an endless address", 414, () => ({ path: `/${"a".repeat(5000)}` })],
  ["a method nobody needs", 405, () => ({ method: "DELETE" })],
  ["OPTIONS", 405, () => ({ method: "OPTIONS" })],
  ["TRACE", 405, () => ({ method: "TRACE" })],
  ["GET with a body", 400, () => ({ headers: { "content-length": "1" }, body: "x" })],
  ["a router header that is none", 400, () => ({ headers: { rsc: "1", "next-router-state-tree": "%5B" } })],
  ["a router header of another form", 400, () => ({ headers: { rsc: "1", "next-router-state-tree": '["",{"a":1}]' } })],
  [
    "a router header too deep",
    400,
    () => ({ headers: { rsc: "1", "next-router-state-tree": `${'["",{"a":'.repeat(99)}["",{}]${"}]".repeat(99)}` } }),
  ],
  ["POST without an origin", 403, () => post({ headers: { origin: undefined } })],
  ["POST with the origin null", 403, () => post({ headers: { origin: "null" } })],
  ["POST from elsewhere", 403, () => post({ headers: { origin: "https://evil.example" } })],
  [
    "POST from the same name under another scheme",
    403,
    () => post({ headers: { origin: `https://${origin().host}` } }),
  ],
  [
    "POST from an origin that begins alike",
    403,
    () => post({ headers: { origin: `${origin().origin}.evil.example` } }),
  ],
  ["POST that the browser calls foreign", 403, () => post({ headers: { "sec-fetch-site": "same-site" } })],
  ["POST without a type", 415, () => post({ headers: { "content-type": undefined } })],
  [
    "POST of a classic form",
    415,
    () => post({ headers: { "content-type": "application/x-www-form-urlencoded" }, body: "a=b" }),
  ],
  ["POST of JSON", 415, () => post({ headers: { "content-type": "application/json" }, body: "{}" })],
  [
    "POST of text outside an action",
    415,
    () => post({ headers: { "content-type": "text/plain;charset=UTF-8" }, body: "[]" }),
  ],
  ["POST of a form without a boundary", 415, () => post({ headers: { "content-type": "multipart/form-data" } })],
  ["POST of a compressed body", 415, () => post({ headers: { "content-encoding": "gzip" } })],
  ["a malformed action", 404, () => post({ headers: { "next-action": "constructor" } })],
  ["an announced body of 10 MB", 413, () => post({ headers: { "content-length": String(10 * 2 ** 20) } })],
  [
    "a body of 10 MB",
    413,
    () => post({ headers: { "transfer-encoding": "chunked" }, body: Buffer.alloc(10 * 2 ** 20, "a") }),
  ],
  ["a body of 65 KB without a session", 413, () => post({ body: Buffer.alloc(65 * 1024, "a") })],
  ["an empty form", 400, () => post({ body: "--b--\r\n" })],
];

for (const [title, status, attempt] of refused) {
  test(`${title} is refused with ${status}`, async () => {
    const answer = await send(attempt()).catch((error: NodeJS.ErrnoException) => {
      // The server may close while the rest of a large body is still on its way.
      if (error.code === "EPIPE" || error.code === "ECONNRESET") return undefined;
      throw error;
    });
    if (answer) {
      expect(answer.status).toBe(status);
      expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
      expect(answer.headers["x-request-id"]).toMatch(requestId);
    } else {
      expect(status).toBe(413);
    }
  });
}

test("health responds under every host name", async () => {
  for (const path of ["/api/health", "/api/health/ready"]) {
    const { status, text } = await send({ path, headers: { host: "10.0.0.7" } });
    expect([path, status, JSON.parse(text)]).toEqual([path, 200, { status: "ok" }]);
  }
});

test("the server makes a new id for each answer, also when an action redirects", async () => {
  const forged = "00000000-0000-4000-8000-000000000000";
  const ask = async (attempt: Attempt) =>
    (await send({ ...attempt, headers: { ...attempt.headers, "x-request-id": forged } })).headers["x-request-id"];
  const signOut = listActions().find(({ name }) => name.endsWith(" signOut"));
  const headers = { origin: origin().origin, "next-action": signOut?.id, "content-type": "text/plain;charset=UTF-8" };
  const ids = [
    await ask({ path: "/" }),
    await ask({ path: "/" }),
    await ask({ path: "/api/health" }),
    await ask({ path: "/w/nowhere/sign-in" }),
    await ask({ path: "/nowhere/at/all" }),
    await ask({ method: "POST", path: "/w/nowhere/sign-in", headers, body: '["nowhere"]' }),
  ];
  for (const id of ids) expect(id).toMatch(requestId);
  expect(new Set([...ids, forged]).size).toBe(ids.length + 1);
});

test("connections that pipeline and never read an answer take no place that a sign-in needs", async () => {
  const { host, port } = origin();
  const action = listActions().find(({ name }) => name.endsWith(" findWorkspaces"));
  const get = `GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
  const head = `Host: ${host}\r\nOrigin: http://${host}\r\nNext-Action: ${action?.id}\r\nContent-Type: text/plain;charset=UTF-8`;
  const empty = `POST / HTTP/1.1\r\n${head}\r\nContent-Length: 2\r\n\r\n[]`;
  const sockets = Array.from({ length: 18 }, () =>
    connect({ host: "127.0.0.1", port: Number(port) }).on("error", () => {}),
  );
  for (const socket of sockets) socket.pause().write(get.repeat(20) + empty.repeat(60));
  await wait(1_000);
  const call = { "next-action": action?.id, "content-type": "text/plain;charset=UTF-8" };
  const answers = Array.from({ length: 5 }, () => send(post({ path: "/find", headers: call, body: "[null,null]" })));
  for (const { status } of await Promise.all(answers)) expect(status).not.toBe(503);
  for (const socket of sockets) socket.destroy();
  await wait(500);
  expect((await send(post({ path: "/find", headers: call, body: "[null,null]" }))).status).not.toBe(503);
});

test("forwarded headers build no link and no redirect", async () => {
  const answer = await send({
    path: "/new/",
    headers: { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", forwarded: "host=evil.example" },
  });
  expect(`${answer.headers.location} ${answer.text}`).not.toContain("evil.example");
});

test("headers that steer Next's internals have no effect", async () => {
  const plain = await send({ path: "/api/health" });
  for (const name of [
    "x-middleware-rewrite",
    "x-matched-path",
    "x-invoke-path",
    "x-nextjs-data",
    "next-resume",
    "x-action-forwarded",
  ]) {
    const answer = await send({ path: "/api/health", headers: { [name]: "/outbox" } });
    expect([name, answer.status, answer.text]).toEqual([name, plain.status, plain.text]);
  }
});

test("bytes that are not HTTP, or half a request, get a 4xx or no response", async () => {
  const { host } = origin();
  const attempts = [
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: ${host}\r\nX: ${"a".repeat(70_000)}\r\n\r\n`,
    `POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `POST / HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nContent-Type: ${form}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
    `CONNECT evil.example:443 HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
  ];
  for (const attempt of attempts) {
    const status = await sendBytes(attempt);
    expect([attempt.slice(0, 40), status === 0 || (status >= 400 && status < 500)]).toEqual([
      attempt.slice(0, 40),
      true,
    ]);
  }
});

test("[F11] a process listens where it is told, and one that is told to stop says so for as long as it was told, and serves meanwhile", async () => {
  const port = String(await findFreePort());
  const settings = JSON.parse(process.env.E2E_SETTINGS ?? "{}");
  const host = process.platform === "linux" ? "127.0.0.7" : "127.0.0.1";
  const drain = { PORT: port, APP_URL: `http://localhost:${port}`, HOST: host, DRAIN_SECONDS: "3" };
  const instance = await startInstance("draining", { ...settings, ...drain });
  const ask = async (path: string) => {
    const response = await fetch(`http://${host}:${port}${path}`, { headers: { connection: "close" } });
    return [response.status, await response.json()];
  };
  expect(await ask("/api/health/ready")).toEqual([200, { status: "ok" }]);
  if (host !== "127.0.0.1") await expect(fetch(`http://127.0.0.1:${port}/api/health`)).rejects.toThrow();
  const told = Date.now();
  const stopped = instance.stop();
  await expect
    .poll(() => ask("/api/health/ready"), { timeout: 2_000 })
    .toEqual([503, { status: "unavailable", reason: "draining" }]);
  expect(await ask("/api/health")).toEqual([200, { status: "ok" }]);
  await stopped;
  expect(Date.now() - told).toBeGreaterThan(2_900);
  await expect(ask("/api/health")).rejects.toThrow();
});
