import pino from "pino";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { idOfMark, markRing } from "@/lib/ground/crypto/key-mark";
import { asSystem, Prisma } from "@/lib/ground/db";
import { seconds } from "@/lib/ground/durations";
import { type CurrentRequest, inRequest } from "@/lib/ground/request";
import { whyNotReady } from "@/lib/use-cases/health/ready";
import { signInWithPassword } from "@/lib/use-cases/sign-in/with-password";
import "@/test/database";
import { addPlain, openWorkspace, password, strangerAt } from "@/test/people";
import { admit, KeysError, ownSecrets } from "./admit";
import { listLive } from "./live";
import { forgetSealKeys, listSealKeys, noteSealKey } from "./seal-keys";
import { beginServing } from "./serve";

const makeKey = (id: string) => `${id}:${Buffer.alloc(32, id).toString("base64")}`;
const [k1, k2] = [makeKey("k1"), makeKey("k2")];

function useKeys(...keys: string[]) {
  Object.assign(process.env, { ENCRYPTION_KEYS: keys.join() });
  Reflect.deleteProperty(globalThis, Symbol.for("gatehouse.settings"));
}

/** Collects the lines of this process's log. */
function collect(): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  const slot = Symbol.for("gatehouse.log");
  Object.assign(globalThis, {
    [slot]: pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line)) }),
  });
  onTestFinished(() => void Reflect.deleteProperty(globalThis, slot));
  return lines;
}

afterEach(async () => {
  vi.useRealTimers();
  await asSystem(Prisma.sql`delete from serving_process`);
  await asSystem(Prisma.sql`delete from seal_key`);
});

test("[F3] of two processes that can't work together and begin at once, never both serve", async () => {
  const begin = async (...keys: string[]) => {
    useKeys(...keys);
    const presence = await beginServing();
    const beating = setInterval(() => presence.report(), 200);
    return { leave: () => presence.leave().finally(() => clearInterval(beating)) };
  };
  for (let round = 0; round < 5; round += 1) {
    const first = begin(k1);
    const second = begin(k2, k1);
    const ends = await Promise.allSettled([first, second]);
    expect(ends.filter(({ status }) => status === "fulfilled").length).toBeLessThan(2);
    for (const end of ends) if (end.status === "fulfilled") await end.value.leave();
    await asSystem(Prisma.sql`delete from seal_key`);
  }
});

test("[F3] a process that was killed is waited for until it lapses; what it sealed with must be here all the same", async () => {
  useKeys(k1);
  await beginServing();
  await asSystem(Prisma.sql`update serving_process set seen_at = clock_timestamp() - interval '18 seconds'`);
  useKeys(k2, k1);
  const waited = vi.fn(async () => {});
  await admit({ own: ownSecrets(), meanwhile: waited });
  expect(waited).toHaveBeenCalledWith(expect.stringContaining("begins with the key k2"));
  useKeys(k2);
  await expect(admit({ own: ownSecrets() })).rejects.toThrow(KeysError);
});

test("[F3] a database without notes may hold secrets of every key of the ring, until a rotation has counted them", async () => {
  useKeys(k2, k1);
  await noteSealKey(markRing());
  expect((await listSealKeys()).map(idOfMark)).toEqual(["k1", "k2"]);
  await forgetSealKeys(["k2"]);
  expect((await listSealKeys()).map(idOfMark)).toEqual(["k2"]);
  useKeys(k2, k1);
  await noteSealKey(markRing());
  expect((await listSealKeys()).map(idOfMark)).toEqual(["k2"]);
});

test("[F3] a process that meets an unknown key says so in one line, gets no more requests, and the person's try counts for nothing", async () => {
  const now = new Date();
  useKeys(k1);
  const workspace = await openWorkspace(now);
  const bo = await addPlain(workspace.id, "member", now);
  await noteSealKey(markRing());
  expect(await whyNotReady()).toBeUndefined();
  useKeys(k2);
  const lines = collect();
  const attempt = async (typed: string) => {
    const request: CurrentRequest = { id: "r" };
    const input = { slug: workspace.slug, email: bo.email, password: typed };
    await expect(inRequest(request, () => signInWithPassword(strangerAt(now), input))).rejects.toThrow(
      "ENCRYPTION_KEYS",
    );
    return request.trouble;
  };
  for (let tries = 0; tries < 3; tries += 1) expect(await attempt(password)).toBe("unknown-key");
  expect(lines).toMatchObject([{ level: 50, setting: "ENCRYPTION_KEYS", keyId: "k1" }]);
  await expect.poll(whyNotReady, { timeout: 5_000 }).toBe("keys");
  useKeys(k2, k1);
  await expect.poll(whyNotReady, { timeout: 5_000 }).toBeUndefined();
  const answer = await signInWithPassword(strangerAt(now), { slug: workspace.slug, email: bo.email, password });
  expect(answer.ok).toBe(true);
});

test("[F9] a clock that is off is logged once, and once when it is right again; the others see how far it is off", async () => {
  useKeys(k1);
  const lines = collect();
  const { report, leave } = await beginServing();
  vi.setSystemTime(Date.now() + seconds(120));
  await report();
  await report();
  expect((await listLive()).map(({ clockAhead }) => Math.round(clockAhead / 1000))).toEqual([120]);
  vi.useRealTimers();
  await report();
  await report();
  expect(lines.map(({ level }) => level)).toEqual([50, 30]);
  await leave();
  expect(await listLive()).toEqual([]);
});
