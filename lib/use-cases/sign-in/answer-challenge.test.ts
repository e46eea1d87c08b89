import "@/test/database";
import { expect, test } from "vitest";
import { readStanding } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { after, hours, minutes, seconds } from "@/lib/ground/durations";
import { budget, end, reserve } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { confirmTotp } from "@/lib/use-cases/enrolment/confirm-totp";
import {
  addMember,
  appCode,
  callAt,
  openSession,
  openSetUp,
  openWorkspace,
  type Person,
  standingOf,
  strangerAt,
  visitor,
} from "@/test/people";
import { answerChallenge } from "./answer-challenge";

const now = new Date("2025-11-22T10:00:00Z");
const workspace = await openWorkspace(now);

const member = () => addMember(workspace.id, "member", now);
const challenge = (person: Person, at = now) => openSession(person, [{ kind: "password" }], at);
const wrong = (person: Person, at = now) => (appCode(person, at) === "000000" ? "000001" : "000000");

test("the codes of the current, previous and next time step sign in, each once", async () => {
  for (const shift of [0, -30, 30]) {
    const bo = await member();
    const code = appCode(bo, after(now, seconds(shift)));
    const answer = await answerChallenge(callAt(await challenge(bo), now), `${code.slice(0, 3)} ${code.slice(3)}`);
    expect(answer).toMatchObject({ ok: true, step: "in" });
    expect(await answerChallenge(callAt(await challenge(bo), now), code)).toMatchObject({ ok: false, reason: "used" });
  }
});

test("the code of a step before one already used is rejected too", async () => {
  const bo = await member();
  expect(await answerChallenge(callAt(await challenge(bo), now), appCode(bo, now))).toMatchObject({ ok: true });
  const earlier = appCode(bo, after(now, -seconds(30)));
  expect(await answerChallenge(callAt(await challenge(bo), now), earlier)).toMatchObject({ ok: false });
});

