import "@/test/database";
import { createHash, type JsonWebKey, verify } from "node:crypto";
import { expect, test } from "vitest";
import { strangerFrom } from "@/lib/access/caller";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import { inWorkspace, type Prisma } from "@/lib/ground/db";
import { after, hours, minutes, seconds } from "@/lib/ground/durations";
import { acrOf } from "@/lib/rules/applications/assurance";
import { pauseApplication } from "@/lib/use-cases/applications/pause";
import { reachByCode } from "@/lib/use-cases/applications/reach-by-code";
import { findRequest } from "@/lib/use-cases/applications/request";
import { openApplication } from "@/test/applications";
import { tamper } from "@/test/database";
import { addMember, openSession, openWorkspace, type Person, signIn, visitor } from "@/test/people";
import { scopeOf } from "@/test/scope";
import { statementsOf } from "@/test/statements";
import { check } from "./check";
import { enter } from "./enter";
import type { GateAnswer, GateCall } from "./find";
import { finish, start } from "./handshake";

const now = new Date("2025-11-22T10:00:00Z");
const wiki = "https://wiki.acme.test";

/** A browser: the cookies it has of one host. */
const jar = () => new Map<string, string>();

function keepCookies(cookies: Map<string, string>, { headers }: GateAnswer): void {
  for (const line of [headers?.["Set-Cookie"] ?? []].flat()) {
    const [, name = "", value = "", rest = ""] = /^([^=]+)=([^;]*)(.*)$/.exec(line) ?? [];
    if (rest.includes("Max-Age=0")) cookies.delete(name);
    else cookies.set(name, value);
  }
}

type Place = { slug: string; applicationId: string };
type Sent = { query?: string; headers?: GateCall["headers"]; cookies?: Map<string, string>; at?: Date };

const callOf = (
  { slug, applicationId }: Place,
  { query = "", headers = {}, cookies = jar(), at = now }: Sent = {},
) => ({
  slug,
  applicationId,
  query: new URLSearchParams(query),
  headers,
  cookies,
  caller: strangerFrom(visitor, at),
});

const asks = (uri: string, more: GateCall["headers"] = {}): GateCall["headers"] => ({
  "x-forwarded-method": "GET",
  "x-forwarded-proto": "https",
  "x-forwarded-host": "wiki.acme.test",
  "x-forwarded-uri": uri,
  ...more,
});

async function openGate(address = `${wiki}/`) {
  const workspace = await openWorkspace(now);
  const { id: applicationId } = await openApplication(workspace.owner, now, { kind: "gate", address });
  return { ...workspace, applicationId };
}

const locationOf = ({ headers }: GateAnswer) => new URL(String(headers?.Location), "http://localhost:3000");
const full = async (person: Person, at = now) => (await signIn(person, at)) as FullStanding;

/** Goes the way from the application's host to Gatehouse's, as far as the state that it is told. */
async function begin(gate: Place, cookies: Map<string, string>, to = "/page", at = now): Promise<string> {
  const started = await start(callOf(gate, { query: `to=${encodeURIComponent(to)}`, cookies, at }));
  keepCookies(cookies, started);
  return locationOf(started).searchParams.get("state") ?? "";
}

/** Gives the code that a signed-in browser is sent back with. */
async function codeFor(gate: Place & { id: string }, standing: FullStanding, state: string, at = now) {
  const { id: workspaceId, applicationId } = gate;
  const own = {
    workspaceId,
    applicationId,
    state,
    browser: "b".repeat(43),
    pending: null,
    resume: () => "/",
    caller: strangerFrom(visitor, at),
  };
  const reached = await reachByCode({ ...standing, now: at }, own);
  return reached && "code" in reached ? reached.code : "";
}

const end = (gate: Place, cookies: Map<string, string>, code: string, state: string, at = now) =>
  finish(callOf(gate, { query: new URLSearchParams({ code, state }).toString(), cookies, at }));

/** Signs a person in to the application: the cookies that its host has afterwards. */
async function reach(gate: Place & { id: string }, standing: FullStanding, at = now) {
  const cookies = jar();
  const state = await begin(gate, cookies, "/page", at);
  const ended = await end(gate, cookies, await codeFor(gate, standing, state, at), state, at);
  keepCookies(cookies, ended);
  return { cookies, ended };
}

const look = (gate: Place, cookies: Map<string, string>, at = now, headers = asks("/page")) =>
  check(callOf(gate, { cookies, at, headers }));
const readToken = (text: string) => JSON.parse(Buffer.from(text, "base64url").toString());

