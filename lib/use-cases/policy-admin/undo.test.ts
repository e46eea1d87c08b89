import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after, days, minutes } from "@/lib/ground/durations";
import { readVersions } from "@/lib/records/policy-versions/read-versions";
import { upgrades } from "@/lib/rules/policy/settings";
import { addPlain, callAt } from "@/test/people";
import { audited, baseNow, draft, inForce, level, now, openRelaxed, release } from "@/test/policies";
import { bareScope, scopeOf } from "@/test/scope";
import { discardDraft } from "./discard";
import { publish } from "./publish";
import { undo } from "./undo";

test("a version undone before its day is the draft again and never starts", async () => {
  const { id, owner } = await openRelaxed();
  const day = new Date("2025-12-01T00:00:00Z");
  await release(owner, { requirement: level("required") }, day);
  const scope = await scopeOf(owner, "policy:write", now);
  expect(await undo(callAt(scope, now), 2)).toEqual({ ok: true });
  expect((await inForce(id, after(day, days(9)))).version).toBe(1);
  const versions = await inWorkspace(id, (tx) => readVersions(tx, now));
  expect(versions.draft).toMatchObject({ version: 2, settings: { requirement: level("required") }, effectiveAt: day });
  expect(await inWorkspace(id, (tx) => tx.task.count({ where: { doneAt: null } }))).toBe(0);
  expect((await audited(id)).at(-1)).toMatchObject({ action: "policy.taken_back", data: { undoes: 2 } });
});

test("taking a planned version back requires a factor and fresh proof, as publishing it did; drafting the previous settings does not", async () => {
  const { id, owner } = await openRelaxed();
  const ada = await addPlain(id, "admin", now);
  const scope = await scopeOf(owner, "policy:write", now);
  const late = after(now, minutes(11));
  await release(owner, { requirement: level("required") }, new Date("2025-12-01T00:00:00Z"));
  expect(await undo(callAt(scope, late), 2)).toEqual({ ok: false, reason: "stale" });
  expect(await undo(callAt(await bareScope(ada, "policy:write", now), now), 2)).toEqual({
    ok: false,
    reason: "enrol-first",
  });
  expect((await inWorkspace(id, (tx) => readVersions(tx, now))).waiting?.version).toBe(2);
  expect(await undo(callAt(scope, now), 2)).toEqual({ ok: true });
  expect(await publish(callAt(scope, now), await baseNow(id), true)).toMatchObject({ ok: true });
  expect(await undo(callAt(scope, after(now, days(20))), 2)).toEqual({ ok: true });
});

test("undoing the version in force drafts the settings before it; another admin's draft is kept", async () => {
  const { id, owner } = await openRelaxed();
  await release(owner, { graceDays: 7 });
  const scope = await scopeOf(owner, "policy:write", now);
  expect(await undo(callAt(scope, now), 1)).toEqual({ ok: false, reason: "changed" });
  expect(await undo(callAt(scope, now), 2)).toEqual({ ok: true });
  expect((await inForce(id)).settings.graceDays).toBe(7);
  expect(await undo(callAt(scope, now), 2)).toEqual({ ok: false, reason: "draft-exists" });
  const base = await baseNow(id);
  expect(await publish(callAt(scope, now), base, true)).toMatchObject({ ok: true, version: 3 });
  expect((await inForce(id)).settings.graceDays).toBe(0);
});

test("the first version cannot be undone", async () => {
  const { owner } = await openRelaxed();
  expect(await undo(callAt(await scopeOf(owner, "policy:write", now), now), 1)).toEqual({
    ok: false,
    reason: "changed",
  });
});

test("a draft saved since it was seen is not discarded", async () => {
  const { id, owner } = await openRelaxed();
  const { scope, base } = await draft(owner, { graceDays: 7 });
  await draft(owner, { graceDays: 8 });
  expect(await discardDraft(callAt(scope, now), base)).toBe(false);
  expect(await discardDraft(callAt(scope, now), await baseNow(id))).toBe(true);
  expect((await inWorkspace(id, (tx) => readVersions(tx, now))).draft).toBeNull();
});

test("everything that writes settings writes the newest document version: opening, drafting, undoing, and what a withdrawal keeps", async () => {
  const { id, owner } = await openRelaxed();
  await release(owner, { graceDays: 7 });
  const scope = await scopeOf(owner, "policy:write", now);
  expect(await undo(callAt(scope, now), 2)).toEqual({ ok: true });
  expect(await publish(callAt(scope, now), await baseNow(id), true)).toMatchObject({ ok: true });
  await addPlain(id, "member", now);
  await release(owner, { requirement: level("required") }, new Date("2025-12-20T00:00:00Z"));
  await inWorkspace(id, (tx) => tx.task.updateMany({ where: { kind: "announce" }, data: { doneAt: now } }));
  expect(await undo(callAt(scope, now), 4)).toEqual({ ok: true });
  const { settings, tasks } = await inWorkspace(id, async (tx) => {
    const versions = await tx.policyVersion.findMany();
    return {
      settings: versions.map((row) => row.settings),
      tasks: await tx.task.findMany({ where: { kind: "withdraw" } }),
    };
  });
  expect(settings).toHaveLength(4);
  expect(tasks).toHaveLength(1);
  const kept = tasks.flatMap(({ data }) => {
    const { before, after: told } = data as { before: { settings: unknown }; after: { settings: unknown } };
    return [before.settings, told.settings];
  });
  for (const document of [...settings, ...kept]) expect(document).toMatchObject({ v: upgrades.length + 1 });
});
