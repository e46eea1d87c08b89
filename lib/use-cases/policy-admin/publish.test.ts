import "@/test/database";
import { expect, test } from "vitest";
import { advance } from "@/lib/access/sessions/advance";
import { inWorkspace } from "@/lib/ground/db";
import { after, days, minutes } from "@/lib/ground/durations";
import { type Base, readVersions } from "@/lib/records/policy-versions/read-versions";
import { initialSettings, roles } from "@/lib/rules/policy/settings";
import { addPlain, callAt, enrol, signIn, standingOf, strangerAt } from "@/test/people";
import { audited, baseNow, draft, inForce, level, now, off, openRelaxed, release } from "@/test/policies";
import { forgeScope, scopeOf } from "@/test/scope";
import { saveDraft } from "./draft";
import { publish } from "./publish";

test("[E14] a draft changes nothing; published, it does", async () => {
  const { id, owner } = await openRelaxed();
  const { scope, base } = await draft(owner, { requirement: level("required") });
  expect((await inForce(id)).settings.requirement).toEqual(off);
  expect(await publish(callAt(scope, now), base, true)).toMatchObject({ ok: true, version: 2 });
  const policy = await inForce(id);
  expect(policy.settings.requirement).toEqual(level("required"));
  expect(policy.dueAt).toEqual({
    member: now.toISOString(),
    helpdesk: now.toISOString(),
    admin: now.toISOString(),
    owner: now.toISOString(),
  });
  expect(await audited(id)).toMatchObject([
    { action: "policy.drafted", data: { version: 2 } },
    {
      action: "policy.published",
      data: {
        version: 2,
        changes: roles.map((role) => ({
          path: `requirement.${role}`,
          before: off.member,
          after: { level: "required", from: null },
        })),
      },
    },
  ]);
});

test("[F1] switching the requirement on affects a signed-in member at the next request", async () => {
  const { id, owner } = await openRelaxed();
  const bo = await addPlain(id, "member", now);
  const { token } = await inWorkspace(id, (tx) => advance(tx, strangerAt(now), bo.id, null, { kind: "password" }));
  expect((await standingOf(token, now)).step).toBe("in");
  await release(owner, { requirement: level("required") });
  expect((await standingOf(token, now)).step).toBe("confirm-address");
});

test("publishing touches no row of a member", async () => {
  const { id, owner } = await openRelaxed();
  await addPlain(id, "member", now);
  const rows = () =>
    inWorkspace(id, (tx) => tx.$queryRaw`select id::text, xmin::text, ctid::text from member order by id`);
  const { scope, base } = await draft(owner, { requirement: level("required") });
  const before = await rows();
  await publish(callAt(scope, now), base, true);
  expect(await rows()).toEqual(before);
});

test("of two admins who edit at once the second is told who did what, and no edit is lost", async () => {
  const { id, owner, second } = await openRelaxed();
  const seen = await baseNow(id);
  const mine = await scopeOf(second, "policy:write", now);
  await draft(owner, { graceDays: 7 });
  const refused = await saveDraft(
    callAt(mine, now),
    { settings: { ...initialSettings, requirement: off, graceDays: 3 }, effectiveAt: null },
    seen,
  );
  expect(refused).toMatchObject({
    ok: false,
    reason: "conflict",
    theirs: { by: "Olga Owner", at: now, changes: [{ path: "graceDays", before: 0, after: 7 }], published: false },
  });
  expect((await inWorkspace(id, (tx) => readVersions(tx, now))).draft?.settings.graceDays).toBe(7);
  const theirs = (refused as { theirs: { base: Base } }).theirs.base;
  expect(
    await saveDraft(
      callAt(mine, now),
      { settings: { ...initialSettings, requirement: off, graceDays: 3 }, effectiveAt: null },
      theirs,
    ),
  ).toMatchObject({ ok: true });
});

test("of many first drafts saved at the same moment, one is kept and the others are told", async () => {
  const { id, owner } = await openRelaxed();
  const scope = await scopeOf(owner, "policy:write", now);
  const base = await baseNow(id);
  const answers = await Promise.all(
    [1, 2, 3, 4, 5].map((graceDays) =>
      saveDraft(
        callAt(scope, now),
        { settings: { ...initialSettings, requirement: off, graceDays }, effectiveAt: null },
        base,
      ),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.reason === "conflict")).toHaveLength(4);
});

test("of two publications of one draft, one wins", async () => {
  const { id, owner, second } = await openRelaxed();
  const { scope, base } = await draft(owner, { graceDays: 7 });
  const other = await scopeOf(second, "policy:write", now);
  const answers = await Promise.all([scope, other, scope].map((by) => publish(callAt(by, now), base, true)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await inForce(id)).version).toBe(2);
});

