import "@/test/database";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { advance } from "@/lib/access/sessions/advance";
import type { Scope } from "@/lib/access/sessions/judge";
import { readStanding } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { assignableRoles } from "@/lib/rules/policy/permissions";
import { type RoleName, roles } from "@/lib/rules/policy/settings";
import { waitingMails } from "@/test/mails";
import { addMember, addPlain, callAt, enrol, openWorkspace, type Person, rowOf, strangerAt } from "@/test/people";
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
  "change role": (scope, subjectId) => changeRole(scope, subjectId, "helpdesk"),
  deactivate: (scope, subjectId) => deactivate(scope, subjectId),
  reactivate: (scope, subjectId) => reactivate(scope, subjectId),
  "end sessions": (scope, subjectId) => endSessions(scope, subjectId),
  "end one session": (scope, subjectId) => endSession(scope, subjectId, randomUUID()),
  remind: (scope, subjectId) => remind(scope, subjectId),
};

const mayManage: Record<RoleName, RoleName[]> = {
  owner: ["member", "helpdesk", "admin", "owner"],
  admin: ["member", "helpdesk"],
  helpdesk: [],
  member: [],
};

test.each(Object.keys(everyAct))(
  "%s reaches down only, for every role of the actor, and changes nothing else",
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

test("an actor demoted or deactivated since their request began can do nothing any more", async () => {
  const workspace = await openWorkspace(now);
  const ada = await addMember(workspace.id, "admin", now);
  const bo = await addPlain(workspace.id, "member", now);
  const scope = await scopeOf(ada, "members:manage", now);
  const refused = { ok: false, reason: "not-found" };
  await inWorkspace(workspace.id, (tx) => tx.member.updateMany({ where: { id: ada.id }, data: { role: "helpdesk" } }));
  expect(await deactivate(callAt(scope, now), bo.id)).toEqual(refused);
  await inWorkspace(workspace.id, (tx) =>
    tx.member.updateMany({ where: { id: ada.id }, data: { role: "admin", deactivatedAt: now } }),
  );
  expect(await deactivate(callAt(scope, now), bo.id)).toEqual(refused);
  expect((await row(bo)).deactivatedAt).toBeNull();
});

test("an actor gives only roles they may give", async () => {
  const workspace = await openWorkspace(now);
  for (const by of ["admin", "owner"] as const) {
    const scope = await scopeOf(await addMember(workspace.id, by, now), "members:manage", now);
    for (const role of roles) {
      const subject = await addPlain(workspace.id, role === "member" ? "helpdesk" : "member", now);
      const answer = await changeRole(callAt(scope, now), subject.id, role);
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
  expect(await changeRole(callAt(scope, now), bo.id, "admin")).toEqual({ ok: true });
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
    const demote = (scope: Manage, subjectId: string) => changeRole(scope, subjectId, "member");
    const switchOff = (scope: Manage, subjectId: string) => deactivate(scope, subjectId);
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

test("a sensitive act requires a new proof after ten minutes, and nothing happens before it", async () => {
  const workspace = await openWorkspace(after(now, -minutes(20)));
  const bo = await addPlain(workspace.id, "member", now);
  const scope = await scopeOf(workspace.owner, "members:manage", after(now, -minutes(11)));
  const stale = { ok: false, reason: "stale" };
  expect(await changeRole(callAt(scope, now), bo.id, "admin")).toEqual(stale);
  expect(await deactivate(callAt(scope, now), bo.id)).toEqual(stale);
  expect(await reactivate(callAt(scope, now), bo.id)).toEqual(stale);
  expect(await endSessions(callAt(scope, now), bo.id)).toEqual(stale);
  expect(await events(workspace.id, bo.id)).toEqual([]);
});

test("an admin who has no second factor can do nothing before enrolling", async () => {
  const off = { level: "off", from: null } as const;
  const requirement = { member: off, helpdesk: off, admin: off, owner: off };
  const workspace = await openWorkspace(now, { requirement });
  const ada = await addPlain(workspace.id, "admin", now);
  const bo = await addPlain(workspace.id, "member", now);
  const { token } = await inWorkspace(workspace.id, (tx) =>
    advance(tx, strangerAt(now), ada.id, null, { kind: "password" }),
  );
  const standing = await readStanding(token, strangerAt(now));
  const scope = { ...standing, permission: "members:manage" } as unknown as Manage;
  expect(scope.step).toBe("in");
  const refused = { ok: false, reason: "enrol-first" };
  expect(await deactivate(callAt(scope, now), bo.id)).toEqual(refused);
  expect(await remind(callAt(scope, now), bo.id)).toEqual(refused);
});

test("a member promoted with an emailed code alone can do nothing before setting up a stronger method", async () => {
  const workspace = await openWorkspace(now, { methods: { totp: true, passkey: true, email: true }, graceDays: 14 });
  const [mo, bo] = [await addPlain(workspace.id, "member", now), await addPlain(workspace.id, "member", now)];
  const owner = await scopeOf(workspace.owner, "members:manage", now);
  expect(await changeRole(callAt(owner, now), mo.id, "admin")).toEqual({ ok: true });
  const scope = await mailedScope(mo, "members:manage", now);
  const refused = { ok: false, reason: "enrol-first" };
  expect(await deactivate(callAt(scope, now), bo.id)).toEqual(refused);
  await enrol(mo, now);
  expect(await deactivate(callAt(await scopeOf(mo, "members:manage", now), now), bo.id)).toEqual({
    ok: true,
  });
});

test("a deactivated member is signed out at once, everywhere, and is told; reactivated, the account is as it was", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now);
  const { token } = await inWorkspace(workspace.id, (tx) =>
    advance(tx, strangerAt(now), bo.id, null, [{ kind: "password" }, { kind: "totp" }]),
  );
  const before = await row(bo);
  const scope = await scopeOf(workspace.owner, "members:manage", now);
  const request = [callAt(scope, now), bo.id] as const;
  expect(await readStanding(token, strangerAt(now))).not.toBeNull();
  expect(await deactivate(...request)).toEqual({ ok: true });
  expect(await readStanding(token, strangerAt(now))).toBeNull();
  expect((await waitingMails(workspace.id)).map(({ template }) => template)).toEqual(["account-deactivated"]);
  expect(await deactivate(...request)).toEqual({ ok: false, reason: "already-off" });
  expect(await reactivate(...request)).toEqual({ ok: true });
  expect(await reactivate(...request)).toEqual({ ok: false, reason: "not-deactivated" });
  expect((await waitingMails(workspace.id)).map(({ to, params }) => [to, params.change]).slice(1)).toEqual([
    [bo.email, { what: "reactivated" }],
  ]);
  expect(await row(bo)).toEqual(before);
  expect(await readStanding(token, strangerAt(now))).toBeNull();
});

test("one or all sessions of a member are ended; another member's session never is", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now);
  const open = (person: Person) =>
    inWorkspace(workspace.id, (tx) =>
      advance(tx, strangerAt(now), person.id, null, [{ kind: "password" }, { kind: "totp" }]),
    );
  const [first, second, other] = [
    await open(bo),
    await open(bo),
    await open(await addMember(workspace.id, "member", now)),
  ];
  const scope = await scopeOf(workspace.owner, "members:manage", now);
  const request = [callAt(scope, now), bo.id] as const;
  expect(await endSession(...request, other.sessionId)).toEqual({ ok: false, reason: "none" });
  expect(await readStanding(other.token, strangerAt(now))).not.toBeNull();
  expect(await endSession(...request, first.sessionId)).toEqual({ ok: true });
  expect(await readStanding(first.token, strangerAt(now))).toBeNull();
  expect(await readStanding(second.token, strangerAt(now))).not.toBeNull();
  expect(await endSessions(...request)).toEqual({ ok: true });
  expect(await readStanding(second.token, strangerAt(now))).toBeNull();
  expect(await endSessions(...request)).toEqual({ ok: false, reason: "none" });
  expect((await waitingMails(workspace.id)).map(({ to, params }) => [to, params.by, params.change]).sort()).toEqual([
    [bo.email, "Olga Owner", { what: "sessions-ended", which: "one" }],
    [bo.email, "Olga Owner", { what: "sessions-ended", which: "all" }],
  ]);
});

test("a reminder goes to a member who lacks a second factor, once a minute at most, and to no one else", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addPlain(workspace.id, "member", now);
  const covered = await addMember(workspace.id, "member", now);
  const scope = await scopeOf(workspace.owner, "members:manage", now);
  expect(await remind(callAt(scope, now), bo.id)).toEqual({ ok: true });
  expect(await remind(callAt(scope, now), bo.id)).toMatchObject({ ok: false, reason: "mail-wait" });
  expect(await remind(callAt(scope, now), covered.id)).toEqual({ ok: false, reason: "covered" });
  expect((await waitingMails(workspace.id)).map(({ to }) => to)).toEqual([bo.email]);
});