test("[G9] a member reaches the application, and the proxy is told who it is", async () => {
  const gate = await openGate();
  const bo = await addMember(gate.id, "member", now, 'Bö ☃ "x"');
  const { cookies, ended } = await reach(gate, await full(bo));
  expect(ended).toMatchObject({ status: 303, headers: { Location: `${wiki}/page` } });
  expect([...cookies.keys()]).toEqual(["__Host-gatehouse-gate"]);
  const { status, headers = {} } = await look(gate, cookies);
  expect(status).toBe(200);
  const { "Remote-Assertion": assertion, ...others } = headers;
  expect(others).toEqual({
    "Remote-User": bo.id,
    "Remote-Email": bo.email,
    "Remote-Name": "B%C3%B6%20%E2%98%83%20%22x%22",
    "Remote-Role": "member",
  });
  const [header = "", body = "", signature = ""] = String(assertion).split(".");
  const { alg, kid } = readToken(header);
  expect(alg).toBe("ES256");
  expect(readToken(body)).toEqual({
    iss: `http://localhost:3000/w/${gate.slug}`,
    aud: gate.applicationId,
    sub: bo.id,
    email: bo.email,
    acr: acrOf("mfa"),
    amr: ["pwd", "otp", "mfa"],
    auth_time: now.getTime() / 1000,
    iat: now.getTime() / 1000,
    exp: now.getTime() / 1000 + 60,
  });
  const key = await inWorkspace(gate.id, (tx) => tx.issuerKey.findFirstOrThrow({ where: { id: kid } }));
  const publicKey = { key: key.publicKey as JsonWebKey, format: "jwk", dsaEncoding: "ieee-p1363" } as const;
  const isSigned = verify("sha256", Buffer.from(`${header}.${body}`), publicKey, Buffer.from(signature, "base64url"));
  expect(isSigned).toBe(true);
});

test("[G9] the cookie is the host's alone, can't be read by scripts and ends with the session", async () => {
  const gate = await openGate();
  const standing = await full(gate.owner);
  const { ended } = await reach(gate, standing);
  const [state = "", token = ""] = [ended.headers?.["Set-Cookie"] ?? []].flat();
  expect(state).toMatch(/^__Host-gatehouse-gate\.[\w-]{10}=; Path=\/; Max-Age=0; HttpOnly; SameSite=Lax; Secure$/);
  const left = (standing.session.expiresAt.getTime() - now.getTime()) / 1000;
  expect(token).toMatch(
    new RegExp(`^__Host-gatehouse-gate=[\\w-]{43}; Path=/; Max-Age=${left}; HttpOnly; SameSite=Lax; Secure$`),
  );
  const local = await openGate("http://127.0.0.1:8080/");
  const { ended: plain } = await reach(local, await full(local.owner));
  expect([plain.headers?.["Set-Cookie"]].flat()[1]).toMatch(
    /^gatehouse-gate=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
  );
});

test("[G9] the assertion is made once for many requests, and has time left whenever it is given", async () => {
  const gate = await openGate();
  const { cookies } = await reach(gate, await full(gate.owner));
  const at = async (n: number) => (await look(gate, cookies, after(now, seconds(n)))).headers?.["Remote-Assertion"];
  const first = await at(0);
  expect(await at(44)).toBe(first);
  const second = await at(46);
  expect(second).not.toBe(first);
  expect(await at(60)).toBe(second);
});

test("[G9] one look-up answers a check, a stranger's too, which leaves no row", async () => {
  const gate = await openGate();
  const { cookies } = await reach(gate, await full(gate.owner));
  await look(gate, cookies);
  const known = await statementsOf(() => look(gate, cookies, after(now, seconds(1))));
  const strange = await statementsOf(() => look(gate, jar()));
  const forged = await statementsOf(() => look(gate, new Map([["__Host-gatehouse-gate", "x".repeat(43)]])));
  for (const statements of [known, strange, forged])
    expect(statements).toEqual(["select gate_standing($1, $2::uuid, $3, $4) as gate"]);
  const begun = await statementsOf(() => begin(gate, jar()));
  expect(begun).toHaveLength(1);
});

