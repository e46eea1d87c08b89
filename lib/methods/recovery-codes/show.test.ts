import "@/test/database";
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { initialSettings, type Settings } from "@/lib/rules/policy/settings";
import { saveRecoveryCodes } from "@/lib/use-cases/enrolment/save-recovery-codes";
import { waitingMails } from "@/test/mails";
import { addMember, callAt, openWorkspace, type Person, rowOf, signIn, standingOf } from "@/test/people";
import { checkRecoveryCode } from "./check";
import { readSetOver, readUnsavedCodes } from "./read-unsaved";
import { findRecoveryCode } from "./redeem";
import { renewUnsavedCodes } from "./renew-unsaved";
import { readViewedCodes, viewRecoveryCodes } from "./show";

const now = new Date("2025-11-22T10:00:00Z");
const again: Partial<Settings> = { recoveryCodes: { ...initialSettings.recoveryCodes, count: 8, shown: "again" } };

async function cast(settings: Partial<Settings> = {}) {
  const workspace = await openWorkspace(now, settings);
  return { workspace, bo: await addMember(workspace.id, "member", now, "Bo Member") };
}
const full = async (person: Person, at = now) => (await signIn(person, at)) as FullStanding;

test("a new set does not work before it is saved, and the old one does not work after", async () => {
  const { workspace, bo } = await cast();
  const standing = await full(bo);
  const old = bo.recoveryCodes[0] ?? "";
  await renewUnsavedCodes(callAt(standing, now));
  const unsaved = await readUnsavedCodes(standing);
  const next = (unsaved?.codes[0] ?? "").replaceAll("-", "");
  expect(await findRecoveryCode(workspace.id, bo.id, old)).toMatchObject({ ok: true });
  expect(await findRecoveryCode(workspace.id, bo.id, next)).toMatchObject({ ok: false });
  expect(await saveRecoveryCodes(callAt(standing, now), unsaved?.setId ?? "")).toMatchObject({ ok: true });
  expect(await findRecoveryCode(workspace.id, bo.id, old)).toMatchObject({ ok: false });
  expect(await findRecoveryCode(workspace.id, bo.id, next)).toMatchObject({ ok: true });
});

test("a set made in one session is neither shown to nor saved by one without fresh proof at that time", async () => {
  const { bo } = await cast();
  const stolen = await full(bo);
  const later = after(now, minutes(11));
  const own = await full(bo, later);
  await renewUnsavedCodes(callAt(own, later));
  const unsaved = await readUnsavedCodes(own);
  expect(unsaved?.codes).toHaveLength(10);
  expect(await readUnsavedCodes(stolen)).toBeNull();
  expect(await saveRecoveryCodes(callAt(stolen, later), unsaved?.setId ?? "")).toEqual({
    ok: false,
    reason: "set-unknown",
  });
});

test("if one set is saved twice at once, one request wins", async () => {
  const { bo } = await cast();
  const standing = await full(bo);
  await renewUnsavedCodes(callAt(standing, now));
  const setId = (await readUnsavedCodes(standing))?.setId ?? "";
  const results = await Promise.all([1, 2].map(() => saveRecoveryCodes(callAt(standing, now), setId)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "set-saved" });
});

