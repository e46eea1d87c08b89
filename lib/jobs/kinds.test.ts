import "@/test/database";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { after, days, minutes } from "@/lib/ground/durations";
import { kinds } from "@/lib/jobs/kinds";
import { baseOf, readVersions } from "@/lib/records/policy-versions/read-versions";
import { workTasks } from "@/lib/records/tasks/work";
import type { MemberFacts } from "@/lib/rules/policy/assess";
import { initialSettings, type Requirement, type Settings } from "@/lib/rules/policy/settings";
import { saveDraft } from "@/lib/use-cases/policy-admin/draft";
import { publish } from "@/lib/use-cases/policy-admin/publish";
import { undo } from "@/lib/use-cases/policy-admin/undo";
import { startReminders } from "@/lib/use-cases/policy-walks/remind";
import { addCrowd, plainMember } from "@/test/crowd";
import { waitingMails } from "@/test/mails";
import { addEmailCode, addMember, addPlain, callAt, openWorkspace, type Person } from "@/test/people";
import { scopeOf } from "@/test/scope";

const now = new Date("2025-11-22T10:00:00Z");
const level = (level: Requirement["level"], from: Date | null = null): Settings["requirement"] => {
  const one = { level, from: from?.toISOString() ?? null };
  return { member: one, helpdesk: one, admin: one, owner: one };
};
const blank: MemberFacts = { ...plainMember, joinedAt: after(now, -days(30)) };

async function openRelaxed(changed: Partial<Settings> = {}) {
  const workspace = await openWorkspace(after(now, -days(40)), { requirement: level("off"), ...changed });
  await inWorkspace(workspace.id, (tx) => tx.policyVersion.updateMany({ data: { dueAt: {} } }));
  return workspace;
}

async function release(person: Person, changed: Partial<Settings>, at = now, effectiveAt: Date | null = null) {
  const { inForce, base } = await inWorkspace(person.workspaceId, async (tx) => {
    const versions = await readVersions(tx, at);
    return { inForce: versions.inForce, base: baseOf(versions) };
  });
  const scope = await scopeOf(person, "policy:write", at);
  const saved = await saveDraft(
    callAt(scope, at),
    { settings: { ...inForce.settings, ...changed }, effectiveAt },
    base,
  );
  if (!saved.ok) throw new Error(saved.reason);
  expect(await publish(callAt(scope, at), saved.base, true)).toMatchObject({ ok: true });
}

async function workAll(at: Date) {
  for (let round = 0; round < 50; round++) if (!(await workTasks(kinds, at))) return;
  throw new Error("the tasks never end");
}
const forget = (workspaceId: string) =>
  asSystem(Prisma.sql`delete from queued_mail where workspace_id = ${workspaceId}::uuid`);
const addresses = async (workspaceId: string) => (await waitingMails(workspaceId)).map(({ to }) => to).sort();

test("a requirement is announced to the members it affects, and to no one else; the request itself announces nothing", async () => {
  const { id, owner } = await openRelaxed();
  const bo = await addPlain(id, "member", now, "Bo Member");
  await addMember(id, "member", now, "Cy Covered");
  await release(owner, { requirement: level("required") });
  expect(await waitingMails(id)).toEqual([]);
  await workAll(now);
  expect(await waitingMails(id)).toEqual([
    {
      template: "requirement-published",
      to: bo.email,
      params: {
        workspace: { name: "Acme Works", slug: expect.any(String) },
        by: "Olga Owner",
        from: null,
        why: { cause: "none-enrolled", role: "member", has: [], accepted: ["totp", "passkey"] },
        before: null,
      },
    },
  ]);
  await workAll(now);
  expect(await waitingMails(id)).toHaveLength(1);
});

test("[D2] who has a method is told that it is no longer accepted, who has nothing that one is required", async () => {
  const { id, owner } = await openRelaxed({ methods: { totp: true, passkey: true, email: true } });
  const [bo, eve] = [await addPlain(id, "member", now), await addPlain(id, "member", now)];
  await addEmailCode(bo, now);
  await release(owner, {
    requirement: level("required"),
    methods: { totp: true, passkey: true, email: false },
  });
  await workAll(now);
  const told = new Map((await waitingMails(id)).map(({ to, params }) => [to, params]));
  expect(told.get(bo.email)).toMatchObject({
    from: null,
    why: { cause: "not-accepted", has: ["email"], accepted: ["totp", "passkey"] },
  });
  expect(told.get(eve.email)).toMatchObject({ from: null, why: { cause: "none-enrolled", has: [] }, before: null });
});

