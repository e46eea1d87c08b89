import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after, days, minutes } from "@/lib/ground/durations";
import { currentPolicy } from "@/lib/records/policy-versions/current";
import { assess } from "@/lib/rules/policy/assess";
import { waitingMails } from "@/test/mails";
import { addMember, addPlain, callAt, openWorkspace, type Person, rowOf } from "@/test/people";
import { scopeOf } from "@/test/scope";
import { endExemption } from "./end-exemption";
import { exempt } from "./exempt";
import { listExemptions } from "./list-exemptions";

const now = new Date("2025-11-22T10:00:00Z");
const until = new Date("2025-12-01T00:00:00Z");
const wanted = { until, reason: "Waits for a security key" };

async function cast() {
  const { id, owner } = await openWorkspace(now);
  const ada = await addMember(id, "admin", now, "Ada Admin");
  const bo = await addPlain(id, "member", now, "Bo Member");
  return { id, owner, ada, bo };
}

const ask = async (actor: Person, subject: Person, at = now) =>
  [callAt(await scopeOf(actor, "members:manage", at), at), subject.id] as const;
const stateOf = (person: Person, at = now) =>
  inWorkspace(person.workspaceId, async (tx) => assess(await rowOf(tx, person), await currentPolicy(tx, at), at));

test("an exempt member is asked for nothing until the day is over, and blocked again after it", async () => {
  const { ada, bo } = await cast();
  expect((await stateOf(bo)).state).toBe("blocked");
  expect(await exempt(...(await ask(ada, bo)), wanted)).toEqual({ ok: true });
  expect(await stateOf(bo)).toMatchObject({ state: "exempt", mustEnrol: false });
  const end = new Date("2025-12-01T23:59:59.999Z");
  expect((await stateOf(bo, after(end, -1))).mustEnrol).toBe(false);
  expect((await stateOf(bo, end)).mustEnrol).toBe(true);
});

test("exemptions are listed with reason and day, counted, and audited", async () => {
  const { id, ada, bo } = await cast();
  await exempt(...(await ask(ada, bo)), wanted);
  const scope = await scopeOf(ada, "policy:read", now);
  expect(await listExemptions(callAt(scope, now), {})).toMatchObject({
    n: 1,
    rows: [{ name: "Bo Member", reason: wanted.reason, until: new Date("2025-12-01T23:59:59.999Z") }],
  });
  expect((await listExemptions(callAt(scope, after(until, days(2))), {})).rows).toEqual([]);
  const event = await inWorkspace(id, (tx) => tx.auditEvent.findFirst({ where: { action: "member.exempted" } }));
  expect(event).toMatchObject({ actorId: ada.id, subjectId: bo.id });
  expect(JSON.parse(event?.entry ?? "").data).toEqual({ until: "2025-12-01T23:59:59.999Z", reason: wanted.reason });
});

test("the list pages both ways without losing or repeating anyone", async () => {
  const { id, ada } = await cast();
  const ids: string[] = [];
  for (let i = 0; i < 60; i++) ids.push((await addPlain(id, "member", now, `Member ${i}`)).id);
  await inWorkspace(id, (tx) =>
    tx.member.updateMany({ where: { id: { in: ids } }, data: { exemptUntil: until, exemptReason: "test" } }),
  );
  const scope = await scopeOf(ada, "policy:read", now);
  const first = await listExemptions(callAt(scope, now), {});
  const second = await listExemptions(callAt(scope, now), { after: first.after });
  const third = await listExemptions(callAt(scope, now), { after: second.after });
  const all = [first, second, third].flatMap(({ rows }) => rows.map((each) => each.id));
  expect(all).toEqual([...ids].sort());
  expect(third.after).toBeNull();
  expect(await listExemptions(callAt(scope, now), { before: third.before })).toMatchObject({
    rows: second.rows,
  });
  expect((await listExemptions(callAt(scope, now), { before: second.before })).before).toBeNull();
});

test("no one exempts their own account or a higher role", async () => {
  const { owner, ada } = await cast();
  expect(await exempt(...(await ask(ada, ada)), wanted)).toEqual({ ok: false, reason: "not-found" });
  expect(await exempt(...(await ask(ada, owner)), wanted)).toEqual({ ok: false, reason: "not-found" });
});

test("no one in another workspace is exempted", async () => {
  const { ada } = await cast();
  const other = await cast();
  expect(await exempt(...(await ask(ada, other.bo)), wanted)).toEqual({ ok: false, reason: "not-found" });
  expect((await stateOf(other.bo)).state).toBe("blocked");
});

test("an exemption ends on a day ahead, within a year", async () => {
  const { ada, bo } = await cast();
  const request = await ask(ada, bo);
  for (const day of [after(now, -days(1)), after(now, days(367))])
    expect(await exempt(...request, { ...wanted, until: day })).toEqual({ ok: false, reason: "no-day" });
});

test("exempting requires fresh proof", async () => {
  const { ada, bo } = await cast();
  const [scope, id] = await ask(ada, bo);
  const request = [callAt(scope, after(now, minutes(11))), id] as const;
  expect(await exempt(...request, wanted)).toEqual({ ok: false, reason: "stale" });
});

test("an exemption ended early: the requirement is back at the next request, the member is told, and a second ending does nothing", async () => {
  const { id, ada, bo } = await cast();
  await exempt(...(await ask(ada, bo)), wanted);
  expect(await endExemption(...(await ask(ada, bo)))).toEqual({ ok: true });
  expect((await stateOf(bo)).state).toBe("blocked");
  expect(await waitingMails(id)).toMatchObject([
    { template: "account-changed", to: bo.email, params: { by: "Ada Admin", change: { what: "exempted" } } },
    { template: "requirement-published", to: bo.email, params: { by: "Ada Admin" } },
  ]);
  expect(await endExemption(...(await ask(ada, bo)))).toEqual({ ok: false, reason: "none" });
});
