import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after, days, minutes, seconds } from "@/lib/ground/durations";
import { workTasks } from "@/lib/records/tasks/work";
import { endOfDay } from "@/lib/rules/policy/assess";
import { initialSettings, roles } from "@/lib/rules/policy/settings";
import { parseFilter } from "@/lib/use-cases/members/filters";
import { addCrowd, plainMember } from "@/test/crowd";
import { waitingMails } from "@/test/mails";
import { addMember, addPlain, callAt, openWorkspace, rowOf, signIn } from "@/test/people";
import { scopeOf } from "@/test/scope";
import { type BulkAct, bulkActs, type Selection } from "./acts";
import { readBulk, stopBulk } from "./read";
import { startBulk } from "./start";
import { bulk } from "./work";

const now = new Date("2026-11-22T10:00:00Z");
const exemption = { until: after(now, days(10)), reason: "On leave" };
const everyone: Selection = { filter: parseFilter("all"), search: "" };
const facts = { ...plainMember, joinedAt: now };

async function office(changed = {}) {
  const workspace = await openWorkspace(now, changed);
  const ada = await addMember(workspace.id, "admin", now, "Ada Admin");
  return { workspace, ada, scope: await scopeOf(ada, "members:manage", now) };
}

type Office = Awaited<ReturnType<typeof office>>;

async function run({ scope }: Office, act: BulkAct, selection: Selection, at = now) {
  const started = await startBulk(callAt(scope, at), { act, selection, exemption });
  if (!started.ok) throw new Error(started.reason);
  while (await workTasks({ bulk }, at));
  const status = await readBulk(scope, started.id);
  if (!status) throw new Error("no task");
  return { ...status, passed: Object.fromEntries(status.passed.map(({ reason, n }) => [reason, n])) };
}

const eventsOf = ({ workspace }: Office, action: string) =>
  inWorkspace(workspace.id, (tx) => tx.auditEvent.findMany({ where: { action } }));

test("selected members without a second factor are reminded, each with a mail and an event; the others are skipped with a reason", async () => {
  const there = await office();
  const { workspace, ada } = there;
  const [bo, cy] = [
    await addPlain(workspace.id, "member", now, "Bo"),
    await addMember(workspace.id, "member", now, "Cy"),
  ];
  const gone = await addPlain(workspace.id, "member", now, "Di");
  const invited = await addPlain(workspace.id, "member", now, "Ed");
  await inWorkspace(workspace.id, async (tx) => {
    await tx.member.updateMany({ where: { id: gone.id }, data: { deactivatedAt: now } });
    await tx.member.updateMany({ where: { id: invited.id }, data: { joinedAt: null } });
  });
  const memberIds = [bo, cy, gone, invited, ada, workspace.owner].map(({ id }) => id);
  const status = await run(there, "remind", { memberIds });
  expect(status).toMatchObject({ state: "done", total: 6, done: 1, visited: 6 });
  expect(status.passed).toEqual({ covered: 1, deactivated: 1, invited: 1, "out-of-reach": 2 });
  const mails = await waitingMails(workspace.id);
  expect(mails).toMatchObject([{ template: "requirement-reminder", to: bo.email, params: { by: "Ada Admin" } }]);
  expect(await eventsOf(there, "member.reminded")).toMatchObject([{ actorId: ada.id, subjectId: bo.id }]);
});

test("no one is mailed twice in a minute, however often and by however many actors", async () => {
  const there = await office();
  const bo = await addPlain(there.workspace.id, "member", now);
  const selection = { memberIds: [bo.id] };
  const all = await Promise.all(Array.from({ length: 5 }, () => run(there, "remind", selection)));
  expect(all.reduce((sum, { done }) => sum + done, 0)).toBe(1);
  expect(await run(there, "remind", selection, after(now, minutes(2)))).toMatchObject({ done: 1 });
  expect(await waitingMails(there.workspace.id)).toHaveLength(2);
});

test("a member whose limit was reserved in vain can be reminded at once", async () => {
  const there = await office();
  const bo = await addMember(there.workspace.id, "member", now);
  expect(await run(there, "remind", { memberIds: [bo.id] })).toMatchObject({ passed: { covered: 1 } });
  await inWorkspace(there.workspace.id, (tx) => tx.credential.deleteMany({ where: { memberId: bo.id } }));
  expect(await run(there, "remind", { memberIds: [bo.id] })).toMatchObject({ done: 1 });
});

