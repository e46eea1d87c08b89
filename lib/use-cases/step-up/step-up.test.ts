import "@/test/database";
import { describe, expect, test } from "vitest";
import { demandFresh, isFresh, owedProof } from "@/lib/access/sessions/freshness";
import { readStanding } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes, seconds } from "@/lib/ground/durations";
import { signInWithPassword } from "@/lib/use-cases/sign-in/with-password";
import { stepUp } from "@/lib/use-cases/step-up/step-up";
import {
  addMember,
  addPlain,
  appCode,
  callAt,
  openSession,
  openWorkspace,
  type Person,
  password,
  signIn,
  strangerAt,
  visitor,
} from "@/test/people";

const now = new Date("2025-11-22T10:00:00Z");
const later = after(now, minutes(11));
const stale = (person: Person) => signIn(person, now);
const wrongCode = (person: Person, at: Date) => (appCode(person, at) === "000000" ? "111111" : "000000");

async function cast() {
  const { id, slug } = await openWorkspace(now);
  return { id, slug, bo: await addMember(id, "member", now, "Bo Member") };
}

describe("what is owed", () => {
  test("nothing for ten minutes, then the password and the second factor, to the instant", async () => {
    const { bo } = await cast();
    const standing = await signIn(bo, now);
    expect(owedProof(callAt(standing, new Date(after(now, minutes(10)).getTime() - 1)))).toEqual({
      password: false,
      secondFactor: false,
    });
    expect(owedProof(callAt(standing, after(now, minutes(10))))).toEqual({ password: true, secondFactor: true });
    expect(isFresh(callAt(standing, later))).toBe(false);
    expect(() => demandFresh(callAt(standing, later))).toThrow();
  });

  test("no second factor from a member who has none", async () => {
    const off = { level: "off", from: null } as const;
    const { id } = await openWorkspace(now, { requirement: { member: off, helpdesk: off, admin: off, owner: off } });
    const standing = await openSession(await addPlain(id, "member", now), [{ kind: "password" }], now);
    expect(owedProof(callAt(standing, later))).toEqual({ password: true, secondFactor: false });
  });
});

test("password and code make the session fresh again, under a new token", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  const answer = await stepUp(callAt(standing, later), { password, code: appCode(bo, later) });
  expect(answer).toMatchObject({ ok: true });
  const renewed = await readStanding(answer.ok ? answer.token : "", strangerAt(later));
  expect(renewed && isFresh(callAt(renewed, later))).toBe(true);
  expect(renewed?.session).toMatchObject({
    id: standing.session.id,
    expiresAt: standing.session.expiresAt,
    stage: "full",
  });
});

describe("is rejected, and changes nothing,", () => {
  test.each<[string, (bo: Person) => { password: string; code: string }, string]>([
    [
      "with a wrong password",
      (bo) => ({ password: "wrong password here", code: appCode(bo, later) }),
      "wrong-password",
    ],
    ["with a wrong code", (bo) => ({ password, code: wrongCode(bo, later) }), "wrong-code"],
    ["without a code", () => ({ password, code: "" }), "code-missing"],
    ["with an unknown recovery code", () => ({ password, code: "ABCD-EFGH-JKMN-PQRS" }), "wrong-recovery-code"],
  ])("%s", async (_, given, reason) => {
    const { bo } = await cast();
    const standing = await stale(bo);
    expect(await stepUp(callAt(standing, later), given(bo))).toMatchObject({ ok: false, reason });
    const rows = await inWorkspace(bo.workspaceId, (tx) => tx.session.findMany({ where: { memberId: bo.id } }));
    expect(rows).toMatchObject([{ passwordAt: now, secondFactorAt: now, revokedAt: null }]);
  });

  test("with a code that signed in", async () => {
    const { bo } = await cast();
    const standing = await stale(bo);
    const code = appCode(bo, later);
    const first = await stepUp(callAt(standing, later), { password, code });
    expect(first.ok).toBe(true);
    const other = await openSession(bo, [{ kind: "password" }, { kind: "totp" }], now);
    expect(await stepUp(callAt(other, later), { password, code })).toEqual({ ok: false, reason: "used" });
  });
});

test("a right code with a wrong password is not spent", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  const code = appCode(bo, later);
  await stepUp(callAt(standing, later), { password: "wrong password here", code });
  expect(await stepUp(callAt(standing, later), { password, code })).toMatchObject({ ok: true });
});

