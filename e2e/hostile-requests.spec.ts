import { readFileSync } from "node:fs";
import { type Body, brokenCalls, wrongArguments } from "./fixtures/hostile-bodies";
import { origin, send } from "./fixtures/send";
import { expect, test } from "./fixtures/test";

type Manifest = {
  node: Record<string, { workers: Record<string, unknown>; exportedName?: string; filename?: string }>;
};

const atOnce = 8;
const manifest: Manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
const actions = Object.entries(manifest.node).map(([id, action]) => ({
  id,
  name: `${action.filename ?? ""} ${action.exportedName ?? id}`,
  path: pathOf(Object.keys(action.workers).find((worker) => !worker.includes("_not-found")) ?? ""),
}));

for (const { id, name, path } of actions) {
  test(`${name} answers wrong arguments with no failure of ours`, async () => {
    test.setTimeout(180_000);
    expect(await findFailures(path, wrongArguments(id))).toEqual([]);
  });
}

test("nothing that is no call reaches an action, or fails", async () => {
  test.setTimeout(180_000);
  const [action] = actions;
  expect(await findFailures(action?.path ?? "/", brokenCalls(action?.id ?? ""))).toEqual([]);
  expect((await send({ path: "/api/health" })).status).toBe(200);
});

async function findFailures(path: string, attempts: Body[]): Promise<unknown[]> {
  const failures: unknown[] = [];
  const work = async () => {
    for (let attempt = attempts.pop(); attempt; attempt = attempts.pop()) {
      const status = await attack(path, attempt);
      if (status >= 500) failures.push([status, attempt.headers, String(attempt.body).slice(0, 900)]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return failures;
}

async function attack(path: string, { headers, body }: Body): Promise<number> {
  const { status } = await send({ method: "POST", path, headers: { origin: origin().origin, ...headers }, body });
  return status;
}

/** Turns a worker's name, app/w/[workspace]/sign-in/page, into an address that leads to it. */
function pathOf(worker: string): string {
  const path = worker
    .replace(/^app/, "")
    .replace(/\/page$/, "")
    .replace(/\/\([^/]+\)/g, "");
  return path.replace(/\[\.*[^/\]]+\]/g, "nowhere") || "/";
}