describe("[C4] a set that a page still shows", () => {
  test("is called replaced once a newer one was made, and nothing of it is kept but that", async () => {
    const { workspace, bo } = await cast();
    const standing = await full(bo);
    const [first, second] = [await renewUnsavedCodes(standing), await renewUnsavedCodes(standing)];
    expect(await saveRecoveryCodes(standing, first)).toEqual({ ok: false, reason: "set-replaced" });
    expect(await readSetOver(standing, first)).toEqual({ ok: false, reason: "set-replaced" });
    expect((await readUnsavedCodes(standing))?.setId).toBe(second);
    expect(await inWorkspace(workspace.id, (tx) => tx.recoveryCode.count({ where: { setId: first } }))).toBe(0);
  });

  test("is called so after the newer one was saved too, and the newer one is called saved", async () => {
    const { bo } = await cast();
    const standing = await full(bo);
    const [first, second] = [await renewUnsavedCodes(standing), await renewUnsavedCodes(standing)];
    const saved = await saveRecoveryCodes(standing, second);
    if (!saved.ok) throw new Error(saved.reason);
    const raised = await standingOf(saved.token, now);
    expect(await saveRecoveryCodes(raised, first)).toEqual({ ok: false, reason: "set-replaced" });
    expect(await saveRecoveryCodes(raised, second)).toEqual({ ok: false, reason: "set-saved" });
  });

  test("is unknown if it is another member's, or never was", async () => {
    const { workspace, bo } = await cast();
    const ada = await addMember(workspace.id, "member", now);
    const hers = await renewUnsavedCodes(await full(ada));
    const standing = await full(bo);
    for (const id of [hers, randomUUID()])
      expect(await saveRecoveryCodes(standing, id)).toEqual({ ok: false, reason: "set-unknown" });
  });

  test("is saved or replaced if both are asked at once, never both", async () => {
    const { bo } = await cast();
    const standing = await full(bo);
    const first = await renewUnsavedCodes(standing);
    const [saved, next] = await Promise.all([saveRecoveryCodes(standing, first), renewUnsavedCodes(standing)]);
    expect(saved.ok ? "set-saved" : saved.reason).toBe((await readSetOver(await full(bo), first))?.reason);
    expect((await readUnsavedCodes(await full(bo)))?.setId).toBe(next);
  });

  test("is remembered for a few sets, and no more", async () => {
    const { workspace, bo } = await cast();
    const standing = await full(bo);
    for (let i = 0; i < 12; i++) await renewUnsavedCodes(standing);
    const sets = await inWorkspace(workspace.id, (tx) => tx.recoveryCodeSet.count({ where: { memberId: bo.id } }));
    expect(sets).toBe(10);
  });
});

test("if the policy shows codes once, they are never shown again", async () => {
  const { workspace, bo } = await cast();
  const standing = await full(bo);
  expect(await viewRecoveryCodes(callAt(standing, now))).toBe(false);
  expect(await readViewedCodes(callAt(standing, now))).toBeNull();
  expect(await waitingMails(workspace.id)).toEqual([]);
});

test("shown again, codes are read while the proof is fresh, by this session only, and the member is told", async () => {
  const { workspace, bo } = await cast(again);
  const stolen = await full(bo);
  const later = after(now, minutes(11));
  const standing = await full(bo, later);
  expect(await readViewedCodes(callAt(standing, later))).toBeNull();
  expect(await viewRecoveryCodes(callAt(standing, later))).toBe(true);
  expect((await readViewedCodes(callAt(standing, later)))?.codes).toHaveLength(bo.recoveryCodes.length);
  expect(await readViewedCodes(callAt(stolen, later))).toBeNull();
  expect(await readViewedCodes(callAt(standing, after(later, minutes(10))))).toBeNull();
  expect((await waitingMails(workspace.id)).map(({ template }) => template)).toEqual(["recovery-codes-viewed"]);
});

test("checking a code does not use it up, and a wrong one counts against the recovery budget", async () => {
  const { bo } = await cast();
  const standing = await full(bo);
  for (let i = 0; i < 7; i++)
    expect(await checkRecoveryCode(callAt(standing, now), bo.recoveryCodes[0] ?? "")).toEqual({ ok: true });
  for (const n of [1, 2, 3, 4, 5]) {
    const wrong = await checkRecoveryCode(callAt(standing, now), `000000000000000${n}`);
    expect(wrong).toEqual({ ok: false, reason: "wrong-recovery-code" });
  }
  expect(await checkRecoveryCode(callAt(standing, now), bo.recoveryCodes[0] ?? "")).toMatchObject({ reason: "wait" });
  const left = await inWorkspace(bo.workspaceId, async (tx) => (await rowOf(tx, bo)).recoveryCodesLeft);
  expect(left).toBe(bo.recoveryCodes.length);
});
