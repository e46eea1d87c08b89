import "@/test/database";
import { expect, test } from "vitest";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import { inWorkspace } from "@/lib/ground/db";
import { after, days, hours, minutes } from "@/lib/ground/durations";
import { openApplication } from "@/test/applications";
import { asAdmin, tamper } from "@/test/database";
import {
  addMember,
  addPlain,
  callAt,
  openSession,
  openWorkspace,
  type Person,
  signIn,
  strangerAt,
  visitor,
} from "@/test/people";
import { scopeOf } from "@/test/scope";
import { addApplication } from "./add";
import { endGrants, openGrant, readGrant } from "./grant";
import { makeIssuerKeys, publishIssuerKeys, readIssuerKeys } from "./issuer-keys";
import { listApplications, readApplication } from "./list";
import { listOwnApplications } from "./list-own";
import { deleteApplication, pauseApplication, resumeApplication } from "./pause";
import { beginRequest, findRequest, judgeRequest, requestTime } from "./request";
import { type ApplicationSettings, saveApplication } from "./save";
import { addSecret, checkSecret, removeSecret } from "./secret";

const now = new Date("2025-11-22T10:00:00Z");
const said = { assurance: "mfa", amr: ["pwd", "otp", "mfa"], authTime: now } as const;
const anything = { assurance: "sfa", since: null } as const;

const settings = (changed: Partial<ApplicationSettings> = {}): ApplicationSettings => ({
  name: "Wiki",
  address: "https://wiki.acme.test/",
  audience: "everyone",
  roles: [],
  members: [],
  demand: "policy",
  freshMinutes: null,
  redirectAddresses: ["https://wiki.acme.test/callback"],
  signOutAddress: null,
  backChannelAddress: null,
  refreshTokens: false,
  claims: ["email", "name"],
  ...changed,
});

const ownOf = ({ workspace, member }: FullStanding) =>
  inWorkspace(workspace.id, (tx) => listOwnApplications(tx, member));
const full = async (person: Person, at = now) => (await signIn(person, at)) as FullStanding;

async function openWiki(changed: Partial<ApplicationSettings> = {}) {
  const workspace = await openWorkspace(now);
  const { id, secret } = await openApplication(workspace.owner, now);
  const scope = await scopeOf(workspace.owner, "applications:manage", now);
  expect(await saveApplication(scope, id, 0, settings(changed))).toEqual({ ok: true });
  return { ...workspace, scope, application: { id, name: "Wiki" }, secret };
}

async function grantTo(person: Person, application: { id: string; name: string }) {
  const standing = await full(person);
  const id = await inWorkspace(person.workspaceId, (tx) =>
    openGrant(tx, standing, application, { ...said, amr: [...said.amr] }),
  );
  const read = (at = now) => inWorkspace(person.workspaceId, (tx) => readGrant(tx, id, callAt(standing, at)));
  return { id, standing, read };
}

const notices = (workspaceId: string) =>
  inWorkspace(workspaceId, (tx) => tx.task.findMany({ where: { kind: "sign-out-notice" } }));

test("[G1] three answers make an application; its secret is returned once and stored as an HMAC", async () => {
  const { id: workspaceId, owner } = await openWorkspace(now);
  const { id, secret } = await openApplication(owner, now);
  expect(secret).toMatch(/^[\w-]{43}$/);
  const { rows } = await asAdmin((client) =>
    client.query("select hash from application_secret where application_id = $1", [id]),
  );
  expect(rows[0].hash.toString()).not.toContain(secret);
  expect(await checkSecret(workspaceId, id, secret, strangerAt(now))).toBe(true);
  expect(await checkSecret(workspaceId, id, `${secret}x`, strangerAt(now))).toBe(false);
});

test("[G1] after sixty wrong secrets from an address none is right there, and elsewhere it is", async () => {
  const { id: workspaceId, owner } = await openWorkspace(now);
  const { id, secret } = await openApplication(owner, now);
  const elsewhere = strangerAt(now, { ...visitor, address: "198.51.100.4" });
  for (let tries = 0; tries < 59; tries += 1) await checkSecret(workspaceId, id, "x", strangerAt(now));
  expect(await checkSecret(workspaceId, id, secret, strangerAt(now))).toBe(true);
  await checkSecret(workspaceId, id, "x", strangerAt(now));
  expect(await checkSecret(workspaceId, id, secret, strangerAt(now))).toBe(false);
  expect(await checkSecret(workspaceId, id, secret, elsewhere)).toBe(true);
  expect(await checkSecret(workspaceId, id, secret, strangerAt(after(now, minutes(11))))).toBe(true);
});

