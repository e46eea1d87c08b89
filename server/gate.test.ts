import "@/test/database";
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { doorLimits } from "@/server/door-limits";
import { forwardHeaders } from "@/server/forward-headers";
import { surfaceOf } from "@/server/surfaces";
import { openApplication } from "@/test/applications";
import { asAdmin } from "@/test/database";
import { host, openDoor } from "@/test/open-door";
import { openWorkspace } from "@/test/people";

const id = "7b0f0e4c-8f44-4f0e-9d43-0a8d8a1a2b3c";
const known = {
  appUrl: new URL("https://gate.example.com"),
  ...{ address: "203.0.113.9", requestId: "5f0e", nonce: "abc", policy: "default-src 'none'", pass: "secret" },
  ...{ internal: false, direct: false },
};

async function openGate() {
  const now = new Date();
  const { owner, slug } = await openWorkspace(now);
  const { id: applicationId } = await openApplication(owner, now, { kind: "gate", address: "https://wiki.acme.test/" });
  const door = await openDoor(async (_, response) => void response.end("the app"));
  return { ...door, path: `/w/${slug}/gate/${applicationId}/check` };
}

test.each([
  [`/w/acme/gate/${id}/check`, "gate"],
  [`/w/acme/gate/${id}/check?redirect=1`, "gate"],
  [`/w/acme/gate/${id}/handshake/start?to=/`, "gate"],
  [`/w/acme/gate/${id}/%63heck`, "gate"],
  [`/w/acme/gate/${id}/enter?state=x`, "gate-entry"],
  [`/w/acme/gate/${id}/enter/more`, "browser"],
  [`/w/acme/gate/${id}/handshake/enter/more`, "browser"],
  [`/w/acme/gate/${id}`, "browser"],
  [`/w/acme/check?/gate/${id}/check`, "browser"],
])("[G9] %s lies on the surface %s", (target, name) => {
  expect(surfaceOf(target).name).toBe(name);
});

test("[G9] the gate hears what its proxy was asked for, and of the cookies its own alone", () => {
  const cookie = "a=b; gatehouse.session=s; __Host-gatehouse-gate=t; x__Host-gatehouse-gate=u; gatehouse-gate.ab=v";
  const asked = { "x-forwarded-host": "wiki.acme.test", "x-forwarded-uri": "/p", "x-forwarded-for": "192.0.2.1" };
  const sent = { ...asked, cookie, authorization: "Bearer x", "x-gatehouse-address": "forged", accept: "text/html" };
  const headers = forwardHeaders(sent, known, surfaceOf(`/w/acme/gate/${id}/check`), false);
  expect(headers).toMatchObject({
    cookie: "__Host-gatehouse-gate=t; gatehouse-gate.ab=v",
    "x-forwarded-host": "wiki.acme.test",
    "x-forwarded-uri": "/p",
    "x-gatehouse-address": "203.0.113.9",
    host: "gate.example.com",
  });
  expect(headers).not.toHaveProperty("x-forwarded-for");
  expect(headers).not.toHaveProperty("authorization");
  const entry = forwardHeaders(sent, known, surfaceOf(`/w/acme/gate/${id}/enter`), false);
  expect(entry).toMatchObject({ cookie, "x-forwarded-host": "gate.example.com" });
  expect(entry).not.toHaveProperty("x-forwarded-uri");
});

test("[G9] a check is read only, names our own host, and answers without a body", async () => {
  const { call, path } = await openGate();
  const { status, headers, text } = await call("GET", { path });
  expect([status, text, headers["content-length"], headers["cache-control"]]).toEqual([
    401,
    "",
    "0",
    "no-store, private",
  ]);
  expect(headers.location).toBe("https://wiki.acme.test/.gatehouse/start?to=%2F");
  expect((await call("HEAD", { path })).status).toBe(401);
  for (const method of ["OPTIONS", "PUT", "DELETE"]) expect((await call(method, { path })).status).toBe(405);
  expect((await call("POST", { path })).status).toBe(405);
  expect((await call("GET", { path, headers: { host: "wiki.acme.test" } })).status).toBe(421);
  expect((await call("GET", { path, headers: { host: host.toUpperCase() } })).status).toBe(401);
  const upgrade = { connection: "Upgrade", upgrade: "websocket" };
  expect((await call("GET", { path, headers: upgrade })).status).toBe(401);
  expect((await call("GET", { path: path.replace(/check$/, "handshake/other") })).status).toBe(404);
});

test("[G9] a flood of strangers' checks writes nothing, and leaves another application's checks their place", async () => {
  const { call, path } = await openGate();
  const other = await openGate();
  const countRows = () =>
    asAdmin(async (client) => {
      const tables = ["application_grant", "application_request", "attempt_budget", "session", "audit_event"];
      const counts = tables.map((table) => `(select count(*) from ${table})::int as ${table}`);
      return (await client.query(`select ${counts}`)).rows[0];
    });
  const before = await countRows();
  const forged = () => `__Host-gatehouse-gate=${randomBytes(32).toString("base64url")}`;
  const flood = Array.from({ length: doorLimits.gate.perApplication * 2 }, () =>
    call("GET", { path, headers: { cookie: forged() } }),
  );
  expect((await other.call("GET", { path: other.path })).status).toBe(401);
  const statuses = (await Promise.all(flood)).map(({ status }) => status);
  expect(statuses.filter((status) => status !== 401 && status !== 503)).toEqual([]);
  expect(await countRows()).toEqual(before);
  expect((await call("GET", { path })).status).toBe(401);
});
