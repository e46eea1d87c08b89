import "@/test/database";
import { expect, test } from "vitest";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { initialSettings, type Settings } from "@/lib/rules/policy/settings";
import { saveRecoveryCodes } from "@/lib/use-cases/enrolment/save-recovery-codes";
import { waitingMails } from "@/test/mails";
import { addMember, callAt, openWorkspace, type Person, rowOf, signIn } from "@/test/people";
import { checkRecoveryCode } from "./check";
import { readUnsavedCodes } from "./read-unsaved";
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
  expect(await findRecoveryCode(workspace.id, bo.id, old)).not.toBeNull();
  expect(await findRecoveryCode(workspace.id, bo.id, next)).toBeNull();
  expect(await saveRecoveryCodes(callAt(standing, now), unsaved?.setId ?? "")).toMatchObject({ ok: true });
  expect(await findRecoveryCode(workspace.id, bo.id, old)).toBeNull();
  expect(await findRecoveryCode(workspace.id, bo.id, next)).not.toBeNull();
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
  expect(await saveRecoveryCodes(callAt(stolen, later), unsaved?.setId ?? "")).toEqual({ ok: false, reason: "gone" });
});

test("if one set is saved twice at once, one request wins", async () => {
  const { bo } = await cast();
  const standing = await full(bo);
  await renewUnsavedCodes(callAt(standing, now));
  const setId = (await readUnsavedCodes(standing))?.setId ?? "";
  const results = await Promise.all([1, 2].map(() => saveRecoveryCodes(callAt(standing, now), setId)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
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
    expect(wrong).toEqual({ ok: false, reason: "not-in-force" });
  }
  expect(await checkRecoveryCode(callAt(standing, now), bo.recoveryCodes[0] ?? "")).toMatchObject({ reason: "wait" });
  const left = await inWorkspace(bo.workspaceId, async (tx) => (await rowOf(tx, bo)).recoveryCodesLeft);
  expect(left).toBe(bo.recoveryCodes.length);
});