test("[G1] a secret of another application or workspace is none", async () => {
  const [one, other] = [await openWiki(), await openWiki()];
  const second = await openApplication(one.owner, now);
  expect(await checkSecret(one.id, second.id, one.secret, strangerAt(now))).toBe(false);
  expect(await checkSecret(other.id, other.application.id, one.secret, strangerAt(now))).toBe(false);
  expect(await checkSecret(other.id, one.application.id, one.secret, strangerAt(now))).toBe(false);
});

test("an address that can't be one, Gatehouse's own host behind the gate, and a stale proof add nothing", async () => {
  const { owner } = await openWorkspace(now);
  const scope = await scopeOf(owner, "applications:manage", now);
  const add = (kind: "web" | "gate", address: string, at = now) =>
    addApplication(callAt(scope, at), { name: "X", kind, address });
  expect(await add("web", "http://wiki.acme.test/")).toEqual({ ok: false, reason: "not-https" });
  expect(await add("gate", "http://localhost:9999")).toEqual({ ok: false, reason: "own-host" });
  expect(await add("gate", "https://wiki.acme.test/path")).toEqual({ ok: false, reason: "malformed" });
  expect(await add("web", "https://wiki.acme.test/", after(now, minutes(11)))).toEqual({ ok: false, reason: "stale" });
  expect(await listApplications(scope)).toEqual([]);
});

test("[G14] two secrets live during a change, an unused one shows, and the last one stays", async () => {
  const { id: workspaceId, scope, application, secret } = await openWiki();
  const added = await addSecret(scope, application.id);
  if (!added.ok) throw new Error(added.reason);
  expect(await addSecret(scope, application.id)).toEqual({ ok: false, reason: "two-secrets" });
  expect(await checkSecret(workspaceId, application.id, secret, strangerAt(now))).toBe(true);
  const read = await readApplication(scope, application.id);
  expect(read?.secrets.map(({ lastUsedAt }) => lastUsedAt)).toEqual([now, null]);
  const [old, fresh] = read?.secrets ?? [];
  expect(await removeSecret(scope, application.id, old?.id ?? "")).toEqual({ ok: true });
  expect(await checkSecret(workspaceId, application.id, secret, strangerAt(now))).toBe(false);
  expect(await checkSecret(workspaceId, application.id, added.secret, strangerAt(now))).toBe(true);
  expect(await removeSecret(scope, application.id, fresh?.id ?? "")).toEqual({ ok: false, reason: "last-secret" });
});

test("of two admins who save at once, the second is told", async () => {
  const { scope, application } = await openWiki();
  expect(await saveApplication(scope, application.id, 0, settings({ name: "Docs" }))).toEqual({ ok: true });
  expect(await saveApplication(scope, application.id, 0, settings({ name: "Else" }))).toEqual({
    ok: false,
    reason: "changed",
  });
  expect((await readApplication(scope, application.id))?.name).toBe("Docs");
});

test("[G6] more than the policy asks for needs the plan that may require", async () => {
  const { scope, application } = await openWiki();
  const business = { ...scope, workspace: { ...scope.workspace, plan: "business" as const } };
  const saved = await saveApplication(business, application.id, 0, settings({ demand: "second_factor" }));
  expect(saved).toEqual({ ok: false, reason: "plan" });
});

test("[G8] a grant ends with its session, and the application is told by a task of the same transaction", async () => {
  const { id, owner, application } = await openWiki({ backChannelAddress: "https://wiki.acme.test/sign-out" });
  const { read, standing } = await grantTo(owner, application);
  expect(await read()).toMatchObject({ grant: { acr: "https://refeds.org/profile/mfa" } });
  await inWorkspace(id, (tx) => revokeSessions(tx, owner.id, now, "admin"));
  expect(await read()).toBeNull();
  expect((await notices(id)).map(({ data }) => data)).toMatchObject([
    { application: application.id, session: standing.session.id, member: owner.id },
  ]);
});

