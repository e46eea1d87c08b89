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
  openSession,
  openWorkspace,
  type Person,
  password,
  signIn,
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
    expect(owedProof(standing, new Date(after(now, minutes(10)).getTime() - 1))).toEqual({
      password: false,
      secondFactor: false,
    });
    expect(owedProof(standing, after(now, minutes(10)))).toEqual({ password: true, secondFactor: true });
    expect(isFresh(standing, later)).toBe(false);
    expect(() => demandFresh(standing, later)).toThrow();
  });

  test("no second factor of somebody who has none", async () => {
    const off = { level: "off", from: null } as const;
    const { id } = await openWorkspace(now, { requirement: { member: off, helpdesk: off, admin: off, owner: off } });
    const standing = await openSession(await addPlain(id, "member", now), [{ kind: "password" }], now);
    expect(owedProof(standing, later)).toEqual({ password: true, secondFactor: false });
  });
});

test("password and code make the session fresh again, under a new token", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  const answer = await stepUp(standing, { password, code: appCode(bo, later) }, visitor, later);
  expect(answer).toMatchObject({ ok: true });
  const renewed = await readStanding(answer.ok ? answer.token : "", later);
  expect(renewed && isFresh(renewed, later)).toBe(true);
  expect(renewed?.session).toMatchObject({
    id: standing.session.id,
    expiresAt: standing.session.expiresAt,
    stage: "full",
  });
});

describe("is refused, and changes nothing,", () => {
  test.each<[string, (bo: Person) => { password: string; code: string }, string]>([
    [
      "with a wrong password",
      (bo) => ({ password: "wrong password here", code: appCode(bo, later) }),
      "wrong-password",
    ],
    ["with a wrong code", (bo) => ({ password, code: wrongCode(bo, later) }), "wrong-code"],
    ["without a code", () => ({ password, code: "" }), "code-missing"],
    ["with an unknown recovery code", () => ({ password, code: "ABCD-EFGH-JKMN-PQRS" }), "wrong-code"],
  ])("%s", async (_, given, reason) => {
    const { bo } = await cast();
    const standing = await stale(bo);
    expect(await stepUp(standing, given(bo), visitor, later)).toMatchObject({ ok: false, reason });
    const rows = await inWorkspace(bo.workspaceId, (tx) => tx.session.findMany({ where: { memberId: bo.id } }));
    expect(rows).toMatchObject([{ passwordAt: now, secondFactorAt: now, revokedAt: null }]);
  });

  test("with a code that signed in", async () => {
    const { bo } = await cast();
    const standing = await stale(bo);
    const code = appCode(bo, later);
    const first = await stepUp(standing, { password, code }, visitor, later);
    expect(first.ok).toBe(true);
    const other = await openSession(bo, [{ kind: "password" }, { kind: "totp" }], now);
    expect(await stepUp(other, { password, code }, visitor, later)).toEqual({ ok: false, reason: "used" });
  });
});

test("a right code beside a wrong password is not spent", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  const code = appCode(bo, later);
  await stepUp(standing, { password: "wrong password here", code }, visitor, later);
  expect(await stepUp(standing, { password, code }, visitor, later)).toMatchObject({ ok: true });
});

test("of two at once with one code, one wins", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  const given = { password, code: appCode(bo, later) };
  const answers = await Promise.all([1, 2, 3, 4].map(() => stepUp(standing, given, visitor, later)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a stolen session guesses no password: five tries from its place, shared with signing in", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  const guess = { password: "wrong password here", code: appCode(bo, later) };
  for (let i = 0; i < 5; i++)
    expect(await stepUp(standing, guess, visitor, later)).toMatchObject({ reason: "wrong-password" });
  expect(await stepUp(standing, { ...guess, password }, visitor, later)).toEqual({
    ok: false,
    reason: "wait",
    retryAt: after(later, seconds(2)),
  });
});

test("nor from ever new addresses", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  const guess = { password: "wrong password here", code: appCode(bo, later) };
  const from = (i: number) => ({ ...visitor, address: `203.0.113.${i}` });
  for (let i = 0; i < 5; i++)
    expect(await stepUp(standing, guess, from(i), later)).toMatchObject({ reason: "wrong-password" });
  expect(await stepUp(standing, guess, from(5), later)).toMatchObject({ reason: "wait" });
});

test("while others try the password from everywhere, whoever is signed in confirms without waiting", async () => {
  const { slug, bo } = await cast();
  const standing = await stale(bo);
  for (let i = 0; i < 30; i++) {
    const from = { ...visitor, address: `203.0.113.${i}` };
    await signInWithPassword({ slug, email: bo.email, password: "wrong password here" }, from, later);
  }
  const given = { password, code: appCode(bo, later) };
  expect(await stepUp(standing, given, visitor, later)).toMatchObject({ ok: true });
});

test("a wrong password counts no wrong code: none was looked at", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  let at = later;
  for (let i = 0; i < 12; i++) {
    const answer = await stepUp(standing, { password: "wrong password here", code: wrongCode(bo, at) }, visitor, at);
    if (!answer.ok && answer.reason === "wait") at = answer.retryAt ?? at;
  }
  at = after(at, minutes(15));
  expect(await stepUp(standing, { password, code: appCode(bo, at) }, visitor, at)).toMatchObject({ ok: true });
});

test("nor does it forgive those there were", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  for (let i = 0; i < 9; i++) await stepUp(standing, { password, code: wrongCode(bo, later) }, visitor, later);
  await stepUp(standing, { password: "wrong password here", code: wrongCode(bo, later) }, visitor, later);
  const tenth = await stepUp(standing, { password, code: wrongCode(bo, later) }, visitor, later);
  expect(tenth).toMatchObject({ reason: "wrong-code" });
  expect(await stepUp(standing, { password, code: appCode(bo, later) }, visitor, later)).toMatchObject({
    reason: "wait",
    retryAt: after(later, minutes(15)),
  });
});

test("nor a code: wrong ones count with those of the challenge, ten block the app", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  let at = later;
  for (let i = 0; i < 10; i++) {
    const answer = await stepUp(
      standing,
      { password, code: wrongCode(bo, at) },
      { ...visitor, address: `192.0.2.${i}` },
      at,
    );
    expect(answer).toMatchObject({ reason: "wrong-code" });
    at = after(at, seconds(1));
  }
  const from = { ...visitor, address: "198.51.100.1" };
  expect(await stepUp(standing, { password, code: appCode(bo, at) }, from, at)).toMatchObject({ reason: "wait" });
});

test("each refusal is recorded, without what was typed", async () => {
  const { bo } = await cast();
  const standing = await stale(bo);
  await stepUp(standing, { password: "a wrong password 1", code: "123456" }, visitor, later);
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
  expect(await stepUp(standing, { password, code }, visitor, later)).toEqual({ ok: false, reason: "changed" });
});