test("of two at once with one code, one wins", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  const given = { password, code: appCode(bo, later) };
  const answers = await Promise.all([1, 2, 3, 4].map(() => stepUp(callAt(standing, later), given)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a stolen session guesses no password: five tries from its place, shared with signing in", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  const guess = { password: "wrong password here", code: appCode(bo, later) };
  for (let i = 0; i < 5; i++)
    expect(await stepUp(callAt(standing, later), guess)).toMatchObject({ reason: "wrong-password" });
  expect(await stepUp(callAt(standing, later), { ...guess, password })).toEqual({
    ok: false,
    reason: "wait",
    retryAt: after(later, seconds(2)),
  });
});

test("a stolen session guesses no password from ever new addresses either", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  const guess = { password: "wrong password here", code: appCode(bo, later) };
  const from = (i: number) => ({ ...visitor, address: `203.0.113.${i}` });
  for (let i = 0; i < 5; i++)
    expect(await stepUp(callAt(standing, later, from(i)), guess)).toMatchObject({ reason: "wrong-password" });
  expect(await stepUp(callAt(standing, later, from(5)), guess)).toMatchObject({ reason: "wait" });
});

test("a signed-in member confirms without waiting while others try the password from everywhere", async () => {
  const { slug, bo } = await cast();
  const standing = await stale(bo);
  for (let i = 0; i < 30; i++) {
    const from = { ...visitor, address: `203.0.113.${i}` };
    await signInWithPassword(strangerAt(later, from), { slug, email: bo.email, password: "wrong password here" });
  }
  const given = { password, code: appCode(bo, later) };
  expect(await stepUp(callAt(standing, later), given)).toMatchObject({ ok: true });
});

test("a wrong password counts no wrong code, because none was checked", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  let at = later;
  for (let i = 0; i < 12; i++) {
    const answer = await stepUp(callAt(standing, at), { password: "wrong password here", code: wrongCode(bo, at) });
    if (!answer.ok && answer.reason === "wait") at = answer.retryAt ?? at;
  }
  at = after(at, minutes(15));
  expect(await stepUp(callAt(standing, at), { password, code: appCode(bo, at) })).toMatchObject({ ok: true });
});

test("a wrong password forgives no earlier wrong codes", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  for (let i = 0; i < 9; i++) await stepUp(callAt(standing, later), { password, code: wrongCode(bo, later) });
  await stepUp(callAt(standing, later), { password: "wrong password here", code: wrongCode(bo, later) });
  const tenth = await stepUp(callAt(standing, later), { password, code: wrongCode(bo, later) });
  expect(tenth).toMatchObject({ reason: "wrong-code" });
  expect(await stepUp(callAt(standing, later), { password, code: appCode(bo, later) })).toMatchObject({
    reason: "wait",
    retryAt: after(later, minutes(15)),
  });
});

test("a stolen session guesses no code: wrong ones count with those of the challenge, ten block the app", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  let at = later;
  for (let i = 0; i < 10; i++) {
    const answer = await stepUp(callAt(standing, at, { ...visitor, address: `192.0.2.${i}` }), {
      password,
      code: wrongCode(bo, at),
    });
    expect(answer).toMatchObject({ reason: "wrong-code" });
    at = after(at, seconds(1));
  }
  const from = { ...visitor, address: "198.51.100.1" };
  expect(await stepUp(callAt(standing, at, from), { password, code: appCode(bo, at) })).toMatchObject({
    reason: "wait",
  });
});

test("each rejection is recorded, without what was typed", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  await stepUp(callAt(standing, later), { password: "a wrong password 1", code: "123456" });
  const events = await inWorkspace(bo.workspaceId, (tx) =>
    tx.auditEvent.findMany({ where: { action: "session.step_up_failed" } }),
  );
  expect(events).toMatchObject([{ actorId: bo.id, subjectId: bo.id }]);
  expect(events[0]?.entry).not.toMatch(/a wrong password|123456/);
});

test("a session ended meanwhile is not made fresh", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  await inWorkspace(bo.workspaceId, (tx) => tx.session.updateMany({ data: { revokedAt: later } }));
  const code = appCode(bo, later);
  expect(await stepUp(callAt(standing, later), { password, code })).toEqual({ ok: false, reason: "changed" });
});
