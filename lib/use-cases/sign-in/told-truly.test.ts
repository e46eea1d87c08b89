import "@/test/database";
import { describe, expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes, seconds } from "@/lib/ground/durations";
import { issueEmailCode } from "@/lib/methods/email-codes/issue";
import { prepareRecoveryCodes, storeRecoveryCodes } from "@/lib/methods/recovery-codes/issue";
import { initialSettings } from "@/lib/rules/policy/settings";
import { stepUp } from "@/lib/use-cases/step-up/step-up";
import {
  addEmailCode,
  addMember,
  addPlain,
  appCode,
  callAt,
  openSession,
  openWorkspace,
  type Person,
  password,
  signIn,
} from "@/test/people";
import { answerChallenge } from "./answer-challenge";

const now = new Date("2025-11-22T10:00:00Z");
const methods = { totp: true, passkey: true, email: true };
const workspace = await openWorkspace(now, { methods });
const member = () => addMember(workspace.id, "member", now);
const challenge = (person: Person, at = now) => openSession(person, [{ kind: "password" }], at);
const asked = ["app", "recovery", "email"] as const;

const failures = (person: Person) =>
  inWorkspace(workspace.id, async (tx) => {
    const sessions = await tx.session.findMany({ where: { memberId: person.id } });
    return sessions.reduce((sum, session) => sum + session.failures, 0);
  });

