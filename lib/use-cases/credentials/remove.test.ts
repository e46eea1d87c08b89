import "@/test/database";
import { expect, test } from "vitest";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { showRecoveryCode } from "@/lib/methods/recovery-codes/code";
import { initialSettings, type Settings } from "@/lib/rules/policy/settings";
import type { Proof } from "@/lib/rules/sign-in/evidence";
import { waitingMails } from "@/test/mails";
import { addEmailCode, addMember, callAt, enrol, openSession, openWorkspace, type Person, rowOf } from "@/test/people";
import { listMethods } from "./list";
import { preferMethod } from "./prefer";
import { disableTwoFactor, removeMethod } from "./remove";
import { renameMethod } from "./rename";

const now = new Date("2025-11-22T10:00:00Z");
const off = { level: "off", from: null } as const;
const nothingRequired: Partial<Settings> = { requirement: { member: off, helpdesk: off, admin: off, owner: off } };
const byApp: Proof[] = [{ kind: "password" }, { kind: "totp" }];
const byCode: Proof[] = [{ kind: "password" }, { kind: "recovery" }];

const full = async (person: Person, proofs = byApp, at = now) =>
  (await openSession(person, proofs, at)) as FullStanding;

async function cast(settings: Partial<Settings> = initialSettings) {
  const workspace = await openWorkspace(now, settings);
  const bo = await addMember(workspace.id, "member", now, "Bo Member");
  return { workspace, bo };
}

const kept = (bo: Person) =>
  inWorkspace(bo.workspaceId, async (tx) => ({
    credentials: await tx.credential.count({ where: { memberId: bo.id } }),
    codes: await tx.recoveryCodeSet.count({ where: { memberId: bo.id } }),
    sessions: await tx.session.count({ where: { memberId: bo.id, revokedAt: null } }),
  }));
const firstId = async (standing: FullStanding) => (await listMethods(standing))[0]?.id ?? "";

test("the last accepted method can't be removed where a second factor is required, and disabling is rejected", async () => {
  const { bo } = await cast();
  const standing = await full(bo);
  expect(await removeMethod(callAt(standing, now), await firstId(standing), "")).toEqual({
    ok: false,
    reason: "required",
  });
  expect(await disableTwoFactor(callAt(standing, now), "")).toEqual({ ok: false, reason: "required" });
  expect(await kept(bo)).toMatchObject({ credentials: 1, codes: 1 });
});

test("of two methods removed at once where one is required, one stays", async () => {
  const { bo } = await cast();
  await enrol(bo, now);
  const standing = await full(bo);
  const methods = await listMethods(standing);
  expect(methods).toHaveLength(2);
  const results = await Promise.all(methods.map(({ id }) => removeMethod(callAt(standing, now), id, "")));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await kept(bo)).credentials).toBe(1);
});

test("disabling removes every method, voids the recovery codes, ends the other sessions, and tells the member", async () => {
  const { workspace, bo } = await cast(nothingRequired);
  await enrol(bo, now);
  await full(bo);
  const standing = await full(bo);
  expect(await disableTwoFactor(callAt(standing, now), "")).toEqual({ ok: true, left: 0 });
  expect(await kept(bo)).toEqual({ credentials: 0, codes: 0, sessions: 1 });
  expect((await waitingMails(workspace.id)).map(({ template, params }) => [template, params.left])).toEqual([
    ["factor-removed", 1],
    ["factor-removed", 0],
  ]);
  const events = await inWorkspace(workspace.id, (tx) => tx.auditEvent.findMany({ orderBy: { sequence: "asc" } }));
  expect(events.map(({ action }) => action).slice(-3)).toEqual([
    "credential.removed",
    "credential.removed",
    "two_factor.disabled",
  ]);
});

