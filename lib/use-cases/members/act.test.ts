import "@/test/database";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { advance } from "@/lib/access/sessions/advance";
import type { Scope } from "@/lib/access/sessions/require";
import { readStanding } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { assignableRoles } from "@/lib/rules/policy/permissions";
import { type RoleName, roles } from "@/lib/rules/policy/settings";
import { waitingMails } from "@/test/mails";
import { addMember, addPlain, enrol, openWorkspace, type Person, rowOf, visitor } from "@/test/people";
import { mailedScope, scopeOf } from "@/test/scope";
import { changeRole } from "./change-role";
import { deactivate } from "./deactivate";
import { endSession, endSessions } from "./end-sessions";
import { reactivate } from "./reactivate";
import { remind } from "./remind";

const now = new Date("2026-11-22T10:00:00Z");
type Manage = Scope<"members:manage">;

const row = (person: Person) => inWorkspace(person.workspaceId, (tx) => rowOf(tx, person));
const events = (workspaceId: string, subjectId: string) =>
  inWorkspace(workspaceId, async (tx) =>
    (await tx.auditEvent.findMany({ where: { subjectId }, orderBy: { sequence: "asc" } })).map(({ action }) => action),
  );

const everyAct: Record<string, (scope: Manage, subjectId: string) => Promise<{ ok: boolean; reason?: string }>> = {
  "change role": (scope, subjectId) => changeRole({ scope, subjectId, visitor, now }, "helpdesk"),
  deactivate: (scope, subjectId) => deactivate({ scope, subjectId, visitor, now }),
  reactivate: (scope, subjectId) => reactivate({ scope, subjectId, visitor, now }),
  "end sessions": (scope, subjectId) => endSessions({ scope, subjectId, visitor, now }),
  "end one session": (scope, subjectId) => endSession({ scope, subjectId, visitor, now }, randomUUID()),
  remind: (scope, subjectId) => remind({ scope, subjectId, visitor, now }),
};

const mayManage: Record<RoleName, RoleName[]> = {
  owner: ["member", "helpdesk", "admin", "owner"],
  admin: ["member", "helpdesk"],
  helpdesk: [],
  member: [],
};

test.each(Object.keys(everyAct))(
  "%s reaches down only, whoever tries it, and changes nothing else",
  async (name) => {
    const workspace = await openWorkspace(now);
    const act = everyAct[name] as (typeof everyAct)[string];
    for (const by of roles) {
      const scope = await scopeOf(await addMember(workspace.id, by, now), "members:manage", now);
      for (const to of roles) {
        const subject = await addPlain(workspace.id, to, now);
        const before = await row(subject);
        const answer = await act(scope, subject.id);
        if (mayManage[by].includes(to)) expect(answer.reason, `${by} on ${to}`).not.toBe("not-found");
        else {
          expect(answer, `${by} on ${to}`).toEqual({ ok: false, reason: "not-found" });
          expect(await row(subject)).toEqual(before);
          expect(await events(workspace.id, subject.id)).toEqual([]);
        }
      }
      expect(await act(scope, scope.member.id), `${by} on themselves`).toEqual({ ok: false, reason: "not-found" });
    }
  },
  60_000,
);

test.each(Object.keys(everyAct))("%s does not find the member of another workspace", async (name) => {
  const mine = await openWorkspace(now);
  const theirs = await openWorkspace(now);
  const bo = await addPlain(theirs.id, "member", now);
  const scope = await scopeOf(mine.owner, "members:manage", now);
  const before = await row(bo);
  const act = everyAct[name] as (typeof everyAct)[string];
  expect(await act(scope, bo.id)).toEqual({ ok: false, reason: "not-found" });
  expect(await row(bo)).toEqual(before);
});

test("whoever was demoted or deactivated since their request began does nothing any more", async () => {
  const workspace = await openWorkspace(now);
  const ada = await addMember(workspace.id, "admin", now);
  const bo = await addPlain(workspace.id, "member", now);
  const scope = await scopeOf(ada, "members:manage", now);
  const refused = { ok: false, reason: "not-found" };
  await inWorkspace(workspace.id, (tx) => tx.member.updateMany({ where: { id: ada.id }, data: { role: "helpdesk" } }));
  expect(await deactivate({ scope, subjectId: bo.id, visitor, now })).toEqual(refused);
  await inWorkspace(workspace.id, (tx) =>
    tx.member.updateMany({ where: { id: ada.id }, data: { role: "admin", deactivatedAt: now } }),
  );
  expect(await deactivate({ scope, subjectId: bo.id, visitor, now })).toEqual(refused);
  expect((await row(bo)).deactivatedAt).toBeNull();
});