describe("[D1] a recovery code that does not work is called what it is,", () => {
  test.each(asked)("typed into the field for the kind %s: used, wrong", async (field) => {
    const bo = await member();
    const [code = ""] = bo.recoveryCodes;
    expect(await answerChallenge(callAt(await challenge(bo), now), code, field)).toMatchObject({ ok: true });
    const standing = await challenge(bo);
    const again = await answerChallenge(callAt(standing, now), code, field);
    expect(again).toEqual({ ok: false, reason: "used-recovery-code" });
    const wrong = await answerChallenge(callAt(standing, now), "0000-0000-0000-0000", field);
    expect(wrong).toEqual({ ok: false, reason: "wrong-recovery-code" });
  });

  test("of two requests with one, the loser is told that it was used", async () => {
    const bo = await member();
    const [code = ""] = bo.recoveryCodes;
    const sessions = await Promise.all([challenge(bo), challenge(bo), challenge(bo), challenge(bo)]);
    const answers = await Promise.all(sessions.map((standing) => answerChallenge(callAt(standing, now), code)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer.reason).toBe("used-recovery-code");
  });

  test("a used one counts as no wrong answer, and five are recorded", async () => {
    const bo = await member();
    const [code = ""] = bo.recoveryCodes;
    await answerChallenge(callAt(await challenge(bo), now), code);
    const standing = await challenge(bo);
    for (let i = 0; i < 12; i++)
      expect(await answerChallenge(callAt(standing, now), code)).toEqual({ ok: false, reason: "used-recovery-code" });
    expect(await failures(bo)).toBe(0);
    const recorded = await inWorkspace(workspace.id, (tx) =>
      tx.auditEvent.count({ where: { subjectId: bo.id, action: "session.second_factor_failed" } }),
    );
    expect(recorded).toBe(5);
    expect(await answerChallenge(callAt(standing, now), bo.recoveryCodes[1] ?? "")).toMatchObject({ ok: true });
  });

  test("one of a set that was never saved is called that, and the set in force goes on working", async () => {
    const bo = await member();
    const newer = await prepareRecoveryCodes(3);
    await inWorkspace(workspace.id, (tx) => storeRecoveryCodes(tx, bo.id, newer, now));
    const standing = await challenge(bo);
    const unsaved = await answerChallenge(callAt(standing, now), newer.codes[0]?.code ?? "");
    expect(unsaved).toEqual({ ok: false, reason: "unsaved-recovery-code" });
    expect(await answerChallenge(callAt(standing, now), bo.recoveryCodes[0] ?? "")).toMatchObject({ ok: true });
  });

  test("a used one confirms nothing again either, and is told", async () => {
    const bo = await member();
    const [code = ""] = bo.recoveryCodes;
    await answerChallenge(callAt(await challenge(bo), now), code);
    const later = after(now, minutes(11));
    const standing = callAt(await signIn(bo, now), later);
    expect(await stepUp(standing, { password, code })).toEqual({ ok: false, reason: "used-recovery-code" });
  });
});

describe("[D3] every field knows every kind of code:", () => {
  test.each(asked)("the right code of each kind signs in through the field for the kind %s", async (field) => {
    const bo = await member();
    await addEmailCode(bo, now);
    expect(await answerChallenge(callAt(await challenge(bo), now), appCode(bo, now), field)).toMatchObject({
      ok: true,
    });
    const recovery = bo.recoveryCodes[0] ?? "";
    expect(await answerChallenge(callAt(await challenge(bo), now), recovery, field)).toMatchObject({ ok: true });
    const standing = await challenge(bo);
    const { code } = await inWorkspace(workspace.id, (tx) => issueEmailCode(tx, standing.session.id, "sign-in", now));
    expect(await answerChallenge(callAt(standing, now), code, field)).toMatchObject({ ok: true });
  });

  test("what is no code at all is answered by what the field asks for, and counts for nothing", async () => {
    const bo = await member();
    const standing = await challenge(bo);
    for (const field of asked)
      for (const typed of ["12345", "hello", "1234567890", "ABCD-EFGH"])
        expect(await answerChallenge(callAt(standing, now), typed, field)).toEqual({
          ok: false,
          reason: "other-code",
          typed: "other",
          asked: field,
        });
    expect(await failures(bo)).toBe(0);
    expect(await answerChallenge(callAt(standing, now), appCode(bo, now))).toMatchObject({ ok: true });
  });

  test("a kind of code that the member does not have is named, and counts for nothing", async () => {
    const [bo, eve] = [await member(), await addPlain(workspace.id, "member", now)];
    await addEmailCode(eve, now);
    for (let i = 0; i < 7; i++) {
      const mailed = await answerChallenge(callAt(await challenge(bo), now), "12345678");
      expect(mailed).toEqual({ ok: false, reason: "no-email-method" });
      const standing = callAt(await challenge(eve), now);
      expect(await answerChallenge(standing, "123456")).toEqual({ ok: false, reason: "no-app" });
      expect(await answerChallenge(standing, "0000000000000000")).toEqual({ ok: false, reason: "no-recovery-codes" });
      expect(await answerChallenge(standing, "12345678")).toEqual({ ok: false, reason: "none-mailed" });
    }
    expect(await failures(bo)).toBe(0);
    expect(await failures(eve)).toBe(0);
  });

  test("every code that is checked counts when it is wrong, whichever field it is typed into", async () => {
    const bo = await member();
    await addEmailCode(bo, now);
    const standing = await challenge(bo);
    await inWorkspace(workspace.id, (tx) => issueEmailCode(tx, standing.session.id, "sign-in", now));
    const guesses = [
      ["00000000", "app"],
      ["0000000000000000", "app"],
      ["00000000", "recovery"],
      ["0000000000000000", "email"],
    ] as const;
    for (const [typed, field] of guesses)
      expect(await answerChallenge(callAt(standing, now), typed, field)).toMatchObject({ ok: false });
    expect(await failures(bo)).toBe(4);
    expect(await answerChallenge(callAt(standing, now), "00000001", "recovery")).toEqual({
      ok: false,
      reason: "ended",
    });
  });

  test("a reset code confirms nothing, is named, and costs no try", async () => {
    const bo = await member();
    const standing = callAt(await signIn(bo, now), after(now, minutes(11)));
    const reset = "ABCD-EFGH-JKMN-PQRS-TVWX";
    for (let i = 0; i < 12; i++)
      expect(await stepUp(standing, { password, code: reset })).toMatchObject({ reason: "other-code", typed: "reset" });
    const code = appCode(bo, standing.now);
    expect(await stepUp(standing, { password, code })).toMatchObject({ ok: true });
  });
});

test("[D7] a code older than the last one used is called that, and not used; neither counts", async () => {
  const bo = await member();
  const [before, last] = [appCode(bo, after(now, -seconds(30))), appCode(bo, now)];
  expect(await answerChallenge(callAt(await challenge(bo), now), last)).toMatchObject({ ok: true });
  const standing = await challenge(bo);
  for (let i = 0; i < 6; i++) {
    expect(await answerChallenge(callAt(standing, now), before)).toEqual({ ok: false, reason: "older" });
    expect(await answerChallenge(callAt(standing, now), last)).toEqual({ ok: false, reason: "used" });
  }
  expect(await failures(bo)).toBe(0);
});

test("[D3] a workspace's own number of codes changes nothing about their shape", async () => {
  const { id } = await openWorkspace(now, { recoveryCodes: { ...initialSettings.recoveryCodes, used: "replace" } });
  const bo = await addMember(id, "member", now);
  const [code = ""] = bo.recoveryCodes;
  expect(await answerChallenge(callAt(await challenge(bo), now), code)).toMatchObject({ ok: true });
  expect(await answerChallenge(callAt(await challenge(bo), now), code)).toMatchObject({ reason: "used-recovery-code" });
});