test("members without a second factor are exempted until a day is over; requiring ends that and days of grace", async () => {
  const there = await office({ graceDays: 14 });
  const { workspace } = there;
  const bo = await addPlain(workspace.id, "member", now);
  const cy = await addMember(workspace.id, "member", now);
  const gia = await addPlain(workspace.id, "member", now);
  await inWorkspace(workspace.id, (tx) =>
    tx.member.updateMany({ where: { id: gia.id }, data: { graceUntil: endOfDay(after(now, days(14))) } }),
  );
  const memberIds = [bo.id, cy.id];
  expect(await run(there, "exempt", { memberIds })).toMatchObject({ done: 1, passed: { covered: 1 } });
  const rows = () => inWorkspace(workspace.id, async (tx) => ({ bo: await rowOf(tx, bo), gia: await rowOf(tx, gia) }));
  expect((await rows()).bo).toMatchObject({ exemptUntil: endOfDay(exemption.until), exemptReason: "On leave" });

  const required = await run(there, "require", { memberIds: [...memberIds, gia.id] });
  expect(required).toMatchObject({ done: 2, passed: { covered: 1 } });
  const nothing = { exemptUntil: null, exemptReason: null, graceUntil: null };
  expect(await rows()).toMatchObject({ bo: nothing, gia: nothing });
  expect(await eventsOf(there, "member.exemption_ended")).toMatchObject([{ subjectId: bo.id }]);
  expect(await eventsOf(there, "member.grace_ended")).toMatchObject([{ subjectId: gia.id }]);
  const mails = await waitingMails(workspace.id);
  expect(mails.map(({ template, to }) => [template, to]).sort()).toEqual(
    [["account-changed", bo.email], ...[bo, gia].map(({ email }) => ["requirement-published", email])].sort(),
  );
  expect(await run(there, "require", { memberIds: [bo.id] })).toMatchObject({ passed: { "required-already": 1 } });
});

test("requiring changes nothing for a role that the policy requires nothing of", async () => {
  const off = { level: "off" as const, from: null };
  const there = await office({ requirement: { ...initialSettings.requirement, member: off } });
  const bo = await addPlain(there.workspace.id, "member", now);
  expect(await run(there, "exempt", { memberIds: [bo.id] })).toMatchObject({ done: 1 });
  expect(await run(there, "require", { memberIds: [bo.id] })).toMatchObject({ done: 0, passed: { "not-required": 1 } });
});

test("sessions of signed-in members are ended", async () => {
  const there = await office();
  const [bo, cy] = [
    await addMember(there.workspace.id, "member", now),
    await addMember(there.workspace.id, "member", now),
  ];
  await signIn(bo, now);
  expect(await run(there, "end-sessions", { memberIds: [bo.id, cy.id] })).toMatchObject({
    done: 1,
    passed: { "no-session": 1 },
  });
  const live = await inWorkspace(there.workspace.id, (tx) =>
    tx.session.count({ where: { memberId: bo.id, revokedAt: null } }),
  );
  expect(live).toBe(0);
  expect((await waitingMails(there.workspace.id)).map(({ template, to }) => [template, to])).toEqual([
    ["account-changed", bo.email],
  ]);
});

test("no act reaches the actor, an equal or a higher role; no owner's act reaches another owner", async () => {
  const workspace = await openWorkspace(now);
  for (const by of ["admin", "owner"] as const) {
    const actor = await addMember(workspace.id, by, now);
    const there = { workspace, ada: actor, scope: await scopeOf(actor, "members:manage", now) };
    const people = await Promise.all(roles.map((role) => addPlain(workspace.id, role, now)));
    const reached = by === "owner" ? 4 : 2;
    for (const act of ["remind", "exempt"] as const) {
      const status = await run(there, act, { memberIds: [...people.map(({ id }) => id), actor.id] });
      expect(status, `${by} ${act}`).toMatchObject({ done: reached, passed: { "out-of-reach": 5 - reached } });
    }
  }
});

test("everyone a filter shows is visited once, in slices, though the act removes them from the filter", async () => {
  const there = await office();
  const { workspace, scope } = there;
  await inWorkspace(workspace.id, (tx) =>
    addCrowd(
      tx,
      Array.from({ length: 1_234 }, () => facts),
    ),
  );
  const exempted = await run(there, "exempt", { filter: parseFilter("blocked"), search: "" });
  expect(exempted).toMatchObject({ total: 1_234, done: 1_234, visited: 1_234, passed: {} });
  expect(await run(there, "exempt", { filter: parseFilter("blocked"), search: "" })).toMatchObject({
    total: 0,
    done: 0,
  });
  const required = await run(there, "require", { filter: parseFilter("exempt"), search: "" });
  expect(required).toMatchObject({ total: 1_234, done: 1_234 });
  expect(await eventsOf(there, "member.exempted")).toHaveLength(1_234);
  expect(await waitingMails(workspace.id)).toHaveLength(2 * 1_234);
  const found = await run(there, "remind", { filter: parseFilter("all"), search: "bo" });
  expect(found.total).toBeNull();
  expect(found.done).toBeGreaterThan(0);
  expect(found.done).toBeLessThan(1_234);
  expect((await readBulk(scope, found.id))?.state).toBe("done");
});