test("of eight requests with one code in sessions of their own, one wins", async () => {
  const bo = await member();
  const sessions = await Promise.all(Array.from({ length: 8 }, () => challenge(bo)));
  const answers = await Promise.all(
    sessions.map((standing) => answerChallenge(callAt(standing, now), appCode(bo, now))),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test("of two requests in one session with two right codes, one raises it and the other is told", async () => {
  const bo = await member();
  const standing = await challenge(bo);
  const codes = [appCode(bo, now), appCode(bo, after(now, seconds(30)))];
  const answers = await Promise.all(codes.map((code) => answerChallenge(callAt(standing, now), code)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test("the token of the challenge no longer works once the second factor is proven", async () => {
  const bo = await member();
  const { token } = await inWorkspace(workspace.id, async (tx) => {
    const { advance } = await import("@/lib/access/sessions/advance");
    return advance(tx, strangerAt(now), bo.id, null, { kind: "password" });
  });
  const answer = await answerChallenge(callAt(await standingOf(token, now), now), appCode(bo, now));
  if (!answer.ok) throw new Error(answer.reason);
  expect(await readStanding(token, strangerAt(now))).toBeNull();
  expect((await standingOf(answer.token, now)).session.stage).toBe("full");
});

test("another member's code does not sign in", async () => {
  const [bo, uma] = [await member(), await member()];
  expect(await answerChallenge(callAt(await challenge(bo), now), appCode(uma, now))).toMatchObject({ ok: false });
});

test("five wrong codes end the challenge; the right one then comes too late", async () => {
  const bo = await member();
  const standing = await challenge(bo);
  for (let i = 1; i <= 4; i++) {
    expect(await answerChallenge(callAt(standing, now), wrong(bo))).toMatchObject({ ok: false, reason: "wrong" });
  }
  expect(await answerChallenge(callAt(standing, now), wrong(bo))).toMatchObject({ ok: false, reason: "ended" });
  expect(await answerChallenge(callAt(standing, now), appCode(bo, now))).toEqual({ ok: false, reason: "ended" });
});

test("[A7] of thirty-two wrong codes at once in one challenge, five are looked at", async () => {
  const bo = await member();
  const standing = await challenge(bo);
  // What is looked at is recorded; the others are told to wait, or that the challenge is over.
  const countLooked = () =>
    inWorkspace(workspace.id, (tx) =>
      tx.auditEvent.count({
        where: { subjectId: bo.id, action: { in: ["session.second_factor_failed", "session.challenge_ended"] } },
      }),
    );
  await Promise.all(Array.from({ length: 32 }, () => answerChallenge(callAt(standing, now), wrong(bo))));
  expect(await countLooked()).toBeLessThanOrEqual(5);
  const rest = [];
  for (let i = 0; i < 6; i++) rest.push(await answerChallenge(callAt(standing, now), wrong(bo)));
  expect(rest.at(-1)).toEqual({ ok: false, reason: "ended" });
  expect(await countLooked()).toBe(5);
});

test("ten wrong codes in a row block for 15 minutes, in any session and from any address; the next ten for an hour", async () => {
  const bo = await member();
  let at = now;
  const tenWrong = async () => {
    for (let i = 0; i < 10; i++) {
      const here = { ...visitor, address: `192.0.2.${i}` };
      await answerChallenge(callAt(await challenge(bo, at), at, here), wrong(bo, at));
    }
  };
  await tenWrong();
  expect(await answerChallenge(callAt(await challenge(bo, at), at), appCode(bo, at))).toEqual({
    ok: false,
    reason: "wait",
    retryAt: after(now, minutes(15)),
  });
  at = after(now, minutes(16));
  await tenWrong();
  expect(await answerChallenge(callAt(await challenge(bo, at), at), appCode(bo, at))).toEqual({
    ok: false,
    reason: "wait",
    retryAt: after(at, hours(1)),
  });
});

test("a right code clears the count of wrong ones", async () => {
  const bo = await member();
  let at = now;
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 4; i++) await answerChallenge(callAt(await challenge(bo, at), at), wrong(bo, at));
    expect(await answerChallenge(callAt(await challenge(bo, at), at), appCode(bo, at))).toMatchObject({ ok: true });
    at = after(at, minutes(2));
  }
});

test("fifty wrong codes freeze the apps for good; a recovery code still signs in, and a new app unfreezes them", async () => {
  const bo = await member();
  const apps = [budget(rules.secondFactor, workspace.id, bo.id, "totp")];
  let at = now;
  for (let i = 0; i < 50; i++) {
    expect(await reserve(apps, at)).toEqual({ ok: true });
    await end(apps, "counts", at);
    at = after(at, hours(25));
  }
  expect(await answerChallenge(callAt(await challenge(bo, at), at), appCode(bo, at))).toEqual({
    ok: false,
    reason: "wait",
    retryAt: null,
  });
  const recovered = await answerChallenge(callAt(await challenge(bo, at), at), bo.recoveryCodes[0] ?? "");
  if (!recovered.ok) throw new Error(recovered.reason);
  const standing = await standingOf(recovered.token, at);
  const setUp = await openSetUp(standing, at);
  const confirmed = await confirmTotp(callAt(standing, at), setUp.id, setUp.code);
  expect(confirmed).toMatchObject({ ok: true });
  const later = after(at, minutes(1));
  expect(await answerChallenge(callAt(await challenge(bo, later), later), appCode(bo, later))).toMatchObject({
    ok: true,
  });
});

test("a recovery code typed into the field signs in once; of two requests with one, one wins", async () => {
  const bo = await member();
  const [code = ""] = bo.recoveryCodes;
  const sessions = [await challenge(bo), await challenge(bo)];
  const answers = await Promise.all(
    sessions.map((standing) => answerChallenge(callAt(standing, now), code.toLowerCase().replace(/(.{4})/g, "$1 "))),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await answerChallenge(callAt(await challenge(bo), now), code)).toMatchObject({ ok: false });
});

test("recovery codes are tried five times an hour, right ones not counted", async () => {
  const bo = await member();
  const other = "0000000000000000";
  for (let i = 0; i < 5; i++) {
    expect(await answerChallenge(callAt(await challenge(bo), now), other)).toMatchObject({
      ok: false,
      reason: "wrong-recovery-code",
    });
  }
  const refused = await answerChallenge(callAt(await challenge(bo), now), bo.recoveryCodes[0] ?? "");
  expect(refused).toMatchObject({ ok: false, reason: "wait" });
  const later = after(now, minutes(61));
  const answer = await answerChallenge(callAt(await challenge(bo, later), later), bo.recoveryCodes[0] ?? "");
  expect(answer).toMatchObject({ ok: true });
});

test("codes that were never saved, and codes of a suspended set, do not sign in", async () => {
  const bo = await member();
  const [first = "", second = ""] = bo.recoveryCodes;
  await inWorkspace(workspace.id, (tx) =>
    tx.recoveryCodeSet.updateMany({ where: { memberId: bo.id }, data: { savedAt: null } }),
  );
  expect(await answerChallenge(callAt(await challenge(bo), now), first)).toMatchObject({
    ok: false,
    reason: "unsaved-recovery-code",
  });
  await inWorkspace(workspace.id, (tx) =>
    tx.recoveryCodeSet.updateMany({ where: { memberId: bo.id }, data: { savedAt: now, suspendedAt: now } }),
  );
  expect(await answerChallenge(callAt(await challenge(bo), now), second)).toMatchObject({
    ok: false,
    reason: "no-recovery-codes",
  });
});
