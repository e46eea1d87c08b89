import "@/test/database";
import { describe, expect, test } from "vitest";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { after, hours, minutes, seconds } from "@/lib/ground/durations";
import { codeAt, timeStepAt } from "@/lib/methods/totp/time-step";
import { listMethods } from "@/lib/use-cases/credentials/list";
import { waitingMails } from "@/test/mails";
import {
  addMember,
  addPlain,
  callAt,
  openSession,
  openSetUp,
  openWorkspace,
  type Person,
  signIn,
  standingOf,
} from "@/test/people";
import { confirmTotp } from "./confirm-totp";
import { readSetUp } from "./find-set-up";
import { startTotp } from "./start-totp";

const now = new Date("2025-11-22T10:00:00Z");

async function cast() {
  const workspace = await openWorkspace(now);
  return { workspace, bo: await addMember(workspace.id, "member", now, "Bo Member") };
}

/** A member who has nothing enrolled, in the session they joined with. */
async function joining() {
  const workspace = await openWorkspace(now);
  const eve = await addPlain(workspace.id, "member", now);
  return { workspace, eve, standing: await openSession(eve, [{ kind: "joining" }], now) };
}

const full = async (person: Person, at = now) => (await signIn(person, at)) as FullStanding;
const confirm = (standing: FullStanding, setUp: { id: string; code: string }, at = now) =>
  confirmTotp(callAt(standing, at), setUp.id, setUp.code);

test("replacing keeps the old app until the new one is confirmed, then removes it and keeps the preference", async () => {
  const { workspace, bo } = await cast();
  const standing = await full(bo);
  const [old] = await listMethods(standing);
  await inWorkspace(workspace.id, (tx) =>
    tx.member.updateMany({ where: { id: bo.id }, data: { preferredCredentialId: old?.id ?? "" } }),
  );
  const setUp = await openSetUp(standing, now, old?.id);
  expect((await listMethods(standing)).map(({ id }) => id)).toEqual([old?.id]);
  expect(await confirm(standing, setUp)).toMatchObject({ ok: true, step: "in" });
  const after = await full(bo);
  const [next, ...rest] = await listMethods(after);
  expect(rest).toEqual([]);
  expect(next).toMatchObject({ named: old?.named });
  expect(next?.id).not.toBe(old?.id);
  expect(after.member.preferredCredentialId).toBe(next?.id);
  expect((await waitingMails(workspace.id)).map(({ template }) => template)).toEqual([
    "factor-added",
    "factor-removed",
  ]);
});