test("[G9] a person is led to the sign-in, a program is told so, and a proxy that asks for neither decides itself", async () => {
  const gate = await openGate();
  const ask = (query: string, headers: GateCall["headers"]) => check(callOf(gate, { query, headers }));
  const to = `${wiki}/.gatehouse/start?to=%2Fa%3Fb%3D1`;
  const page = { "sec-fetch-mode": "navigate", accept: "text/html" };
  const redirect = "redirect=1";
  expect(await ask(redirect, asks("/a?b=1", page))).toEqual({ status: 302, headers: { Location: to } });
  expect((await ask(redirect, asks("/a?b=1", { accept: "text/html,*/*" }))).status).toBe(302);
  expect(await ask("", asks("/a?b=1", page))).toEqual({ status: 401, headers: { Location: to } });
  for (const other of [
    asks("/a", { ...page, "sec-fetch-mode": "cors" }),
    asks("/a", { accept: "application/json" }),
    asks("/a", { "sec-fetch-mode": "websocket", accept: "text/html" }),
    ...["POST", "HEAD", "OPTIONS", "PUT"].map((method) => asks("/a", { ...page, "x-forwarded-method": method })),
  ])
    expect((await ask(redirect, other)).status).toBe(401);
});

test("[G10] a session that ended, a deactivated member and a paused application are seen at the very next request", async () => {
  const gate = await openGate();
  const bo = await addMember(gate.id, "member", now);
  const enterAgain = async () => (await reach(gate, await full(bo))).cookies;
  const first = await enterAgain();
  expect((await look(gate, first)).status).toBe(200);
  await inWorkspace(gate.id, (tx) => revokeSessions(tx, bo.id, now, "ended_elsewhere"));
  expect((await look(gate, first)).status).toBe(401);
  const second = await enterAgain();
  await inWorkspace(gate.id, (tx) => tx.member.updateMany({ where: { id: bo.id }, data: { deactivatedAt: now } }));
  expect((await look(gate, second)).status).toBe(401);
  const { cookies } = await reach(gate, await full(gate.owner));
  await pauseApplication(await scopeOf(gate.owner, "applications:manage", now), gate.applicationId);
  expect(await look(gate, cookies)).toEqual({ status: 403 });
  expect((await start(callOf(gate))).status).toBe(403);
});

test("[G10] who may not use the application any more is refused, and not sent round", async () => {
  const gate = await openGate();
  const bo = await addMember(gate.id, "member", now);
  const { cookies } = await reach(gate, await full(bo));
  const allow = (roles: ("owner" | "member")[]) =>
    inWorkspace(gate.id, (tx) => tx.application.updateMany({ data: { audience: "roles", roles } }));
  await allow(["owner"]);
  expect(await look(gate, cookies)).toEqual({ status: 403 });
  await allow(["member"]);
  expect((await look(gate, cookies)).status).toBe(200);
});

test("[G9] the demand and its freshness hold at every request, and “at every sign-in” asks nothing in between", async () => {
  const gate = await openGate();
  const { cookies } = await reach(gate, await full(gate.owner));
  const demand = (data: Prisma.ApplicationUpdateInput) =>
    inWorkspace(gate.id, (tx) =>
      tx.application.updateMany({ data: data as Prisma.ApplicationUpdateManyMutationInput }),
    );
  const later = (n: number) => look(gate, cookies, after(now, minutes(n)));
  await demand({ freshMinutes: 15 });
  expect((await later(15)).status).toBe(200);
  expect((await later(16)).status).toBe(401);
  await demand({ freshMinutes: 0 });
  expect((await later(16)).status).toBe(200);
  await demand({ demand: "phishing_resistant" });
  expect((await later(16)).status).toBe(401);
});

test("[G9] checks are use of the session at most once a minute, and never make it last longer", async () => {
  const gate = await openGate();
  const standing = await full(gate.owner);
  const { cookies } = await reach(gate, standing);
  const seen = async () =>
    (await inWorkspace(gate.id, (tx) => tx.session.findFirstOrThrow({ where: { id: standing.session.id } })))
      .lastSeenAt;
  await look(gate, cookies, after(now, seconds(59)));
  expect(await seen()).toEqual(now);
  let at = now;
  while (at < after(standing.session.expiresAt, -minutes(20))) {
    at = after(at, minutes(20));
    expect((await look(gate, cookies, at)).status).toBe(200);
    expect(await seen()).toEqual(at);
  }
  expect((await look(gate, cookies, standing.session.expiresAt)).status).toBe(401);
  const idle = await reach(gate, await full(gate.owner));
  expect((await look(gate, idle.cookies, after(now, minutes(31)))).status).toBe(401);
});

test("[G9] another application's cookie, another workspace's and a session's own token open nothing", async () => {
  const [gate, other] = [await openGate(), await openGate()];
  const docs = await openApplication(gate.owner, now, { kind: "gate", address: `${wiki}/`, name: "Docs" });
  const standing = await full(gate.owner);
  const { cookies } = await reach(gate, standing);
  expect((await look({ ...gate, applicationId: docs.id }, cookies)).status).toBe(401);
  expect((await look(other, cookies)).status).toBe(401);
  expect((await look({ ...gate, slug: other.slug }, cookies)).status).toBe(403);
  expect((await look({ ...other, slug: gate.slug }, cookies)).status).toBe(403);
  const web = await openApplication(gate.owner, now);
  expect((await look({ ...gate, applicationId: web.id }, cookies)).status).toBe(403);
});