test("a requirement from a day, or published for a day, names that day", async () => {
  const { id, owner } = await openRelaxed();
  await addPlain(id, "member", now);
  const day = new Date("2025-12-20T00:00:00Z");
  await release(owner, { requirement: level("required") }, now, day);
  await workAll(now);
  expect((await waitingMails(id)).map(({ params }) => params.from)).toEqual([day.toISOString()]);
});

test("an announcement names the day the version starts, though the member's own day has long passed", async () => {
  const { id, owner } = await openWorkspace(after(now, -days(40)), {
    methods: { totp: true, passkey: true, email: true },
  });
  const bo = await addPlain(id, "member", after(now, -days(30)), "Bo Member");
  await addEmailCode(bo, now);
  const day = new Date("2025-12-20T00:00:00Z");
  await release(owner, { methods: { totp: true, passkey: true, email: false } }, now, day);
  await workAll(now);
  expect((await waitingMails(id)).map(({ to, params }) => [to, params.from])).toEqual([[bo.email, day.toISOString()]]);
});

test("a walk that is cut off continues in any process from where it stopped: everyone is told once", async () => {
  const { id, owner } = await openRelaxed();
  await inWorkspace(id, (tx) =>
    addCrowd(
      tx,
      Array.from({ length: 1_203 }, () => blank),
    ),
  );
  await release(owner, { requirement: level("required") });
  await workTasks(kinds, now);
  // Members are visited in the order of their random ids. The owner gets no mail, and may or may not be among the first 500.
  expect([499, 500]).toContain((await waitingMails(id)).length);
  await Promise.all([workTasks(kinds, now), workTasks(kinds, now), workTasks(kinds, now)]);
  await workAll(now);
  const told = await addresses(id);
  expect(told).toHaveLength(1_203);
  expect(new Set(told).size).toBe(1_203);
});

test("a requirement undone before its announcement is announced to no one", async () => {
  const { id, owner } = await openRelaxed();
  await addPlain(id, "member", now);
  await release(owner, { requirement: level("required") });
  const scope = await scopeOf(owner, "policy:write", now);
  await undo(callAt(scope, now), 2);
  const base = await inWorkspace(id, async (tx) => baseOf(await readVersions(tx, now)));
  expect(await publish(callAt(scope, now), base, true)).toMatchObject({ ok: true });
  await workAll(now);
  expect(await waitingMails(id)).toEqual([]);
});

test("members who were told of a planned requirement are told that it was taken back, and what applies now", async () => {
  const { id, owner } = await openRelaxed();
  const day = new Date("2025-12-20T00:00:00Z");
  const bo = await addPlain(id, "member", now, "Bo Member");
  const cy = await addPlain(id, "member", now, "Cy Member");
  await addMember(id, "member", now, "Di Covered");
  await release(owner, { requirement: level("required") }, now, day);
  await workAll(now);
  await forget(id);
  await addPlain(id, "member", after(now, 1), "Eve Later");
  const scope = await scopeOf(owner, "policy:write", now);
  expect(await undo(callAt(scope, after(now, minutes(1))), 2)).toEqual({ ok: true });
  expect(await waitingMails(id)).toEqual([]);
  await workAll(after(now, minutes(1)));
  await workAll(after(now, minutes(1)));
  const mails = await waitingMails(id);
  expect(mails.map(({ to }) => to).sort()).toEqual([bo.email, cy.email].sort());
  expect(mails[0]).toMatchObject({
    template: "requirement-withdrawn",
    params: { by: "Olga Owner", from: day.toISOString(), deadline: null },
  });
});

test("a version taken back during its announcement: exactly the members who were told of it are told that it ended", async () => {
  const { id, owner } = await openRelaxed();
  await inWorkspace(id, (tx) =>
    addCrowd(
      tx,
      Array.from({ length: 1_203 }, () => blank),
    ),
  );
  await release(owner, { requirement: level("required") }, now, new Date("2025-12-20T00:00:00Z"));
  await workTasks(kinds, now);
  const announced = await addresses(id);
  await forget(id);
  expect(await undo(callAt(await scopeOf(owner, "policy:write", now), now), 2)).toEqual({ ok: true });
  await workAll(now);
  expect(await addresses(id)).toEqual(announced);
});

test("a version taken back and published again at once: no one is told of both", async () => {
  const { id, owner } = await openRelaxed();
  await addPlain(id, "member", now, "Bo Member");
  const day = new Date("2025-12-20T00:00:00Z");
  await release(owner, { requirement: level("required") }, now, day);
  await workAll(now);
  await forget(id);
  const scope = await scopeOf(owner, "policy:write", now);
  await undo(callAt(scope, now), 2);
  const base = await inWorkspace(id, async (tx) => baseOf(await readVersions(tx, now)));
  expect(await publish(callAt(scope, after(now, 1)), base, true)).toMatchObject({ ok: true });
  await workAll(after(now, 1));
  expect((await waitingMails(id)).map(({ template }) => template)).toEqual(["requirement-published"]);
});