test("a draft changed since it was seen is not published", async () => {
  const { owner } = await openRelaxed();
  const { scope, base } = await draft(owner, { graceDays: 7 });
  await draft(owner, { requirement: level("required") });
  expect(await publish(callAt(scope, now), base, true)).toEqual({ ok: false, reason: "changed" });
});

test("a draft that affects members is not published unseen; one that affects no one may be", async () => {
  const { id, owner } = await openRelaxed();
  await addPlain(id, "member", now);
  const requiring = await draft(owner, { requirement: level("required") });
  expect(await publish(callAt(requiring.scope, now), requiring.base, false)).toEqual({
    ok: false,
    reason: "unrehearsed",
  });
  const harmless = await draft(owner, { issuer: "Acme Reseller", requirement: off });
  expect(await publish(callAt(harmless.scope, now), harmless.base, false)).toMatchObject({ ok: true });
});

test("a requirement that depends on one covered owner is not published unseen", async () => {
  const { owner, second, id } = await openRelaxed();
  await inWorkspace(id, (tx) => tx.member.updateMany({ where: { id: second.id }, data: { deactivatedAt: now } }));
  const { scope, base } = await draft(owner, { requirement: level("required") });
  expect(await publish(callAt(scope, now), base, false)).toEqual({ ok: false, reason: "unrehearsed" });
  expect(await publish(callAt(scope, now), base, true)).toMatchObject({ ok: true });
});

test("[D4] no one requires of others what they lack, and the refusal says which: any method, or an accepted one", async () => {
  const { id, owner } = await openRelaxed();
  const ada = await addPlain(id, "admin", now, "Ada Admin");
  const { base } = await draft(owner, { requirement: level("required") });
  const bare = forgeScope(await signIn(ada, now), "policy:write");
  expect(await publish(callAt(bare, now), base, true)).toEqual({ ok: false, reason: "no-factor" });
  await enrol(ada, now);
  const keys = await draft(owner, {
    requirement: level("required"),
    methods: { totp: false, passkey: true, email: false },
  });
  expect(await publish(callAt(await scopeOf(ada, "policy:write", now), now), keys.base, true)).toEqual({
    ok: false,
    reason: "not-covered",
    has: ["totp"],
    accepted: ["passkey"],
  });
  expect((await inForce(id)).settings.requirement).toEqual(off);
});

test("a method removed since the session began does not count for the publisher", async () => {
  const { id, owner } = await openRelaxed();
  const { scope, base } = await draft(owner, { requirement: level("required") });
  await inWorkspace(id, (tx) => tx.credential.deleteMany({ where: { memberId: owner.id } }));
  expect(await publish(callAt(scope, now), base, true)).toEqual({
    ok: false,
    reason: "not-covered",
    has: [],
    accepted: ["totp", "passkey"],
  });
});

test("publishing requires proof younger than ten minutes", async () => {
  const { owner } = await openRelaxed();
  const { scope, base } = await draft(owner, { graceDays: 7 });
  expect(await publish(callAt(scope, after(now, minutes(11))), base, true)).toEqual({ ok: false, reason: "stale" });
});

test("[F2] on the business plan no one can require it, by drafting or by publishing", async () => {
  const { id, owner } = await openRelaxed();
  const { scope, base } = await draft(owner, { requirement: level("required") });
  await inWorkspace(id, (tx) => tx.workspace.updateMany({ data: { plan: "business" } }));
  expect(await publish(callAt(scope, now), base, true)).toEqual({ ok: false, reason: "plan" });
  expect((await draft(owner, { requirement: level("required"), graceDays: 2 })).saved).toEqual({
    ok: false,
    reason: "plan",
  });
  expect((await draft(owner, { issuer: "Reseller" })).saved).toMatchObject({ ok: true });
});

test("a version published for a day is not in force before it, and nothing else is drafted meanwhile", async () => {
  const { id, owner } = await openRelaxed();
  const day = new Date("2025-12-01T00:00:00Z");
  expect(await release(owner, { requirement: level("required") }, day)).toMatchObject({ ok: true, effectiveAt: day });
  expect((await inForce(id, after(day, -1))).version).toBe(1);
  const policy = await inForce(id, day);
  expect(policy.version).toBe(2);
  expect(policy.dueAt.member).toBe(day.toISOString());
  expect((await draft(owner, { graceDays: 5 })).saved).toEqual({ ok: false, reason: "waiting" });
});

test("a day that has begun since it was planned is not published", async () => {
  const { owner } = await openRelaxed();
  const day = new Date("2025-11-23T00:00:00Z");
  const { base } = await draft(owner, { graceDays: 4 }, day);
  const scope = await scopeOf(owner, "policy:write", after(now, days(1)));
  expect(await publish(callAt(scope, after(now, days(1))), base, true)).toEqual({ ok: false, reason: "day-passed" });
});