test("[G9] a code is worth nothing in another browser, so no one can be signed in as someone else", async () => {
  const gate = await openGate();
  const attacker = jar();
  const state = await begin(gate, attacker);
  const code = await codeFor(gate, await full(gate.owner), state);
  const victim = jar();
  await begin(gate, victim);
  for (const cookies of [jar(), victim]) {
    const ended = await end(gate, cookies, code, state);
    expect(locationOf(ended).pathname).toMatch(/\/continue\//);
    expect(ended.headers).not.toHaveProperty("Set-Cookie");
  }
  const own = [...victim.keys()][0] ?? "";
  const tossed = new Map([[own, [...attacker.values()][0] ?? ""]]);
  expect((await end(gate, tossed, code, state)).headers).not.toHaveProperty("Set-Cookie");
  expect((await end(gate, attacker, code, state)).headers?.Location).toBe(`${wiki}/page`);
});

test("[G9] a handshake ends once: a replayed code, one of another state and one older than a minute give nothing", async () => {
  const gate = await openGate();
  const standing = await full(gate.owner);
  const [one, other] = [jar(), jar()];
  const [state, second] = [await begin(gate, one), await begin(gate, other)];
  const code = await codeFor(gate, standing, state);
  expect((await end(gate, other, code, second)).headers).not.toHaveProperty("Set-Cookie");
  const both = await Promise.all([end(gate, one, code, state), end(gate, one, code, state)]);
  expect(both.filter(({ headers }) => headers?.["Set-Cookie"])).toHaveLength(1);
  expect((await end(gate, one, code, state)).headers).not.toHaveProperty("Set-Cookie");
  const late = await codeFor(gate, standing, second);
  expect((await end(gate, other, late, second, after(now, seconds(61)))).headers).not.toHaveProperty("Set-Cookie");
  expect((await look(gate, new Map([["__Host-gatehouse-gate", code]]))).status).toBe(401);
});

test("[G9] tabs that were opened together all arrive; what the host held before ends", async () => {
  const gate = await openGate();
  const standing = await full(gate.owner);
  const cookies = jar();
  const later = after(now, minutes(5));
  keepCookies(cookies, (await reach(gate, standing)).ended);
  const before = new Map(cookies);
  const tabs = [];
  for (const to of ["/a", "/b", "/c"]) tabs.push({ to, state: await begin(gate, cookies, to, later) });
  const codes = await Promise.all(tabs.map(({ state }) => codeFor(gate, standing, state, later)));
  for (const [n, { to, state }] of tabs.entries()) {
    const ended = await end(gate, cookies, codes[n] ?? "", state, later);
    expect(ended.headers?.Location).toBe(wiki + to);
    keepCookies(cookies, ended);
    expect((await look(gate, cookies, later)).status).toBe(200);
  }
  expect((await look(gate, before, later)).status).toBe(401);
});

test("[G9] handshakes that no one ends keep few cookies in a browser", async () => {
  const gate = await openGate();
  const cookies = jar();
  for (let n = 0; n < 12; n += 1) await begin(gate, cookies);
  expect(cookies.size).toBeLessThanOrEqual(5);
});

test("[G9] a cookie that another host of the domain could set is no cookie of the gate", async () => {
  const gate = await openGate();
  const { cookies } = await reach(gate, await full(gate.owner));
  const tossed = new Map([["gatehouse-gate", cookies.get("__Host-gatehouse-gate") ?? ""]]);
  expect((await look(gate, tossed)).status).toBe(401);
});

test("[G9] a grant's row that someone else wrote opens nothing", async () => {
  const gate = await openGate();
  const bo = await addMember(gate.id, "member", now);
  const { cookies } = await reach(gate, await full(bo));
  const { session } = await full(gate.owner);
  const point = "update application_grant set session_id = $1, member_id = $2 where workspace_id = $3";
  await tamper(point, [session.id, gate.owner.id, gate.id]);
  expect((await look(gate, cookies)).status).toBe(401);
});

test.each([
  ["another host", { "x-forwarded-host": "evil.test" }, "/"],
  ["a host with the application's name in front", { "x-forwarded-host": "wiki.acme.test.evil.test" }, "/"],
  ["the application's host as a user", { "x-forwarded-host": "wiki.acme.test@evil.test" }, "/"],
  ["two hosts", { "x-forwarded-host": "wiki.acme.test, evil.test" }, "/"],
  ["another port", { "x-forwarded-host": "wiki.acme.test:8443" }, "/"],
  ["its own port, written out", { "x-forwarded-host": "wiki.acme.test:443" }, "/p"],
  ["mixed case", { "x-forwarded-host": "WIKI.Acme.TEST" }, "/p"],
  ["plain http, behind another proxy", { "x-forwarded-proto": "http" }, "/p"],
  ["an address of another host", { "x-original-url": "https://evil.test/p" }, "/"],
  ["its own address", { "x-original-url": "https://wiki.acme.test/q?r#s" }, "/q?r"],
  ["a path that looks like a host", { "x-forwarded-uri": "//evil.test/p" }, "//evil.test/p"],
  ["a path with a backslash", { "x-forwarded-uri": "/\\evil.test" }, "//evil.test"],
  ["the handshake itself", { "x-forwarded-uri": "/.gatehouse/start?to=/" }, "/"],
  ["no path", { "x-forwarded-uri": "@evil.test/" }, "/"],
  ["a script", { "x-original-url": "javascript:alert(1)" }, "/"],
  ["a line break", { "x-forwarded-uri": "/p\r\nSet-Cookie: a=b" }, "/pSet-Cookie:%20a=b"],
])("[G9] %s: the way back stays on the application's own host", async (_, headers, to) => {
  const gate = await openGate();
  const asked = await check(callOf(gate, { headers: asks("/p", headers) }));
  const led = locationOf(asked);
  expect([led.origin, led.pathname, led.searchParams.get("to")]).toEqual([wiki, "/.gatehouse/start", to]);
  const cookies = jar();
  const state = await begin(gate, cookies, to);
  const ended = await end(gate, cookies, await codeFor(gate, await full(gate.owner), state), state);
  expect(locationOf(ended).origin).toBe(wiki);
});

test("[G3] [G9] who is not signed in waits as a request of this browser, and goes on from there once", async () => {
  const gate = await openGate();
  const cookies = jar();
  const state = await begin(gate, cookies);
  const own = jar();
  const waiting = await enter(callOf(gate, { query: `state=${state}`, cookies: own }));
  keepCookies(own, waiting);
  const [, id = ""] = /^\/w\/[^/]+\/continue\/([0-9a-f-]{36})$/.exec(locationOf(waiting).pathname) ?? [];
  const name = `gatehouse.request.${id}`;
  const browser = own.get(name) ?? "";
  const pending = await findRequest(gate.id, id, browser, now);
  const path = `/w/${gate.slug}/gate/${gate.applicationId}/enter?request=${id}`;
  expect(pending).toMatchObject({ resumePath: path, data: { state } });
  const others = new Map([[name, "x".repeat(43)]]);
  for (const strange of [jar(), others]) {
    const another = await enter(callOf(gate, { query: `request=${id}`, cookies: strange }));
    expect([locationOf(another).pathname, another.headers?.["Set-Cookie"]]).toEqual([locationOf(waiting).pathname, []]);
  }
  const { id: workspaceId, applicationId } = gate;
  const arrival = {
    workspaceId,
    applicationId,
    state,
    browser,
    pending,
    resume: () => "",
    caller: strangerFrom(visitor, now),
  };
  const standing = await full(gate.owner);
  const reached = [await reachByCode(standing, arrival), await reachByCode(standing, arrival)];
  expect(reached).toEqual([{ code: expect.any(String) }, { waits: id }]);
  const code = reached[0] && "code" in reached[0] ? reached[0].code : "";
  expect((await end(gate, cookies, code, state)).headers?.Location).toBe(`${wiki}/page`);
});

test("[G9] a state that no handshake can have, and an application that is not there, begin nothing", async () => {
  const gate = await openGate();
  expect((await enter(callOf(gate, { query: "state=x" }))).status).toBe(400);
  expect((await enter(callOf(gate))).status).toBe(400);
  const none = { ...gate, applicationId: gate.id };
  expect((await enter(callOf(none, { query: `state=${"s".repeat(43)}` }))).status).toBe(404);
  expect((await check(callOf(none))).status).toBe(403);
});

test("[G6] a member who lacks what the application asks for waits, and a password alone gets no code", async () => {
  const gate = await openGate();
  const bo = await addMember(gate.id, "member", now);
  await inWorkspace(gate.id, (tx) => tx.application.updateMany({ data: { demand: "phishing_resistant" } }));
  const state = createHash("sha256").update("x").digest("base64url");
  expect(await codeFor(gate, await full(bo), state)).toBe("");
  const half = await openSession(bo, [{ kind: "password" }], after(now, hours(1)));
  expect(half.step).not.toBe("in");
});