test("[G8] of a transaction that fails, neither the end of a grant nor the notice stays", async () => {
  const { id, owner, application } = await openWiki({ backChannelAddress: "https://wiki.acme.test/sign-out" });
  const { read } = await grantTo(owner, application);
  const failing = inWorkspace(id, async (tx) => {
    await revokeSessions(tx, owner.id, now, "admin");
    throw new Error("later");
  });
  await expect(failing).rejects.toThrow("later");
  expect(await read()).not.toBeNull();
  expect(await notices(id)).toEqual([]);
});

test.each([
  ["a changed password", { passwordChangedAt: after(now, 1) }],
  ["a reset", { suspendedAt: after(now, 1) }],
  ["a deactivation", { deactivatedAt: after(now, 1) }],
])("[G8] %s ends what applications hold of the member, and of no one else", async (_title, data) => {
  const { id, owner, application } = await openWiki();
  const bo = await addMember(id, "member", now);
  const [own, others] = [await grantTo(bo, application), await grantTo(owner, application)];
  await inWorkspace(id, (tx) => tx.member.updateMany({ where: { id: bo.id }, data }));
  const { rows } = await asAdmin((client) =>
    client.query("select ended_at from application_grant where id = $1", [own.id]),
  );
  expect(rows[0].ended_at).not.toBeNull();
  expect([await own.read(), (await others.read()) !== null]).toEqual([null, true]);
});

test("[G8] a paused application holds nothing any more, and resuming brings nothing back", async () => {
  const { owner, scope, application } = await openWiki();
  const { read } = await grantTo(owner, application);
  expect(await pauseApplication(scope, application.id)).toEqual({ ok: true });
  expect(await read()).toBeNull();
  expect(await resumeApplication(scope, application.id)).toEqual({ ok: true });
  expect(await read()).toBeNull();
});

test("[G8] a deleted application is told too", async () => {
  const { id, owner, scope, application } = await openWiki({ backChannelAddress: "https://wiki.acme.test/sign-out" });
  await grantTo(owner, application);
  expect(await deleteApplication(scope, application.id)).toEqual({ ok: true });
  expect(await readApplication(scope, application.id)).toBeNull();
  expect((await notices(id)).map(({ data }) => data)).toMatchObject([{ address: "https://wiki.acme.test/sign-out" }]);
});

test("[G8] a grant lives no longer than its session, idle or whole", async () => {
  const { id, application } = await openWiki();
  const { read } = await grantTo(await addMember(id, "member", now), application);
  expect(await read(after(now, minutes(59)))).not.toBeNull();
  expect(await read(after(now, hours(24)))).toBeNull();
});

test("[G7] a grant is worth nothing once its member may not use the application", async () => {
  const { id, scope, application } = await openWiki();
  const { read } = await grantTo(await addMember(id, "member", now), application);
  await saveApplication(scope, application.id, 0, settings({ audience: "roles", roles: ["admin"] }));
  expect(await read()).toBeNull();
});

test("a grant that someone pointed at another session is refused", async () => {
  const { id, owner, application } = await openWiki();
  const bo = await addMember(id, "member", now);
  const { id: grant, read } = await grantTo(bo, application);
  const victim = await full(owner);
  const moved = [victim.session.id, owner.id, grant];
  await tamper("update application_grant set session_id = $1, member_id = $2 where id = $3", moved);
  expect(await read()).toBeNull();
});

test("[G4] a member signs out of one application: what it holds is over, the session stays", async () => {
  const { id, owner, application } = await openWiki();
  const { id: grant, read } = await grantTo(owner, application);
  await inWorkspace(id, (tx) => endGrants(tx, [grant], now));
  expect(await read()).toBeNull();
  expect((await signIn(owner, now)).step).toBe("in");
});

test("a member sees what they may use, the newest used first, and why one is locked", async () => {
  const { id, owner, scope } = await openWiki();
  const pay = await openApplication(owner, now, { name: "Pay-roll" });
  const secret = await openApplication(owner, now, { name: "Board" });
  await saveApplication(scope, pay.id, 0, settings({ name: "Pay-roll", demand: "phishing_resistant" }));
  await saveApplication(scope, secret.id, 0, settings({ name: "Board", audience: "members", members: [owner.id] }));
  const bo = await addMember(id, "member", now);
  expect(await ownOf(await full(bo))).toMatchObject([
    { name: "Pay-roll", locked: "phishing_resistant", lastAt: null },
    { name: "Wiki", locked: null },
  ]);
  await grantTo(owner, { id: secret.id, name: "Board" });
  expect((await ownOf(await full(owner))).map(({ name }) => name)).toEqual(["Board", "Pay-roll", "Wiki"]);
  expect((await listApplications(scope)).map(({ name, lastAt }) => [name, lastAt])).toEqual([
    ["Board", now],
    ["Pay-roll", null],
    ["Wiki", null],
  ]);
});

