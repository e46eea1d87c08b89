import type { Socket } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { seconds } from "@/lib/ground/durations";
import { doorLimits } from "@/server/door-limits";
import type { Answer } from "@/server/handle-request";
import { actionCall, host, type OpenDoor, openDoor } from "@/test/open-door";

const stranger = "127.0.0.2";
const attacker = "127.0.0.1";
const pieces = Array<Buffer>(128).fill(Buffer.alloc(65_536, "a"));
const size = pieces.length * 65_536;

/** Sends a big file in pieces, as its reader takes them, or in one; else a word. */
const serve: Answer = async ({ url }, response) => {
  if (url === "/whole") return void response.end(Buffer.concat(pieces));
  if (url !== "/big") return void response.end("done");
  await pipeline(Readable.from(pieces), response).catch(() => {});
};

const headersOf = (headers: Record<string, string>) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
const getBig = `GET /big HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
const emptyPost = `POST / HTTP/1.1\r\n${headersOf(actionCall)}Content-Length: 2\r\n\r\n[]`;
const longPost = `POST / HTTP/1.1\r\n${headersOf(actionCall)}Content-Length: 60000\r\n\r\n[`;

const postsOf = async ({ call }: OpenDoor, from: string, times: number) =>
  (await Promise.all(Array.from({ length: times }, () => call("POST", { from })))).map(({ status }) => status);

test("[A1] eighteen connections that pipeline and never read take no place: everyone else is served, meanwhile and after", async () => {
  const door = await openDoor(serve);
  const sockets = await Promise.all(Array.from({ length: 18 }, () => door.connect(attacker)));
  for (const socket of sockets) socket.pause().write(getBig.repeat(4) + emptyPost.repeat(60));
  await wait(500);
  expect(await postsOf(door, stranger, 5)).toEqual(Array(5).fill(200));
  expect(await postsOf(door, attacker, 5)).toEqual(Array(5).fill(200));
  for (const socket of sockets) socket.destroy();
  await wait(100);
  expect(await postsOf(door, stranger, 50)).toEqual(Array(50).fill(200));
});

test("behind a trusted proxy answers are sent in turn, and those whose connection ends give their places back", async () => {
  let running = 0;
  const counted: Answer = async (request, response) => {
    running += 1;
    await serve(request, response);
    running -= 1;
  };
  const door = await openDoor(counted, { proxies: attacker, limits: { work: { ...doorLimits.work, total: 40 } } });
  const sockets = await Promise.all(Array.from({ length: 18 }, () => door.connect(attacker)));
  for (const socket of sockets) socket.pause().write(getBig.repeat(2) + emptyPost.repeat(60));
  await wait(500);
  for (const socket of sockets) socket.destroy();
  await wait(100);
  expect(await postsOf(door, stranger, 30)).toEqual(Array(30).fill(200));
  expect(running, "none waits for a reader that is gone").toBe(0);
});

test("a second request on a connection whose answer is unread ends it; one after the other is fine", async () => {
  const door = await openDoor(serve);
  const greedy = await door.connect();
  greedy.pause().write(getBig + getBig);
  await wait(300);
  expect(await closed(greedy)).toBe(true);
  const patient = await door.connect();
  for (let n = 0; n < 3; n += 1) {
    patient.write(emptyPost);
    const answer = await new Promise((resolve) => patient.once("data", resolve));
    expect(String(answer)).toMatch(/^HTTP\/1\.1 200/);
  }
});

test.each(["/big", "/whole"])(
  "an answer that no one reads is given up in the end, one that is read slowly is not: %s",
  async (path) => {
    const door = await openDoor(serve, { limits: { unread: { longest: 800, every: 100 } } });
    const get = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
    const [never, slow] = [await door.connect(), await door.connect()];
    never.pause().write(get);
    slow.pause().write(get);
    let received = 0;
    let pauses = 0;
    slow.on("data", (chunk) => {
      received += chunk.length;
      if (received < (pauses + 1) * (size / 16)) return;
      pauses += 1;
      slow.pause();
      setTimeout(() => slow.resume(), 200);
    });
    slow.resume();
    const ended = closed(slow);
    await wait(1_500);
    expect(await closed(never), "never read").toBe(true);
    await ended;
    expect(received).toBeGreaterThan(size);
    expect(pauses).toBeGreaterThan(14);
  },
  30_000,
);

test("an action whose answer is not read keeps no place", async () => {
  const work = { ...doorLimits.work, perBlock: 2 };
  const long: Answer = async (_, response) => pipeline(Readable.from(pieces), response).catch(() => {});
  const door = await openDoor(long, { limits: { work } });
  for (let n = 0; n < 4; n += 1) {
    const socket = await door.connect();
    socket.pause().write(emptyPost);
    await wait(100);
  }
  expect(await postsOf(door, attacker, 2)).toEqual([200, 200]);
});

test("[A1] a body that drips in is refused, and takes no place meanwhile", async () => {
  const bodies = { ...doorLimits.bodies, start: 700 };
  const door = await openDoor(serve, { limits: { bodies, work: { ...doorLimits.work, total: 10, crowdedFrom: 10 } } });
  const slow = await Promise.all(Array.from({ length: 30 }, () => door.connect(attacker)));
  const answers = slow.map((socket) => new Promise((resolve) => socket.once("data", (data) => resolve(String(data)))));
  for (const socket of slow) socket.write(longPost);
  const drip = setInterval(() => {
    for (const socket of slow) socket.write("1");
  }, 50);
  await wait(300);
  expect(await postsOf(door, attacker, 10)).toEqual(Array(10).fill(200));
  for (const answer of await Promise.all(answers)) expect(answer).toMatch(/^HTTP\/1\.1 408/);
  clearInterval(drip);
});

test("[A1] bodies under way are bounded in all and for each address, and what they held is free when they end", async () => {
  const bodies = { ...doorLimits.bodies, total: 400_000, perBlock: 200_000 };
  const door = await openDoor(serve, { limits: { bodies } });
  const body = JSON.stringify(["a".repeat(50_000)]);
  const hold = (from: string, n: number) =>
    Promise.all(
      Array.from({ length: n }, async () => {
        const socket = await door.connect(from);
        socket.write(`${longPost}"${"a".repeat(49_000)}`);
        return socket;
      }),
    );
  const mine = await hold(attacker, 4);
  await wait(200);
  expect((await door.call("POST", { from: attacker, body })).status).toBe(503);
  expect((await door.call("POST", { from: stranger, body })).status).toBe(200);
  const theirs = await hold("127.0.0.3", 4);
  await wait(200);
  expect((await door.call("POST", { from: stranger, body })).status, "all is taken").toBe(503);
  for (const socket of [...mine, ...theirs]) socket.destroy();
  await wait(200);
  expect((await door.call("POST", { from: attacker, body })).status).toBe(200);
});

