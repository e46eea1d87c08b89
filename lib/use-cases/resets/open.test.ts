import "@/test/database";
import { describe, expect, test } from "vitest";
import { readStanding } from "@/lib/access/sessions/standing";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { after, hours, minutes } from "@/lib/ground/durations";
import { readUnsavedCodes } from "@/lib/methods/recovery-codes/read-unsaved";
import { codeAt, timeStepAt } from "@/lib/methods/totp/time-step";
import { confirmTotp } from "@/lib/use-cases/enrolment/confirm-totp";
import { saveRecoveryCodes } from "@/lib/use-cases/enrolment/save-recovery-codes";
import { startTotp } from "@/lib/use-cases/enrolment/start-totp";
import { answerChallenge } from "@/lib/use-cases/sign-in/answer-challenge";
import { waitingMails } from "@/test/mails";
import {
  addMember,
  appCode,
  callAt,
  openSession,
  openSetUp,
  type Person,
  rowOf,
  standingOf,
  strangerAt,
} from "@/test/people";
import { castOf, enterCode, resetBy, standAfterCode } from "@/test/reset-cast";
import { openReset } from "./open";

const now = new Date("2025-11-22T10:00:00Z");
const wrong = { ok: false, reason: "wrong-reset-code" };

/** Enrols a new app in an opened reset and saves the codes. Returns the new key and the final token. */
async function finish(person: Person, code: string, at: Date) {
  let standing = await standAfterCode(person, code, at);
  const pending = await openSetUp(standing, at);
  const confirmed = await confirmTotp(callAt(standing, at), pending.id, pending.code);
  if (!confirmed.ok) throw new Error(confirmed.reason);
  standing = await standingOf(confirmed.token, at);
  expect(standing.step).toBe("save-codes");
  const unsaved = await readUnsavedCodes(standing);
  const saved = await saveRecoveryCodes(callAt(standing, at), unsaved?.setId ?? "");
  if (!saved.ok) throw new Error(saved.reason);
  return { key: pending.key, token: saved.token };
}