test("a walk ends where its starter lost permission, and where it is stopped", async () => {
  const there = await office();
  const { workspace, ada, scope } = there;
  await inWorkspace(workspace.id, (tx) =>
    addCrowd(
      tx,
      Array.from({ length: 1_100 }, () => facts),
    ),
  );
  const started = await startBulk(callAt(scope, now), { act: "remind", selection: everyone });
  if (!started.ok) throw new Error(started.reason);
  const first = await readBulk(scope, started.id);
  expect(first).toMatchObject({ state: "running", visited: 500 });
  await inWorkspace(workspace.id, (tx) => tx.member.updateMany({ where: { id: ada.id }, data: { role: "helpdesk" } }));
  while (await workTasks({ bulk }, now));
  expect(await readBulk(scope, started.id)).toMatchObject({ state: "stopped", done: first?.done });

  await inWorkspace(workspace.id, (tx) => tx.member.updateMany({ where: { id: ada.id }, data: { role: "admin" } }));
  const again = await startBulk(callAt(scope, now), { act: "end-sessions", selection: everyone });
  if (!again.ok) throw new Error(again.reason);
  await stopBulk(callAt(scope, now), again.id);
  expect(await workTasks({ bulk }, now)).toBe(false);
  expect(await readBulk(scope, again.id)).toMatchObject({ state: "stopped", visited: 500 });
});

test("two processes at one task do each slice once", async () => {
  const there = await office();
  const { workspace, scope } = there;
  await inWorkspace(workspace.id, (tx) =>
    addCrowd(
      tx,
      Array.from({ length: 1_600 }, () => facts),
    ),
  );
  const started = await startBulk(callAt(scope, now), { act: "remind", selection: everyone });
  if (!started.ok) throw new Error(started.reason);
  const worker = async () => {
    for (let idle = 0; idle < 3; ) idle = (await workTasks({ bulk }, now)) ? 0 : idle + 1;
  };
  await Promise.all([worker(), worker(), worker()]);
  expect(await readBulk(scope, started.id)).toMatchObject({ state: "done", done: 1_600, visited: 1_602 });
  expect(await waitingMails(workspace.id)).toHaveLength(1_600);
});

test("a slice whose process died is taken up again, once its mails no longer count as just sent", async () => {
  const { workspace, scope } = await office();
  await inWorkspace(workspace.id, (tx) =>
    addCrowd(
      tx,
      Array.from({ length: 600 }, () => facts),
    ),
  );
  const started = await startBulk(callAt(scope, now), { act: "remind", selection: everyone });
  if (!started.ok) throw new Error(started.reason);
  await inWorkspace(workspace.id, (tx) => tx.task.updateMany({ data: { leasedUntil: after(now, seconds(90)) } }));
  expect(await workTasks({ bulk }, after(now, seconds(89)))).toBe(false);
  expect(await workTasks({ bulk }, after(now, seconds(90)))).toBe(true);
  expect(await readBulk(scope, started.id)).toMatchObject({ state: "done", done: 600 });
});

test("acts on the security of others require fresh proof; an exemption ends on a day ahead, within a year", async () => {
  const { workspace, ada } = await office();
  const bo = await addPlain(workspace.id, "member", now);
  const scope = await scopeOf(ada, "members:manage", now);
  const selection = { memberIds: [bo.id] };
  for (const act of bulkActs) {
    const late = await startBulk(callAt(scope, after(now, minutes(11))), { act, selection, exemption });
    expect(late.ok, act).toBe(act === "remind");
  }
  for (const until of [after(now, -days(1)), after(now, days(400))]) {
    const wrong = { until, reason: "x" };
    expect(await startBulk(callAt(scope, now), { act: "exempt", selection, exemption: wrong })).toEqual({
      ok: false,
      reason: "no-day",
    });
  }
  expect(await startBulk(callAt(scope, now), { act: "remind", selection: { memberIds: [] } })).toEqual({
    ok: false,
    reason: "nobody-selected",
  });
});