test("[A6] a stranger may send 64 KB, who has a session 1 MB", async () => {
  const door = await openDoor(serve);
  const send = async (kilobytes: number, headers = {}) =>
    (await door.call("POST", { headers, body: JSON.stringify(["a".repeat(kilobytes * 1024)]) })).status;
  expect(await send(60)).toBe(200);
  expect(await send(65)).toBe(413);
  expect(await send(65, { cookie: "theme=dark; other.session=1" })).toBe(413);
  expect(await send(3_000), "told, not reset").toBe(413);
  expect(await send(1000, { cookie: "theme=dark; gatehouse.session=abc" })).toBe(200);
  expect(await send(1025, { cookie: "gatehouse.session=abc" })).toBe(413);
});

test("[A1] thousands of idle connections from one address leave room for others, and for its own newer ones", async () => {
  const door = await openDoor(serve);
  const first = await door.connect(attacker);
  const ended = closed(first);
  for (let n = 0; n < 30; n += 1) await Promise.all(Array.from({ length: 100 }, () => door.connect(attacker)));
  expect(await ended, "the oldest gave way").toBe(true);
  expect(await postsOf(door, stranger, 20)).toEqual(Array(20).fill(200));
  expect(await postsOf(door, attacker, 5)).toEqual(Array(5).fill(200));
}, 60_000);

test("when connections run out for all, the oldest idle one gives way, and none that is being answered", async () => {
  const connections = { total: 20, perBlock: 15 };
  let release = () => {};
  const held: Answer = async (request, response) => {
    if (request.url === "/held") await new Promise<void>((resolve) => (release = resolve));
    response.end("done");
  };
  const door = await openDoor(held, { limits: { connections } });
  const working = door.call("GET", { path: "/held", from: "127.0.0.3" });
  await wait(100);
  for (const from of [attacker, "127.0.0.4", "127.0.0.5"]) for (let n = 0; n < 15; n += 1) await door.connect(from);
  expect((await door.call("POST", { from: stranger })).status).toBe(200);
  release();
  expect((await working).status).toBe(200);
});

test("work that never ends gives its place back after a while", async () => {
  const work = { ...doorLimits.work, perBlock: 2, longest: 300 };
  let calls = 0;
  const door = await openDoor(
    async (request, response) => {
      calls += 1;
      if (calls <= 2) return new Promise(() => {});
      return serve(request, response);
    },
    { limits: { work } },
  );
  for (let n = 0; n < 2; n += 1) door.call("POST").catch(() => {});
  await wait(150);
  expect((await door.call("POST")).status).toBe(503);
  await wait(300);
  expect((await door.call("POST")).status).toBe(200);
});

test("who leaves while the app works on their request keeps their place until it is done", async () => {
  const work = { ...doorLimits.work, perBlock: 3 };
  const door = await openDoor(
    async (_, response) => {
      await wait(600);
      response.end("done");
    },
    { limits: { work } },
  );
  for (let n = 0; n < 3; n += 1) {
    const socket = await door.connect();
    socket.write(emptyPost);
    await wait(50);
    socket.destroy();
  }
  await wait(50);
  expect((await door.call("POST")).status).toBe(503);
  await wait(seconds(1));
  expect((await door.call("POST")).status).toBe(200);
});

/** Tells whether the server ends a connection; reads on, or no end would be seen. */
function closed(socket: Socket): Promise<boolean> {
  if (socket.destroyed) return Promise.resolve(true);
  if (socket.listenerCount("data") === 0) socket.resume();
  return Promise.race([
    new Promise<boolean>((resolve) => socket.once("close", () => resolve(true))),
    wait(seconds(15)).then(() => false),
  ]);
}
