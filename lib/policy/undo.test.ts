import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/db";
import { after, days } from "@/lib/durations";
import { visitor } from "@/test/people";
import { audited, baseNow, draft, inForce, level, now, openRelaxed, release } from "@/test/policies";
import { scopeOf } from "@/test/scope";
import { readDesk } from "./desk";
import { discardDraft } from "./discard";
import { publish } from "./publish";
import { undo } from "./undo";

test("undone before its day, a version is the draft again and never takes hold", async () => {
  const { id, owner } = await openRelaxed();
  const day = new Date("2025-12-01T00:00:00Z");
  await release(owner, { requirement: level("required") }, day);
  const scope = await scopeOf(owner, "policy:write", now);
  expect(await undo(scope, 2, visitor, now)).toEqual({ ok: true });
  expect((await inForce(id, after(day, days(9)))).version).toBe(1);
  const desk = await inWorkspace(id, (tx) => readDesk(tx, now));
  expect(desk.draft).toMatchObject({ version: 2, settings: { requirement: level("required") }, effectiveAt: day });
  expect(await inWorkspace(id, (tx) => tx.policyTask.count({ where: { doneAt: null } }))).toBe(0);
  expect((await audited(id)).at(-1)).toMatchObject({ action: "policy.taken_back", data: { undoes: 2 } });
});

test("undo of the version in force drafts what was before it; a draft somebody else has is kept", async () => {
  const { id, owner } = await openRelaxed();
  await release(owner, { graceDays: 7 });
  const scope = await scopeOf(owner, "policy:write", now);
  expect(await undo(scope, 1, visitor, now)).toEqual({ ok: false, reason: "changed" });
  expect(await undo(scope, 2, visitor, now)).toEqual({ ok: true });
  expect((await inForce(id)).settings.graceDays).toBe(7);
  expect(await undo(scope, 2, visitor, now)).toEqual({ ok: false, reason: "draft-exists" });
  const base = await baseNow(id);
  expect(await publish(scope, base, true, visitor, now)).toMatchObject({ ok: true, version: 3 });
  expect((await inForce(id)).settings.graceDays).toBe(0);
});

test("the first version cannot be undone", async () => {
  const { owner } = await openRelaxed();
  expect(await undo(await scopeOf(owner, "policy:write", now), 1, visitor, now)).toEqual({
    ok: false,
    reason: "changed",
  });
});

test("a draft saved since it was seen is not discarded", async () => {
  const { id, owner } = await openRelaxed();
  const { scope, base } = await draft(owner, { graceDays: 7 });
  await draft(owner, { graceDays: 8 });
  expect(await discardDraft(scope, base, visitor, now)).toBe(false);
  expect(await discardDraft(scope, await baseNow(id), visitor, now)).toBe(true);
  expect((await inWorkspace(id, (tx) => readDesk(tx, now))).draft).toBeNull();
});