describe("a reset code", () => {
  test("with the password opens enrolment and nothing else", async () => {
    const { ada, bo } = await castOf(now);
    const { code } = await resetBy(ada, bo, now);
    const standing = await standAfterCode(bo, code, now);
    expect(standing).toMatchObject({ step: "enrol", session: { stage: "enrolment", amr: ["pwd", "reset"] } });
    expect((await answerChallenge(callAt(standing, now), appCode(bo, now))).ok).toBe(false);
  });

  test.each([
    ["lower case", (code: string) => code.toLowerCase()],
    ["without dashes", (code: string) => code.replaceAll("-", "")],
    ["with spaces", (code: string) => ` ${code.replaceAll("-", " ")} `],
    ["with O for 0 and I for 1", (code: string) => code.replaceAll("0", "O").replaceAll("1", "I")],
  ])("is accepted %s", async (_, typed) => {
    const { ada, bo } = await castOf(now);
    const { code } = await resetBy(ada, bo, now);
    expect(await enterCode(bo, typed(code), now)).toMatchObject({ ok: true, step: "enrol" });
  });

  test("is rejected for another member who was reset too", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const cy = await addMember(workspace.id, "member", now, "Cy Member");
    const { code } = await resetBy(ada, bo, now);
    await resetBy(ada, cy, now);
    expect(await enterCode(cy, code, now)).toEqual(wrong);
    expect(await enterCode(bo, code, now)).toMatchObject({ ok: true });
  });

  test("is rejected in another workspace", async () => {
    const [here, there] = [await castOf(now), await castOf(now)];
    const { code } = await resetBy(here.ada, here.bo, now);
    await resetBy(there.ada, there.bo, now);
    expect(await enterCode(there.bo, code, now)).toEqual(wrong);
  });

  test("is rejected a second time, and the console is where a new one comes from", async () => {
    const { ada, bo } = await castOf(now);
    const { code } = await resetBy(ada, bo, now);
    const waiting = await openSession(bo, [{ kind: "password" }], now);
    expect(await enterCode(bo, code, now)).toMatchObject({ ok: true });
    expect(await openReset(callAt(waiting, now), code)).toEqual({ ok: false, reason: "opened-reset-code", at: now });
    expect((await openSession(bo, [{ kind: "password" }], now)).step).toBe("ask-for-help");
  });

  test("of eight requests with one code at once, one wins", async () => {
    const { ada, bo } = await castOf(now);
    const { code } = await resetBy(ada, bo, now);
    const sessions = await Promise.all([1, 2, 3, 4].map(() => openSession(bo, [{ kind: "password" }], now)));
    const answers = await Promise.all(
      [...sessions, ...sessions].map((session) => openReset(callAt(session, now), code)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const live = await inWorkspace(bo.workspaceId, (tx) => tx.session.findMany({ where: { stage: "enrolment" } }));
    expect(live).toHaveLength(1);
  });

  test("lives 24 hours and not a moment longer", async () => {
    const { ada, bo } = await castOf(now);
    const { code } = await resetBy(ada, bo, now);
    const inTime = after(now, hours(24) - 1);
    const tooLate = await openSession(bo, [{ kind: "password" }], inTime);
    expect(await openReset(callAt(tooLate, after(now, hours(24))), code)).toEqual({
      ok: false,
      reason: "ended-reset-code",
      ending: "expired",
      at: after(now, hours(24)),
    });
    expect(await openReset(callAt(tooLate, inTime), code)).toMatchObject({ ok: true });
    const { ada: eve, bo: cy } = await castOf(now);
    await resetBy(eve, cy, now);
    expect((await openSession(cy, [{ kind: "password" }], after(now, hours(24)))).step).toBe("ask-for-help");
  });

  test("is void once a newer one is issued", async () => {
    const { ada, bo } = await castOf(now);
    const first = await resetBy(ada, bo, now);
    const second = await resetBy(ada, bo, after(now, minutes(1)));
    expect(await enterCode(bo, first.code, after(now, minutes(2)))).toMatchObject({
      reason: "ended-reset-code",
      ending: "replaced",
      at: after(now, minutes(1)),
    });
    expect(await enterCode(bo, second.code, after(now, minutes(2)))).toMatchObject({ ok: true });
  });

  test("raced by a newer one opens at most one enrolment, and never after it is void", async () => {
    const { ada, owner, bo } = await castOf(now);
    const { code } = await resetBy(ada, bo, now);
    const standing = await openSession(bo, [{ kind: "password" }], now);
    const [opened] = await Promise.all([openReset(callAt(standing, now), code), resetBy(owner, bo, now)]);
    if (opened.ok) expect(await readStanding(opened.token, strangerAt(now))).toBeNull();
    const rows = await inWorkspace(bo.workspaceId, (tx) => tx.reset.findMany({ where: { endedAt: null } }));
    expect(rows).toMatchObject([{ openedAt: null }]);
  });

  test("is worth nothing at the challenge of a member who was not reset", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const { code } = await resetBy(ada, bo, now);
    const cy = await addMember(workspace.id, "member", now);
    expect(await enterCode(cy, code, now)).toEqual(wrong);
    const challenge = await openSession(cy, [{ kind: "password" }], now);
    expect(await answerChallenge(callAt(challenge, now), code)).toEqual(wrong);
  });

  test("is not confused with other input: a recovery code and other texts are named, and cost no try", async () => {
    const { ada, bo } = await castOf(now);
    await resetBy(ada, bo, now);
    const standing = await openSession(bo, [{ kind: "password" }], now);
    for (let i = 0; i < 8; i++) {
      expect(await openReset(callAt(standing, now), bo.recoveryCodes[0] as string)).toMatchObject({
        reason: "other-code",
        typed: "recovery",
      });
      expect(await openReset(callAt(standing, now), "123456")).toMatchObject({ reason: "other-code", typed: "app" });
    }
  });
});

describe("guessing", () => {
  const guess = "AAAA-AAAA-AAAA-AAAA-AAAA";

  test("is counted and recorded: after five an hour even the right code waits", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const { code } = await resetBy(ada, bo, now);
    const standing = await openSession(bo, [{ kind: "password" }], now);
    for (let i = 0; i < 5; i++) expect(await openReset(callAt(standing, now), guess)).toEqual(wrong);
    expect(await openReset(callAt(standing, now), code)).toEqual({
      ok: false,
      reason: "wait",
      retryAt: after(now, hours(1)),
    });
    const failures = await inWorkspace(workspace.id, (tx) =>
      tx.auditEvent.count({ where: { action: "reset.code_failed", subjectId: bo.id } }),
    );
    expect(failures).toBe(5);
    expect(await enterCode(bo, code, after(now, hours(1)))).toMatchObject({ ok: true });
  });

  test("in parallel gets no more tries", async () => {
    const { ada, bo } = await castOf(now);
    await resetBy(ada, bo, now);
    const standing = await openSession(bo, [{ kind: "password" }], now);
    const answers = await Promise.all(Array.from({ length: 12 }, () => openReset(callAt(standing, now), guess)));
    expect(
      answers.filter(({ ok, ...rest }) => !ok && "reason" in rest && rest.reason === "wrong-reset-code"),
    ).toHaveLength(5);
  });

  test("stops at twenty a day", async () => {
    const { ada, bo } = await castOf(now);
    await resetBy(ada, bo, now);
    for (let hour = 0; hour < 4; hour++) {
      const at = after(now, hours(hour));
      const standing = await openSession(bo, [{ kind: "password" }], at);
      for (let i = 0; i < 5; i++) expect(await openReset(callAt(standing, at), guess)).toEqual(wrong);
    }
    const at = after(now, hours(5));
    expect(await enterCode(bo, guess, at)).toMatchObject({ reason: "wait", retryAt: after(now, hours(24)) });
  });
});