describe("[C2] a set-up is resumed, and its page is told what became of it:", () => {
  test("it keeps its key for ten minutes in every tab of its session, for a first app and for a replacement", async () => {
    const { bo } = await cast();
    const standing = await full(bo);
    const id = (await listMethods(standing))[0]?.id ?? null;
    for (const replaces of [null, id]) {
      const first = await openSetUp(standing, now, replaces);
      const again = await openSetUp(standing, after(now, minutes(9)), replaces);
      expect(again).toMatchObject({ id: first.id, key: first.key, replaces });
    }
  });

  test("set-ups for two apps are open side by side, and each is confirmed by its own code", async () => {
    const { bo } = await cast();
    const standing = await full(bo);
    const old = (await listMethods(standing))[0]?.id;
    const [added, replacing] = [await openSetUp(standing, now), await openSetUp(standing, now, old)];
    expect(added.key).not.toBe(replacing.key);
    const first = await confirm(standing, added);
    if (!first.ok) throw new Error(first.reason);
    expect(await confirm((await standingOf(first.token, now)) as FullStanding, replacing)).toMatchObject({ ok: true });
    expect((await listMethods(await full(bo))).map(({ id }) => id).sort()).toEqual([added.id, replacing.id].sort());
  });

  test("an expired one is called expired, and the one started since is shown", async () => {
    const { standing } = await joining();
    const first = await openSetUp(standing, now);
    const later = after(now, minutes(10));
    const caller = callAt(standing, later);
    expect(await confirmTotp(caller, first.id, codeAt(first.key, timeStepAt(later)))).toEqual({
      ok: false,
      reason: "expired",
      replaces: null,
    });
    const second = await openSetUp(standing, later);
    const shown = await readSetUp(caller, first.id);
    expect(shown).toMatchObject({ over: { reason: "expired" }, live: { id: second.id, key: second.key } });
  });

  test("a confirmed one is called confirmed, and no other is shown for it", async () => {
    const { bo } = await cast();
    const standing = await full(bo);
    const setUp = await openSetUp(standing, now);
    const confirmed = await confirm(standing, setUp);
    if (!confirmed.ok) throw new Error(confirmed.reason);
    const raised = (await standingOf(confirmed.token, now)) as FullStanding;
    expect(await confirm(raised, setUp)).toEqual({ ok: false, reason: "confirmed" });
    expect(await readSetUp(raised, setUp.id)).toEqual({ over: { ok: false, reason: "confirmed" }, live: null });
  });

  test("one of an earlier sign-in is unknown: its key was seen by a session that someone else may have", async () => {
    const { eve, standing } = await joining();
    const earlier = await openSetUp(standing, now);
    const again = await openSession(eve, [{ kind: "joining" }], now);
    expect(await confirmTotp(callAt(again, now), earlier.id, earlier.code)).toEqual({ ok: false, reason: "unknown" });
    const live = await openSetUp(again, now);
    expect(live.key).not.toBe(earlier.key);
    expect(await readSetUp(again, earlier.id)).toMatchObject({ over: { reason: "unknown" }, live: { id: live.id } });
  });

  test("no try at one that is over is counted, nor the code of an earlier QR code", async () => {
    const { standing } = await joining();
    const first = await openSetUp(standing, now);
    const later = after(now, minutes(10));
    const caller = callAt(standing, later);
    const second = await openSetUp(standing, later);
    const old = codeAt(first.key, timeStepAt(later));
    for (let i = 0; i < 12; i++) {
      expect(await confirmTotp(caller, first.id, old)).toMatchObject({ reason: "expired" });
      expect(await confirmTotp(caller, second.id, old)).toEqual({ ok: false, reason: "earlier-key" });
    }
    expect(await confirmTotp(caller, second.id, second.code)).toMatchObject({ ok: true });
  });

  test("a session has a few at a time, and forgets expired ones after an hour", async () => {
    const { workspace, standing } = await joining();
    const first = await openSetUp(standing, now);
    for (let i = 1; i <= 8; i++) await openSetUp(standing, after(now, minutes(10 * i)));
    const kept = () =>
      inWorkspace(workspace.id, (tx) => tx.credential.count({ where: { sessionId: standing.session.id } }));
    expect(await kept()).toBeLessThanOrEqual(8);
    expect(await readSetUp(callAt(standing, after(now, hours(2))), first.id)).toMatchObject({
      over: { reason: "unknown" },
    });
  });

  test("confirming one ends those of the sessions that end with it", async () => {
    const { workspace, eve, standing } = await joining();
    const other = await openSession(eve, [{ kind: "joining" }], now);
    await openSetUp(other, now);
    const mine = await openSetUp(standing, now);
    expect(await confirmTotp(callAt(standing, now), mine.id, mine.code)).toMatchObject({ ok: true });
    const left = await inWorkspace(workspace.id, (tx) => tx.credential.findMany({ where: { memberId: eve.id } }));
    expect(left.map(({ id }) => id)).toEqual([mine.id]);
  });

  test("of two tabs that confirm it at once, one wins, and the others are told that it is confirmed", async () => {
    const { bo } = await cast();
    const standing = await full(bo);
    const setUp = await openSetUp(standing, now);
    const results = await Promise.all([1, 2, 3].map(() => confirm(standing, setUp)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    for (const result of results) if (!result.ok) expect(result.reason).toBe("confirmed");
    expect(await listMethods(await full(bo, after(now, seconds(60))))).toHaveLength(2);
  });
});

test("another member's app can't be replaced", async () => {
  const { workspace, bo } = await cast();
  const ada = await addMember(workspace.id, "admin", now);
  const hers = (await listMethods(await full(ada)))[0]?.id;
  const standing = await full(bo);
  expect(await startTotp(callAt(standing, now), hers)).toBeNull();
  expect(await readSetUp(callAt(standing, now), null)).toEqual({ over: null, live: null });
});

test("a set-up is neither shown to nor confirmed by another session", async () => {
  const { bo } = await cast();
  const stolen = await full(bo, now);
  const own = await full(bo, now);
  const setUp = await openSetUp(own, now);
  expect(await readSetUp(callAt(stolen, now), setUp.id)).toMatchObject({ live: null });
  expect(await confirm(stolen, setUp)).toEqual({ ok: false, reason: "unknown" });
});

test("a set-up that was started without fresh proof is neither shown nor confirmed", async () => {
  const { bo } = await cast();
  const standing = await full(bo, now);
  const later = after(now, minutes(11));
  const id = (await startTotp(callAt(standing, later))) ?? "";
  expect(await readSetUp(callAt(standing, later), id)).toMatchObject({ live: null });
  expect(await confirmTotp(callAt(standing, later), id, "123456")).toEqual({ ok: false, reason: "unknown" });
});

test("the code that confirmed an app does not also sign in", async () => {
  const { eve, standing } = await joining();
  const setUp = await openSetUp(standing, now);
  await confirmTotp(callAt(standing, now), setUp.id, setUp.code);
  const { answerChallenge } = await import("@/lib/use-cases/sign-in/answer-challenge");
  const challenge = await openSession(eve, [{ kind: "password" }], now);
  expect(await answerChallenge(callAt(challenge, now), setUp.code)).toMatchObject({ ok: false, reason: "used" });
});
