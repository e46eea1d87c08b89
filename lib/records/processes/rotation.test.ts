import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterEach, expect, test, vi } from "vitest";
import { asAdmin } from "@/test/database";
import { openWorkspace } from "@/test/people";
import { runOperator } from "@/test/run-operator";

const makeKey = (id: string) => `${id}:${Buffer.alloc(32, id).toString("base64")}`;
const [k1, k2] = [makeKey("k1"), makeKey("k2")];

type Serving = { child: ChildProcess; lines: string[] };
const running = new Set<Serving>();
afterEach(() => {
  for (const { child } of running) child.kill("SIGKILL");
  running.clear();
});

const signedIn = ({ lines }: Serving) => lines.filter((line) => line === "signed in").length;

/** Starts a process that serves a workspace with these keys; resolves when it serves, or has said why not. */
async function start(workspace: { id: string; slug: string }, keys: string[], settings = {}) {
  const child = spawn(process.execPath, ["--import", "tsx", "test/sign-in-process.ts", workspace.id, workspace.slug], {
    env: { ...process.env, ENCRYPTION_KEYS: keys.join(), ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const serving: Serving = { child, lines: [] };
  running.add(serving);
  const output = createInterface(child.stdout).on("line", (line) => serving.lines.push(line));
  const serves = new Promise<void>((resolve) => output.on("line", (line) => line === "serves" && resolve()));
  await Promise.race([serves, once(output, "close")]);
  return serving;
}

async function stop(serving: Serving): Promise<void> {
  const ended = once(serving.child, "exit");
  serving.child.kill("SIGTERM");
  await ended;
  running.delete(serving);
}

const open = async () => {
  const before = process.env.ENCRYPTION_KEYS;
  Object.assign(process.env, { ENCRYPTION_KEYS: k1 });
  Reflect.deleteProperty(globalThis, Symbol.for("gatehouse.settings"));
  const workspace = await openWorkspace(new Date());
  Object.assign(process.env, { ENCRYPTION_KEYS: before });
  return workspace;
};

test("[F3] a key is announced, moved to the front and rotated, process by process, while people sign in: no one is refused", {
  timeout: 240_000,
}, async () => {
  const workspace = await open();
  const all: Serving[] = [];
  const pair: Serving[] = [];
  const busy = (serving: Serving) =>
    vi.waitFor(() => expect(signedIn(serving)).toBeGreaterThan(2), { timeout: 60_000, interval: 50 });
  const replace = async (at: number, keys: string[]) => {
    if (pair[at]) await stop(pair[at]);
    const serving = await start(workspace, keys);
    expect(serving.lines[0]).toBe("serves");
    pair[at] = serving;
    all.push(serving);
    // The one that was not replaced goes on meeting what the new one seals.
    const before = pair.map(signedIn);
    await busy(serving);
    await vi.waitFor(() => expect(pair.every((one, index) => signedIn(one) > (before[index] ?? 0))).toBe(true), {
      timeout: 60_000,
    });
  };
  for (const keys of [[k1], [k1, k2], [k2, k1]]) for (const at of [0, 1]) await replace(at, keys as string[]);
  const rotated = await runOperator(["rotate-keys"], { ENCRYPTION_KEYS: `${k2},${k1}` });
  expect(rotated).toMatchObject({ code: 0, err: "", out: expect.stringContaining("can be removed: k1.") });
  for (const at of [0, 1]) await replace(at, [k2 as string]);
  for (const serving of pair) await stop(serving);
  expect(all.flatMap(({ lines }) => lines).filter((line) => !["serves", "signed in"].includes(line))).toEqual([]);
  // What the rotation ended stays ended: the old key alone opens nothing any more.
  expect((await start(workspace, [k1 as string])).lines).toEqual([
    "did not start: ENCRYPTION_KEYS lacks the key k2, which seals secrets in this database: add it, at the end if it is new here.",
  ]);
});

test("[F3] a step that comes too early is refused in one line, and the process that serves goes on", {
  timeout: 120_000,
}, async () => {
  await asAdmin((client) => client.query("delete from seal_key"));
  const workspace = await open();
  const serving = await start(workspace, [k1 as string]);
  const refusals = [
    [[k2, k1], "ENCRYPTION_KEYS begins with the key k2, which "],
    [[k2], "ENCRYPTION_KEYS lacks the key k1, which seals secrets"],
    [
      [makeKey("k1").replace(/:.*/, `:${Buffer.alloc(32, "x").toString("base64")}`)],
      "ENCRYPTION_KEYS has another key k1 than",
    ],
  ] as const;
  for (const [keys, line] of refusals) {
    const { lines } = await start(workspace, keys as unknown as string[]);
    expect(lines.at(-1)).toContain(`did not start: ${line}`);
  }
  const apart = await start(workspace, [k1 as string], { AUTH_SECRET: "another secret of enough characters" });
  expect(apart.lines.at(-1)).toContain("did not start: AUTH_SECRET is not the one of ");
  const early = await runOperator(["rotate-keys"], { ENCRYPTION_KEYS: `${k2},${k1}` });
  expect(early).toMatchObject({ code: 1, out: "", err: expect.stringContaining("which ") });
  // Announced, but not in front everywhere: rotating would not end.
  await stop(serving);
  const old = await start(workspace, [k1 as string, k2 as string]);
  const unfinished = await runOperator(["rotate-keys"], { ENCRYPTION_KEYS: `${k2},${k1}` });
  expect(unfinished).toMatchObject({
    code: 1,
    out: "",
    err: expect.stringContaining("still seals with the key k1: put k2 in front"),
  });
  await stop(old);
  const lines = [...serving.lines, ...old.lines];
  expect(lines.filter((line) => !["serves", "signed in"].includes(line))).toEqual([]);
});