describe("after the code,", () => {
  test("a finished enrolment signs in: the new app works, the old methods are destroyed, the reset is used", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const { code, resetId } = await resetBy(ada, bo, now);
    const { key, token } = await finish(bo, code, now);
    expect(await standingOf(token, now)).toMatchObject({ step: "in", session: { stage: "full" } });
    const later = after(now, minutes(5));
    const challenge = await openSession(bo, [{ kind: "password" }], later);
    expect(challenge.step).toBe("second-factor");
    expect((await answerChallenge(callAt(challenge, later), appCode(bo, later))).ok).toBe(false);
    expect((await answerChallenge(callAt(challenge, later), bo.recoveryCodes[0] as string)).ok).toBe(false);
    expect((await answerChallenge(callAt(challenge, later), codeAt(key, timeStepAt(later)))).ok).toBe(true);
    await inWorkspace(workspace.id, async (tx) => {
      expect(await tx.reset.findFirst({ where: { id: resetId } })).toMatchObject({ endedAt: now, ending: "used" });
      expect(await tx.credential.count({ where: { memberId: bo.id } })).toBe(1);
      expect(await tx.recoveryCodeSet.count({ where: { memberId: bo.id } })).toBe(1);
      expect((await rowOf(tx, bo)).suspendedAt).toBeNull();
    });
    expect((await waitingMails(workspace.id)).map(({ template }) => template)).toContain("reset-finished");
  });

  test("an enrolment left for 30 minutes requires a new code", async () => {
    const { ada, bo } = await castOf(now);
    const { code } = await resetBy(ada, bo, now);
    const opened = await enterCode(bo, code, now);
    if (!opened.ok) throw new Error(opened.reason);
    expect((await readStanding(opened.token, strangerAt(after(now, minutes(30) - 1))))?.step).toBe("enrol");
    const late = after(now, minutes(30));
    expect(await readStanding(opened.token, strangerAt(late))).toBeNull();
    expect((await openSession(bo, [{ kind: "password" }], late)).step).toBe("ask-for-help");
    const again = await resetBy(ada, bo, late);
    await finish(bo, again.code, late);
  });

  test("an unfinished enrolment is deleted by the next reset, not kept with it", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const { code } = await resetBy(ada, bo, now);
    const standing = await standAfterCode(bo, code, now);
    const pending = await openSetUp(standing, now);
    await confirmTotp(callAt(standing, now), pending.id, pending.code);
    const late = after(now, minutes(31));
    const again = await resetBy(ada, bo, late);
    expect((await standAfterCode(bo, again.code, late)).step).toBe("enrol");
    await inWorkspace(workspace.id, async (tx) => {
      expect(await tx.credential.findMany({ where: { memberId: bo.id } })).toMatchObject([{ suspendedAt: now }]);
    });
  });

  test("a set-up begun in the old session can't be confirmed after the code", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const thief = await openSession(bo, [{ kind: "password" }, { kind: "totp" }], now);
    const { code } = await resetBy(ada, bo, now);
    await startTotp(callAt(thief, now));
    await standAfterCode(bo, code, now);
    const pending = await inWorkspace(workspace.id, (tx) =>
      tx.credential.count({ where: { memberId: bo.id, confirmedAt: null } }),
    );
    expect(pending).toBe(0);
  });

  test("a failure spends nothing: the code still works after a broken transaction", async () => {
    const { ada, bo } = await castOf(now);
    const { code } = await resetBy(ada, bo, now);
    const standing = await openSession(bo, [{ kind: "password" }], now);
    await asSystem(Prisma.sql`update session set revoked_at = ${now} where id = ${standing.session.id}::uuid`);
    expect(await openReset(callAt(standing, now), code)).toEqual({ ok: false, reason: "changed" });
    expect(await enterCode(bo, code, now)).toMatchObject({ ok: true });
  });
});
