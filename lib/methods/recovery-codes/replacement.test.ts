import "@/test/database";
import { expect, test } from "vitest";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { initialSettings, type Settings } from "@/lib/rules/policy/settings";
import { redeemRecoveryCode } from "@/lib/use-cases/sign-in/redeem-recovery-code";
import { addMember, callAt, openSession, openWorkspace, type Person, rowOf, signIn, standingOf } from "@/test/people";
import { findRecoveryCode } from "./redeem";
import { keepReplacements, readReplacements } from "./replacement";

const now = new Date("2025-11-22T10:00:00Z");
const replace: Partial<Settings> = { recoveryCodes: { ...initialSettings.recoveryCodes, used: "replace" } };

async function cast(settings: Partial<Settings> = replace) {
  const workspace = await openWorkspace(now, settings);
  const bo = await addMember(workspace.id, "member", now);
  return {
    workspace,
    bo,
    left: () => inWorkspace(workspace.id, async (tx) => (await rowOf(tx, bo)).recoveryCodesLeft),
  };
}

async function redeem(bo: Person, code: string, at = now) {
  const challenge = await openSession(bo, [{ kind: "password" }], at);
  return redeemRecoveryCode(callAt(challenge, at), code);
}

test("[R2] a used code is replaced at once: the number stays full, the used one is gone, the new one works", async () => {
  const { workspace, bo, left } = await cast();
  const used = bo.recoveryCodes[0] ?? "";
  const answer = await redeem(bo, used);
  if (!answer.ok) throw new Error(answer.reason);
  expect(await left()).toBe(bo.recoveryCodes.length);
  expect(await redeem(bo, used)).toMatchObject({ ok: false, reason: "used-recovery-code" });
  const standing = (await standingOf(answer.token, now)) as FullStanding;
  const [next, ...rest] = await readReplacements(standing);
  expect(rest).toEqual([]);
  expect(await findRecoveryCode(workspace.id, bo.id, (next?.code ?? "").replaceAll("-", ""))).not.toBeNull();
});

test("[R2] if the policy burns used codes, nothing replaces them", async () => {
  const { bo, left } = await cast({});
  await redeem(bo, bo.recoveryCodes[0] ?? "");
  expect(await left()).toBe(bo.recoveryCodes.length - 1);
});

test("a replacement is shown until its owner says it is saved, and then its readable copy is deleted", async () => {
  const { workspace, bo } = await cast();
  const answer = await redeem(bo, bo.recoveryCodes[0] ?? "");
  if (!answer.ok) throw new Error(answer.reason);
  const standing = (await standingOf(answer.token, now)) as FullStanding;
  expect(await keepReplacements(standing, [])).toBe(0);
  const shown = (await readReplacements(standing)).map(({ id }) => id);
  expect(await keepReplacements(standing, shown)).toBe(1);
  expect(await readReplacements(standing)).toEqual([]);
  const kept = await inWorkspace(workspace.id, (tx) =>
    tx.recoveryCode.count({ where: { code: { not: null }, set: { is: { memberId: bo.id } } } }),
  );
  expect(kept).toBe(bo.recoveryCodes.length - 1);
});

test("another session, opened before, does not see the replacement", async () => {
  const { bo } = await cast();
  const stolen = (await signIn(bo, now)) as FullStanding;
  await redeem(bo, bo.recoveryCodes[0] ?? "", after(now, minutes(11)));
  expect(await readReplacements(stolen)).toEqual([]);
});

test("of four requests with one code, one wins, and one replacement is made", async () => {
  const { bo, left } = await cast();
  const code = bo.recoveryCodes[0] ?? "";
  const answers = await Promise.all([1, 2, 3, 4].map(() => redeem(bo, code)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await left()).toBe(bo.recoveryCodes.length);
});

test("[C4] a tab says only of the replacements that it showed that they are saved", async () => {
  const { bo } = await cast();
  const first = await redeem(bo, bo.recoveryCodes[0] ?? "");
  if (!first.ok) throw new Error(first.reason);
  const shown = (await readReplacements((await standingOf(first.token, now)) as FullStanding)).map(({ id }) => id);
  const second = await redeem(bo, bo.recoveryCodes[1] ?? "");
  if (!second.ok) throw new Error(second.reason);
  const standing = (await standingOf(second.token, now)) as FullStanding;
  expect(await readReplacements(standing)).toHaveLength(2);
  expect(await keepReplacements(standing, shown)).toBe(1);
  const left = await readReplacements(standing);
  expect(left).toHaveLength(1);
  expect(shown).not.toContain(left[0]?.id);
});
