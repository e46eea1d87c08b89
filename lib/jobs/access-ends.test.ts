import "@/test/database";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as client from "openid-client";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { readDeliveries } from "@/lib/use-cases/applications/deliveries";
import { deactivate } from "@/lib/use-cases/members/deactivate";
import { endSessions } from "@/lib/use-cases/members/end-sessions";
import { lockAccount } from "@/lib/use-cases/members/lock-account";
import { openApplication } from "@/test/applications";
import { type Browser, begin, browserOf, type Door, discover, openIssuers, visit } from "@/test/openid";
import { addMember, openWorkspace, type Person } from "@/test/people";
import { resetBy } from "@/test/reset-cast";
import { scopeOf } from "@/test/scope";
import { startJobs } from "./start";

// The jobs run as they do in the product: nothing here makes them look.
let jobs: { stop(): Promise<void> } | undefined;
beforeAll(() => {
  jobs = startJobs();
});
afterAll(() => jobs?.stop());

const second = 1_000;

/** An application's back-channel address: when it was told. `waits` is how long it takes to answer. */
async function openBackChannel(waits = 0) {
  const told: number[] = [];
  const server = createServer((request, response) => {
    told.push(performance.now());
    request.resume().once("end", () => setTimeout(() => response.end(), waits).unref());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { told, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sign-out` };
}

const managed = (owner: Person) => scopeOf(owner, "members:manage", new Date());

const ways: [string, (owner: Person, bo: Person) => Promise<unknown>][] = [
  ["a reset", (owner, bo) => resetBy(owner, bo, new Date())],
  ["a lock", async (owner, bo) => lockAccount(await managed(owner), bo.id)],
  ["the end of their sessions", async (owner, bo) => endSessions(await managed(owner), bo.id)],
  ["a deactivation", async (owner, bo) => deactivate(await managed(owner), bo.id)],
];

/** Signs a browser in to an application behind the gate, and returns what its proxy asks each time. */
async function reachGate(door: Door, slug: string, owner: Person, browser: Browser) {
  const gate = { name: "Board", kind: "gate", address: "https://board.acme.test/" } as const;
  const { id } = await openApplication(owner, new Date(), gate);
  const path = `/w/${slug}/gate/${id}`;
  const host: Browser = { cookies: new Map() };
  const began = await visit(door, host, `${path}/handshake/start?to=/`);
  const entered = await visit(door, browser, began.location);
  await visit(door, host, `${path}/handshake/finish${new URL(entered.location).search}`);
  return async () => (await visit(door, host, `${path}/check`)).status;
}

test.each(ways)(
  "[G8] [G10] after %s the application is told within a second, a refresh is refused and the gate is closed",
  async (_title, end) => {
    const { id, slug, owner } = await openWorkspace(new Date());
    const bo = await addMember(id, "member", new Date());
    const { told, address } = await openBackChannel();
    const wiki = await openApplication(owner, new Date());
    await inWorkspace(id, (tx) =>
      tx.application.updateMany({ data: { backChannelAddress: address, refreshTokens: true } }),
    );
    const door = await openIssuers();
    const config = await discover(door, slug, wiki);
    const browser = await browserOf(bo);
    const begun = await begin(config, wiki.redirect);
    const { location } = await visit(door, browser, begun.url);
    const tokens = await client.authorizationCodeGrant(config, new URL(location), {
      pkceCodeVerifier: begun.verifier,
      expectedState: begun.state,
    });
    const ask = await reachGate(door, slug, owner, browser);
    expect(await ask()).toBe(200);

    await end(owner, bo);
    const ended = performance.now();
    expect(await ask()).toBe(401);
    const refreshed = client.refreshTokenGrant(config, tokens.refresh_token ?? "");
    await expect(refreshed).rejects.toMatchObject({ error: "invalid_grant" });
    await expect.poll(() => told, { interval: 10, timeout: 10 * second }).toHaveLength(1);
    expect((told[0] ?? 0) - ended).toBeLessThan(second);
  },
);

test("[G8] an application that takes its time to answer delays no other", async () => {
  const { id, owner } = await openWorkspace(new Date());
  const [slow, quick] = [await openBackChannel(10 * second), await openBackChannel()];
  const queue = (address: string, count: number, name: string) =>
    inWorkspace(id, (tx) => {
      const at = Date.now();
      const data = { application: name, session: name, member: owner.id, address };
      const subjects = Array.from({ length: count }, (_, index) => `${name}:${index}:${at}`);
      const own = { workspaceId: id, kind: "sign-out-notice", notBefore: new Date(at), data };
      return tx.task.createMany({ data: subjects.map((subject) => ({ ...own, subject })) });
    });
  // The first application makes the issuer's keys.
  await openApplication(owner, new Date());
  await queue(slow.address, 30, "slow");
  await expect.poll(() => slow.told.length, { timeout: 10 * second }).toBe(4);
  await queue(quick.address, 8, "quick");
  const queued = performance.now();
  await expect.poll(() => quick.told.length, { interval: 10, timeout: 10 * second }).toBe(8);
  expect((quick.told[0] ?? 0) - queued).toBeLessThan(second);
  expect(slow.told).toHaveLength(4);
  const states = await inWorkspace(id, (tx) => readDeliveries(tx, "slow", 30));
  expect(new Set(states.map(({ state }) => state))).toEqual(new Set(["waits"]));
});