test("a later version that asks nothing new announces nothing again", async () => {
  const { id, owner } = await openRelaxed();
  await addPlain(id, "member", now);
  await release(owner, { requirement: level("required") });
  await release(owner, { issuer: "Reseller" });
  await workAll(now);
  expect(await waitingMails(id)).toHaveLength(1);
});

test("a task that fails in one workspace delays no other workspace", async () => {
  const broken = await openRelaxed();
  const { id, owner } = await openRelaxed();
  await addPlain(id, "member", now);
  await release(owner, { requirement: level("required") });
  const task = { workspaceId: broken.id, kind: "remind", subject: "no such task", notBefore: after(now, -days(1)) };
  await inWorkspace(broken.id, (tx) => tx.task.create({ data: task }));
  await expect(workTasks(kinds, now)).rejects.toThrow("threshold");
  expect(await waitingMails(id)).toHaveLength(1);
  await inWorkspace(broken.id, (tx) => tx.task.deleteMany());
});

test("failing tasks of any number step back and are tried again later", async () => {
  const broken = await openRelaxed();
  const { id, owner } = await openRelaxed();
  await addPlain(id, "member", now);
  await release(owner, { requirement: level("required") });
  const notBefore = after(now, -days(1));
  const tasks = Array.from({ length: 25 }, (_, i) => ({
    workspaceId: broken.id,
    kind: i % 2 ? "remind" : "of a later release",
    subject: `no such task ${i}`,
    notBefore,
  }));
  await inWorkspace(broken.id, (tx) => tx.task.createMany({ data: tasks }));
  const tries = async () => {
    for (let i = 0; i < 3; i++) await workTasks(kinds, now).catch(() => undefined);
  };
  await tries();
  expect(await waitingMails(id)).toHaveLength(1);
  const waiting = await inWorkspace(broken.id, (tx) => tx.task.findMany({ where: { doneAt: null } }));
  expect(waiting.every((task) => task.notBefore > now && task.notBefore < after(now, days(1)))).toBe(true);
  await inWorkspace(broken.id, (tx) => tx.task.deleteMany());
});

test("an unreadable policy of one workspace stops no other workspace's reminders", async () => {
  const deadline = after(now, days(6));
  const people = [];
  for (let i = 0; i < 3; i++) {
    const { id, owner } = await openRelaxed();
    people.push({ id, bo: await addPlain(id, "member", after(now, -days(20))) });
    await release(owner, { requirement: level("required", deadline) });
    await workAll(now);
    await forget(id);
  }
  const [first, broken, last] = people.sort((a, b) => a.id.localeCompare(b.id));
  await inWorkspace(broken?.id ?? "", (tx) => tx.policyVersion.updateMany({ data: { settings: {} } }));
  const at = after(now, days(3.5));
  await expect(startReminders(at)).rejects.toThrow();
  await workAll(at);
  for (const one of [first, last]) expect(await addresses(one?.id ?? "")).toEqual([one?.bo.email]);
  await inWorkspace(broken?.id ?? "", (tx) => tx.policyVersion.updateMany({ data: { dueAt: {} } }));
});

test("[reminders] 14, 7, 3 and 1 day before the day, each once, while the clock moves and the job runs often", async () => {
  const { id, owner } = await openRelaxed();
  const bo = await addPlain(id, "member", after(now, -days(20)), "Bo Member");
  await addMember(id, "member", now, "Cy Covered");
  const deadline = new Date("2025-12-20T00:00:00Z");
  await release(owner, { requirement: level("required", deadline) });
  await workAll(now);
  await forget(id);
  const sent: [string, unknown][] = [];
  for (let at = now; at < after(deadline, days(3)); at = after(at, days(0.25))) {
    await startReminders(at);
    await workAll(at);
    await startReminders(at);
    await workAll(at);
    for (const { to, params } of await waitingMails(id)) {
      expect(to).toBe(bo.email);
      sent.push([at.toISOString().slice(0, 10), params.daysLeft]);
    }
    await forget(id);
  }
  expect(sent).toEqual([
    ["2025-12-06", 14],
    ["2025-12-13", 7],
    ["2025-12-17", 3],
    ["2025-12-19", 1],
  ]);
  const reminded = await inWorkspace(id, (tx) => tx.auditEvent.findMany({ where: { action: "member.reminded" } }));
  expect(reminded.map(({ subjectId }) => subjectId)).toEqual([bo.id, bo.id, bo.id, bo.id]);
});

