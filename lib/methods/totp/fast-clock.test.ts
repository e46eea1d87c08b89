import "@/test/database";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { after, minutes, seconds } from "@/lib/ground/durations";
import { confirmTotp } from "@/lib/use-cases/enrolment/confirm-totp";
import { answerChallenge } from "@/lib/use-cases/sign-in/answer-challenge";
import { stepUp } from "@/lib/use-cases/step-up/step-up";
import {
  addMember,
  addPlain,
  appCode,
  callAt,
  openSession,
  openSetUp,
  openWorkspace,
  password,
  signIn,
} from "@/test/people";
import { provesFastClock } from "./fast-clock";
import { type Ahead, codeAt, matchCode, minutesOf, period, timeStepAt } from "./time-step";

const key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const now = new Date("2025-11-22T10:00:00Z");
const moment = fc.integer({ min: 0, max: 60 * 60 }).map((second) => after(now, seconds(second)));

/** Returns what the server sees of a code that a phone, so many seconds fast, shows at a moment. */
function typedFrom(fastBy: number, at: Date): Ahead {
  const match = matchCode(key, codeAt(key, timeStepAt(after(at, seconds(fastBy)))), null, at);
  if (match.kind !== "ahead") throw new Error(`the code is ${match.kind}`);
  return match;
}

describe("two codes of the future", () => {
  test("prove a fast clock, at any times of typing, and give its minutes to within one", () => {
    // Codes a minute and more ahead are always rejected. Codes up to ten minutes ahead are recognised.
    const fastBy = fc.integer({ min: 2 * period, max: 20 * period - 1 });
    fc.assert(
      fc.property(fastBy, moment, fc.integer({ min: period, max: 600 }), (fast, at, wait) => {
        const second = typedFrom(fast, after(at, seconds(wait)));
        expect(provesFastClock(typedFrom(fast, at), second)).toBe(true);
        expect(Math.abs(minutesOf(second.by) - fast / 60)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("prove nothing alone, typed again, in the other order, or as codes of two clocks", () => {
    const steps = fc.record({ timeStep: fc.nat(100), by: fc.integer({ min: 2, max: 20 }) });
    fc.assert(
      fc.property(steps, steps, (first, second) => {
        expect(provesFastClock(null, second)).toBe(false);
        expect(provesFastClock(second, second)).toBe(false);
        expect(provesFastClock(first, second) && provesFastClock(second, first)).toBe(false);
        if (Math.abs(first.by - second.by) > 1) expect(provesFastClock(first, second)).toBe(false);
      }),
    );
  });
});

/** A phone four minutes fast. */
const fast = minutes(4);
const fastCode = (person: { key: string }, at: Date) => codeAt(person.key, timeStepAt(after(at, fast)));
const later = after(now, seconds(40));

async function cast() {
  const workspace = await openWorkspace(now);
  return addMember(workspace.id, "member", now);
}

test("in one challenge the second code identifies the clock, but neither signs in, and both count as wrong", async () => {
  const bo = await cast();
  const challenge = await openSession(bo, [{ kind: "password" }], now);
  const first = await answerChallenge(callAt(challenge, now), fastCode(bo, now));
  expect(first).toEqual({ ok: false, reason: "wrong" });
  expect(await answerChallenge(callAt(challenge, later), fastCode(bo, now))).toEqual({ ok: false, reason: "wrong" });
  const second = await answerChallenge(callAt(challenge, later), fastCode(bo, later));
  expect(second).toEqual({ ok: false, reason: "fast", minutes: 4 });
  const again = await answerChallenge(callAt(challenge, later), fastCode(bo, after(later, minutes(1))));
  expect(again).toMatchObject({ ok: false, reason: "wrong" });
  expect(await answerChallenge(callAt(challenge, later), fastCode(bo, now))).toMatchObject({ reason: "ended" });
});

test("typed in two challenges, they identify nothing", async () => {
  const bo = await cast();
  for (const at of [now, later]) {
    const challenge = await openSession(bo, [{ kind: "password" }], at);
    expect(await answerChallenge(callAt(challenge, at), fastCode(bo, at))).toEqual({ ok: false, reason: "wrong" });
  }
});

test("codes of a colleague's fast phone identify nothing", async () => {
  const [bo, uma] = [await cast(), await cast()];
  const challenge = await openSession(bo, [{ kind: "password" }], now);
  for (const at of [now, later]) {
    expect(await answerChallenge(callAt(challenge, at), fastCode(uma, at))).toEqual({ ok: false, reason: "wrong" });
  }
});

test("a code of the future is right when its time comes, though its holder was told it was wrong", async () => {
  const bo = await cast();
  const challenge = await openSession(bo, [{ kind: "password" }], now);
  const code = fastCode(bo, now);
  await answerChallenge(callAt(challenge, now), code);
  expect(code).toBe(appCode(bo, after(now, fast)));
  expect(await answerChallenge(callAt(challenge, after(now, fast)), code)).toMatchObject({ ok: true });
});

test("step-up identifies a fast clock too, after the second code", async () => {
  const bo = await cast();
  const standing = await signIn(bo, now);
  const at = after(now, minutes(11));
  const next = after(at, seconds(40));
  const typed = (moment: Date) => stepUp(callAt(standing, moment), { password, code: fastCode(bo, moment) });
  expect(await typed(at)).toEqual({ ok: false, reason: "wrong-code" });
  expect(await typed(next)).toEqual({ ok: false, reason: "fast", minutes: 4 });
});

test("confirming an app identifies the clock at once, because the key is on the screen", async () => {
  const workspace = await openWorkspace(now);
  const eve = await addPlain(workspace.id, "member", now);
  const standing = await openSession(eve, [{ kind: "joining" }], now);
  const { id, key } = await openSetUp(standing, now);
  expect(await confirmTotp(callAt(standing, now), id, fastCode({ key }, now))).toEqual({
    ok: false,
    reason: "fast",
    minutes: 4,
  });
});