test("[G3] a request is found by the browser that began it alone, in its workspace, for half an hour", async () => {
  const [{ id, application }, other] = [await openWiki(), await openWiki()];
  const begun = { applicationId: application.id, resume: (id: string) => `/resume/${id}`, asked: anything };
  const request = await inWorkspace(id, (tx) => beginRequest(tx, "browser", begun, now));
  expect(await findRequest(id, request, "browser", now)).toMatchObject({
    resumePath: `/resume/${request}`,
    asked: anything,
  });
  expect(await findRequest(id, request, "another", now)).toBeNull();
  expect(await findRequest(id, request, null, now)).toBeNull();
  expect(await findRequest(other.id, request, "browser", now)).toBeNull();
  expect(await findRequest(id, "1 or 1=1", "browser", now)).toBeNull();
  expect(await findRequest(id, request, "browser", after(now, requestTime))).toBeNull();
});

test("[G6] a request is judged by the application's demand, whatever the client asks for", async () => {
  const { id, application } = await openWiki({ demand: "phishing_resistant", freshMinutes: 15 });
  const bo = await addMember(id, "member", now);
  const begun = { applicationId: application.id, resume: () => "/", asked: anything };
  const request = await findRequest(id, await inWorkspace(id, (tx) => beginRequest(tx, "b", begun, now)), "b", now);
  if (!request) throw new Error("no request");
  expect(await judgeRequest(await full(bo), request)).toMatchObject({ verdict: "owed", lacks: "enrol" });
  const withKey = await openSession(bo, [{ kind: "passkey", userVerified: true }], now);
  expect(await judgeRequest(withKey as FullStanding, request)).toMatchObject({
    verdict: "go",
    said: { assurance: "phr" },
  });
});

test("[G7] who may not use the application does not pass, whatever they prove", async () => {
  const { id, owner, application } = await openWiki({ audience: "roles", roles: ["admin"] });
  const begun = { applicationId: application.id, resume: () => "/", asked: anything };
  const request = await findRequest(id, await inWorkspace(id, (tx) => beginRequest(tx, "b", begun, now)), "b", now);
  if (!request) throw new Error("no request");
  expect((await judgeRequest(await full(owner), request)).verdict).toBe("not-yours");
  expect((await judgeRequest(await full(await addMember(id, "admin", now)), request)).verdict).toBe("go");
  const plain = (await addPlain(id, "member", now)) && (await full(await addMember(id, "member", now)));
  expect((await judgeRequest(plain, request)).verdict).toBe("not-yours");
});

test("a new key is published before it signs, and an old one stays published after", async () => {
  const { id } = await openWiki();
  const keysAt = async (at: Date) =>
    (await inWorkspace(id, (tx) => readIssuerKeys(tx, at))).map((key) => [key.algorithm, key.id, key.signs] as const);
  const first = await keysAt(now);
  expect(first.map(([algorithm, , signs]) => [algorithm, signs]).sort()).toEqual([
    ["ES256", true],
    ["RS256", true],
  ]);
  const made = await makeIssuerKeys();
  await inWorkspace(id, (tx) => publishIssuerKeys(tx, made, now));
  const signing = (keys: typeof first) =>
    keys
      .filter(([, , signs]) => signs)
      .map(([, key]) => key)
      .sort();
  const news = made.map((key) => key.id).sort();
  expect([(await keysAt(now)).length, signing(await keysAt(now))]).toEqual([4, signing(first)]);
  expect([(await keysAt(after(now, hours(2)))).length, signing(await keysAt(after(now, hours(2))))]).toEqual([4, news]);
  expect((await keysAt(after(now, days(3)))).map(([, key]) => key).sort()).toEqual(news);
});

test("a key that was not sealed in its place signs nothing", async () => {
  const [{ id }, other] = [await openWiki(), await openWiki()];
  await tamper("update issuer_key set workspace_id = $1 where workspace_id = $2", [id, other.id]);
  expect((await inWorkspace(id, (tx) => readIssuerKeys(tx, now))).length).toBe(2);
});