test("only roles one may give are given", async () => {
  const workspace = await openWorkspace(now);
  for (const by of ["admin", "owner"] as const) {
    const scope = await scopeOf(await addMember(workspace.id, by, now), "members:manage", now);
    for (const role of roles) {
      const subject = await addPlain(workspace.id, role === "member" ? "helpdesk" : "member", now);
      const answer = await changeRole({ scope, subjectId: subject.id, visitor, now }, role);
      const allowed = assignableRoles(by).includes(role);
      expect(answer, `${by} gives ${role}`).toEqual(allowed ? { ok: true } : { ok: false, reason: "role" });
      expect((await row(subject)).role).toBe(allowed ? role : subject.role);
    }
  }
});

test("a change of role is told to the member and recorded", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addPlain(workspace.id, "member", now);
  const scope = await scopeOf(workspace.owner, "members:manage", now);
  expect(await changeRole({ scope, subjectId: bo.id, visitor, now }, "admin")).toEqual({ ok: true });
  expect(await waitingMails(workspace.id)).toMatchObject([
    { template: "role-changed", to: bo.email, params: { from: "member", to: "admin", by: "Olga Owner" } },
  ]);
  expect(await events(workspace.id, bo.id)).toEqual(["member.role_changed"]);
});

test("two owners who demote or deactivate each other at once: one stays", async () => {
  for (let round = 0; round < 4; round++) {
    const workspace = await openWorkspace(now);
    const otto = await addMember(workspace.id, "owner", now, "Otto Owner");
    const olgas = await scopeOf(workspace.owner, "members:manage", now);
    const ottos = await scopeOf(otto, "members:manage", now);
    const demote = (scope: Manage, subjectId: string) => changeRole({ scope, subjectId, visitor, now }, "member");
    const switchOff = (scope: Manage, subjectId: string) => deactivate({ scope, subjectId, visitor, now });
    const answers = await Promise.all([
      (round % 2 ? demote : switchOff)(olgas, otto.id),
      (round < 2 ? demote : switchOff)(ottos, workspace.owner.id),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const left = await inWorkspace(workspace.id, (tx) =>
      tx.member.count({ where: { role: "owner", deactivatedAt: null, joinedAt: { not: null } } }),
    );
    expect(left).toBe(1);
  }
});

test("a proof older than ten minutes is asked again before a sensitive act, and nothing happens", async () => {
  const workspace = await openWorkspace(after(now, -minutes(20)));
  const bo = await addPlain(workspace.id, "member", now);
  const scope = await scopeOf(workspace.owner, "members:manage", after(now, -minutes(11)));
  const stale = { ok: false, reason: "stale" };
  expect(await changeRole({ scope, subjectId: bo.id, visitor, now }, "admin")).toEqual(stale);
  expect(await deactivate({ scope, subjectId: bo.id, visitor, now })).toEqual(stale);
  expect(await reactivate({ scope, subjectId: bo.id, visitor, now })).toEqual(stale);
  expect(await endSessions({ scope, subjectId: bo.id, visitor, now })).toEqual(stale);
  expect(await events(workspace.id, bo.id)).toEqual([]);
});

test("an admin who has no second factor does nothing before enrolling", async () => {
  const off = { level: "off", from: null } as const;
  const requirement = { member: off, helpdesk: off, admin: off, owner: off };
  const workspace = await openWorkspace(now, { requirement });
  const ada = await addPlain(workspace.id, "admin", now);
  const bo = await addPlain(workspace.id, "member", now);
  const { token } = await inWorkspace(workspace.id, (tx) =>
    advance(tx, ada.id, null, { kind: "password" }, visitor, now),
  );
  const standing = await readStanding(token, now);
  const scope = { ...standing, permission: "members:manage" } as unknown as Manage;
  expect(scope.step).toBe("in");
  const refused = { ok: false, reason: "enrol-first" };
  expect(await deactivate({ scope, subjectId: bo.id, visitor, now })).toEqual(refused);
  expect(await remind({ scope, subjectId: bo.id, visitor, now })).toEqual(refused);
});

test("a member promoted with an emailed code alone does nothing before setting up a stronger method", async () => {
  const workspace = await openWorkspace(now, { methods: { totp: true, passkey: true, email: true }, graceDays: 14 });
  const [mo, bo] = [await addPlain(workspace.id, "member", now), await addPlain(workspace.id, "member", now)];
  const owner = await scopeOf(workspace.owner, "members:manage", now);
  expect(await changeRole({ scope: owner, subjectId: mo.id, visitor, now }, "admin")).toEqual({ ok: true });
  const scope = await mailedScope(mo, "members:manage", now);
  const refused = { ok: false, reason: "enrol-first" };
  expect(await deactivate({ scope, subjectId: bo.id, visitor, now })).toEqual(refused);
  await enrol(mo, now);
  expect(await deactivate({ scope: await scopeOf(mo, "members:manage", now), subjectId: bo.id, visitor, now })).toEqual(
    {
      ok: true,
    },
  );
});

test("who is deactivated is out at once, everywhere, and is told; switched on again, the account is as it was", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now);
  const { token } = await inWorkspace(workspace.id, (tx) =>
    advance(tx, bo.id, null, [{ kind: "password" }, { kind: "totp" }], visitor, now),
  );
  const before = await row(bo);
  const scope = await scopeOf(workspace.owner, "members:manage", now);
  const request = { scope, subjectId: bo.id, visitor, now };
  expect(await readStanding(token, now)).not.toBeNull();
  expect(await deactivate(request)).toEqual({ ok: true });
  expect(await readStanding(token, now)).toBeNull();
  expect((await waitingMails(workspace.id)).map(({ template }) => template)).toEqual(["account-deactivated"]);
  expect(await deactivate(request)).toEqual({ ok: false, reason: "already-off" });
  expect(await reactivate(request)).toEqual({ ok: true });
  expect(await reactivate(request)).toEqual({ ok: false, reason: "not-deactivated" });
  expect((await waitingMails(workspace.id)).map(({ to, params }) => [to, params.change]).slice(1)).toEqual([
    [bo.email, { what: "reactivated" }],
  ]);
  expect(await row(bo)).toEqual(before);
  expect(await readStanding(token, now)).toBeNull();
});