test("an admin does not keep an emailed code alone, even where nothing is required; a member may", async () => {
  const { workspace, bo } = await cast(nothingRequired);
  const ada = await addMember(workspace.id, "admin", now);
  for (const person of [ada, bo]) await addEmailCode(person, now);
  const [hers, his] = [await full(ada), await full(bo)];
  const appOf = async (standing: FullStanding) =>
    (await listMethods(standing)).find(({ kind }) => kind === "totp")?.id ?? "";
  expect(await removeMethod(callAt(hers, now), await appOf(hers), "")).toEqual({ ok: false, reason: "email-alone" });
  expect(await removeMethod(callAt(his, now), await appOf(his), "")).toEqual({ ok: true, left: 1 });
  expect(await disableTwoFactor(callAt(hers, now), "")).toEqual({ ok: true, left: 0 });
});

test("with only recovery codes left, removing everything requires a second code, which is spent", async () => {
  const { bo } = await cast(nothingRequired);
  const standing = await full(bo, byCode);
  const id = await firstId(standing);
  expect(await disableTwoFactor(callAt(standing, now), "")).toEqual({ ok: false, reason: "code-missing" });
  expect(await removeMethod(callAt(standing, now), id, "0000-0000-0000-0000")).toEqual({
    ok: false,
    reason: "wrong-recovery-code",
  });
  expect((await kept(bo)).credentials).toBe(1);
  const second = showRecoveryCode(bo.recoveryCodes[1] ?? "");
  expect(await disableTwoFactor(callAt(standing, now), second)).toEqual({ ok: true, left: 0 });
});

test("a second code is not spent when the policy rejects the removal", async () => {
  const { bo } = await cast();
  const standing = await full(bo, byCode);
  const code = bo.recoveryCodes[0] ?? "";
  expect(await disableTwoFactor(callAt(standing, now), code)).toEqual({ ok: false, reason: "required" });
  const left = await inWorkspace(bo.workspaceId, async (tx) => (await rowOf(tx, bo)).recoveryCodesLeft);
  expect(left).toBe(bo.recoveryCodes.length);
});

test("guessing the second code spends the recovery budget: the sixth try in an hour is not checked", async () => {
  const { bo } = await cast(nothingRequired);
  const standing = await full(bo, byCode);
  const guess = (n: number) => disableTwoFactor(callAt(standing, now), `000000000000000${n}`);
  for (const n of [1, 2, 3, 4, 5]) expect(await guess(n)).toMatchObject({ reason: "wrong-recovery-code" });
  const right = await disableTwoFactor(callAt(standing, now), bo.recoveryCodes[0] ?? "");
  expect(right).toMatchObject({ ok: false, reason: "wait" });
});

test("an app proven after a recovery code replaces it as the session's second factor", async () => {
  const { bo } = await cast(nothingRequired);
  const standing = await full(bo, [...byCode, { kind: "totp" }]);
  expect(await disableTwoFactor(callAt(standing, now), "")).toEqual({ ok: true, left: 0 });
});

test("a proof older than ten minutes changes nothing", async () => {
  const { bo } = await cast(nothingRequired);
  const standing = await full(bo);
  const later = after(now, minutes(10));
  await expect(disableTwoFactor(callAt(standing, later), "")).rejects.toThrow("fresh proof is owed");
  expect((await kept(bo)).credentials).toBe(1);
});

test("another member's method can't be found to remove, rename or prefer", async () => {
  const { workspace, bo } = await cast();
  const ada = await addMember(workspace.id, "admin", now);
  const hers = await firstId(await full(ada));
  const standing = await full(bo);
  expect(await removeMethod(callAt(standing, now), hers, "")).toEqual({ ok: false, reason: "gone" });
  expect(await renameMethod(callAt(standing, now), hers, "Mine")).toBe(false);
  expect(await preferMethod(callAt(standing, now), hers)).toBe(false);
  expect((await kept(ada)).credentials).toBe(1);
});

test("the preferred method comes first, and the preference is removed with it", async () => {
  const { bo } = await cast(nothingRequired);
  await enrol(bo, now);
  const second = (await listMethods(await full(bo)))[1]?.id ?? "";
  expect(await preferMethod(callAt(await full(bo), now), second)).toBe(true);
  const standing = await full(bo);
  expect(await firstId(standing)).toBe(second);
  await removeMethod(callAt(standing, now), second, "");
  expect((await full(bo)).member.preferredCredentialId).toBeNull();
});