test("a member who joins with days of grace is reminded by their own day, which signing in never moves", async () => {
  const { id } = await openWorkspace(now, { graceDays: 10 });
  const bo = await addPlain(id, "member", now, "Bo Member");
  const sent: unknown[] = [];
  for (let at = now; at < after(now, days(14)); at = after(at, days(0.5))) {
    await startReminders(at);
    await workAll(at);
    for (const { to, params } of await waitingMails(id)) sent.push([to, params.daysLeft, params.deadline]);
    await forget(id);
  }
  expect(sent).toEqual([7, 3, 1].map((left) => [bo.email, left, "2025-12-02T23:59:59.999Z"]));
});

test("a reminder does not repeat what the announcement said on the same day", async () => {
  const { id, owner } = await openRelaxed();
  await addPlain(id, "member", after(now, -days(20)));
  await release(owner, { requirement: level("required", after(now, days(10))) });
  await workAll(now);
  await forget(id);
  await startReminders(now);
  await workAll(now);
  expect(await waitingMails(id)).toEqual([]);
});

test("a process that was stopped at a threshold sends the nearest reminder, not all it missed", async () => {
  const { id, owner } = await openRelaxed();
  await addPlain(id, "member", after(now, -days(20)));
  const deadline = after(now, days(20));
  await release(owner, { requirement: level("required", deadline) });
  await workAll(now);
  await forget(id);
  const late = after(deadline, -days(2));
  await startReminders(late);
  await workAll(late);
  expect((await waitingMails(id)).map(({ params }) => params.daysLeft)).toEqual([3]);
});

test("a policy that starts to show codes once destroys the readable copies; unsaved sets keep theirs", async () => {
  const { id, owner } = await openRelaxed({ recoveryCodes: { count: 5, used: "burn", shown: "again" } });
  const set = await inWorkspace(id, async (tx) => {
    await tx.recoveryCode.updateMany({ data: { code: Buffer.from("sealed") } });
    const fresh = { workspaceId: id, id: randomUUID(), memberId: owner.id, salt: Buffer.from("salt"), createdAt: now };
    await tx.recoveryCodeSet.create({ data: fresh });
    const code = { workspaceId: id, id: randomUUID(), setId: fresh.id, position: 0, hash: Buffer.from("hash") };
    await tx.recoveryCode.create({ data: { ...code, code: Buffer.from("sealed") } });
    return fresh.id;
  });
  await release(owner, { recoveryCodes: { ...initialSettings.recoveryCodes, count: 5 } });
  await workAll(now);
  const left = await inWorkspace(id, (tx) => tx.recoveryCode.findMany({ where: { code: { not: null } } }));
  expect(left.map(({ setId }) => setId)).toEqual([set]);
  const all = await inWorkspace(id, (tx) => tx.recoveryCode.count());
  expect(all).toBe(owner.recoveryCodes.length + 1);
});

test("a policy that starts to show codes once still lets an unseen replacement be shown", async () => {
  const { id, owner } = await openRelaxed({ recoveryCodes: { count: 5, used: "replace", shown: "again" } });
  const unseen = await inWorkspace(id, async (tx) => {
    await tx.recoveryCode.updateMany({ data: { code: Buffer.from("sealed") } });
    const one = await tx.recoveryCode.findFirstOrThrow();
    await tx.recoveryCode.updateMany({ where: { id: one.id }, data: { unseenSince: now } });
    return one.id;
  });
  await release(owner, { recoveryCodes: { ...initialSettings.recoveryCodes, count: 5 } });
  await workAll(now);
  const left = await inWorkspace(id, (tx) => tx.recoveryCode.findMany({ where: { code: { not: null } } }));
  expect(left.map((code) => code.id)).toEqual([unseen]);
});

test("a policy planned for a day leaves the readable copies until that day", async () => {
  const { id, owner } = await openRelaxed({ recoveryCodes: { count: 5, used: "burn", shown: "again" } });
  await inWorkspace(id, (tx) => tx.recoveryCode.updateMany({ data: { code: Buffer.from("sealed") } }));
  const day = after(now, days(3));
  await release(owner, { recoveryCodes: { ...initialSettings.recoveryCodes, count: 5 } }, now, day);
  const left = () => inWorkspace(id, (tx) => tx.recoveryCode.count({ where: { code: { not: null } } }));
  await workAll(after(day, -1));
  expect(await left()).toBe(owner.recoveryCodes.length);
  await workAll(day);
  expect(await left()).toBe(0);
});