test("a member's sessions end, all or one; a session of somebody else never does", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now);
  const open = (person: Person) =>
    inWorkspace(workspace.id, (tx) =>
      advance(tx, person.id, null, [{ kind: "password" }, { kind: "totp" }], visitor, now),
    );
  const [first, second, other] = [
    await open(bo),
    await open(bo),
    await open(await addMember(workspace.id, "member", now)),
  ];
  const scope = await scopeOf(workspace.owner, "members:manage", now);
  const request = { scope, subjectId: bo.id, visitor, now };
  expect(await endSession(request, other.sessionId)).toEqual({ ok: false, reason: "none" });
  expect(await readStanding(other.token, now)).not.toBeNull();
  expect(await endSession(request, first.sessionId)).toEqual({ ok: true });
  expect(await readStanding(first.token, now)).toBeNull();
  expect(await readStanding(second.token, now)).not.toBeNull();
  expect(await endSessions(request)).toEqual({ ok: true });
  expect(await readStanding(second.token, now)).toBeNull();
  expect(await endSessions(request)).toEqual({ ok: false, reason: "none" });
  expect((await waitingMails(workspace.id)).map(({ to, params }) => [to, params.by, params.change]).sort()).toEqual([
    [bo.email, "Olga Owner", { what: "sessions-ended", which: "one" }],
    [bo.email, "Olga Owner", { what: "sessions-ended", which: "all" }],
  ]);
});

test("a reminder goes to who lacks a second factor, once a minute at most; nobody else is bothered", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addPlain(workspace.id, "member", now);
  const covered = await addMember(workspace.id, "member", now);
  const scope = await scopeOf(workspace.owner, "members:manage", now);
  expect(await remind({ scope, subjectId: bo.id, visitor, now })).toEqual({ ok: true });
  expect(await remind({ scope, subjectId: bo.id, visitor, now })).toMatchObject({ ok: false, reason: "mail-wait" });
  expect(await remind({ scope, subjectId: covered.id, visitor, now })).toEqual({ ok: false, reason: "covered" });
  expect((await waitingMails(workspace.id)).map(({ to }) => to)).toEqual([bo.email]);
});
