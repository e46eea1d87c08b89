import "@/test/database";
import { expect, test } from "vitest";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { after, days, minutes, seconds } from "@/lib/ground/durations";
import { redeemRecoveryCode } from "@/lib/use-cases/sign-in/redeem-recovery-code";
import { stepUp } from "@/lib/use-cases/step-up/step-up";
import { addMember, callAt, openSession, openWorkspace, type Person, password, rowOf, signIn } from "@/test/people";
import { checkRecoveryCode } from "./check";
import { findRecoveryCode } from "./redeem";

const now = new Date("2025-11-22T10:00:00Z");

async function redeem(person: Person, code: string, at: Date) {
  const challenge = await openSession(person, [{ kind: "password" }], at);
  return redeemRecoveryCode(callAt(challenge, at), code);
}
const left = (person: Person) =>
  inWorkspace(person.workspaceId, async (tx) => (await rowOf(tx, person)).recoveryCodesLeft);

test("twenty wrong codes a day are the limit, five an hour, by any way of trying, and then the right code waits a day too", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now);
  const [right = ""] = bo.recoveryCodes;
  const inHour = (hour: number) => after(now, minutes(61 * hour));
  for (const hour of [0, 1, 2, 3]) {
    const at = inHour(hour);
    const standing = (await signIn(bo, at)) as FullStanding;
    const tries = [
      () => redeem(bo, "0000000000000001", at),
      () => redeem(bo, "0000000000000002", at),
      () => checkRecoveryCode(callAt(standing, at), "0000000000000003"),
      () => checkRecoveryCode(callAt(standing, at), "0000000000000004"),
      () => stepUp(callAt(staleAt(standing, at), at), { password, code: "0000000000000005" }),
    ];
    for (const wrong of tries) expect((await wrong()).ok ? "in" : "refused").toBe("refused");
    if (hour < 3) expect(await redeem(bo, right, at)).toMatchObject({ ok: false, reason: "wait" });
  }
  const dayOver = after(now, days(1));
  const refused = { ok: false, reason: "wait", retryAt: dayOver };
  expect(await redeem(bo, right, inHour(4))).toEqual(refused);
  expect(await redeem(bo, right, after(dayOver, -seconds(1)))).toEqual(refused);
  expect(await left(bo)).toBe(bo.recoveryCodes.length);
  expect(await redeem(bo, right, dayOver)).toMatchObject({ ok: true });
});

/** The same session with proofs that are too old, so that a second factor is asked for. */
const staleAt = (standing: FullStanding, at: Date): FullStanding => ({
  ...standing,
  session: { ...standing.session, passwordAt: after(at, -minutes(11)), secondFactorAt: after(at, -minutes(11)) },
});

test("another member's code is rejected everywhere, in the same workspace and from another, and stays unused", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now);
  const uma = await addMember(workspace.id, "member", now);
  const { owner } = await openWorkspace(now);
  for (const other of [uma, owner]) {
    const [theirs = ""] = other.recoveryCodes;
    expect(await redeem(bo, theirs, now)).toMatchObject({ ok: false, reason: "wrong-recovery-code" });
    const standing = (await signIn(bo, now)) as FullStanding;
    expect(await checkRecoveryCode(callAt(standing, now), theirs)).toEqual({
      ok: false,
      reason: "wrong-recovery-code",
    });
    expect(await findRecoveryCode(bo.workspaceId, bo.id, theirs)).toEqual({
      ok: false,
      reason: "wrong-recovery-code",
    });
    expect(await left(other)).toBe(other.recoveryCodes.length);
    expect(await redeem(other, theirs, now)).toMatchObject({ ok: true });
  }
});
