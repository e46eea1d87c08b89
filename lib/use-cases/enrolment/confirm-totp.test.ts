import "@/test/database";
import { expect, test } from "vitest";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes, seconds } from "@/lib/ground/durations";
import { codeAt, timeStepAt } from "@/lib/methods/totp/time-step";
import { listMethods } from "@/lib/use-cases/credentials/list";
import { waitingMails } from "@/test/mails";
import { addMember, addPlain, callAt, openSession, openWorkspace, type Person, signIn } from "@/test/people";
import { confirmTotp } from "./confirm-totp";
import { readPendingTotp, startTotp } from "./start-totp";

const now = new Date("2025-11-22T10:00:00Z");

async function cast() {
  const workspace = await openWorkspace(now);
  return { workspace, bo: await addMember(workspace.id, "member", now, "Bo Member") };
}

const full = async (person: Person, at = now) => (await signIn(person, at)) as FullStanding;
const keyOf = async (standing: FullStanding, at = now) => (await readPendingTotp(callAt(standing, at)))?.key ?? "";
const codeOf = (key: string, at = now) => codeAt(key, timeStepAt(at));

test("replacing keeps the old app until the new one is confirmed, then removes it and keeps the preference", async () => {
  const { workspace, bo } = await cast();
  const standing = await full(bo);
  const [old] = await listMethods(standing);
  await inWorkspace(workspace.id, (tx) =>
    tx.member.updateMany({ where: { id: bo.id }, data: { preferredCredentialId: old?.id ?? "" } }),
  );
  expect(await startTotp(callAt(standing, now), old?.id)).toBe(true);
  expect((await listMethods(standing)).map(({ id }) => id)).toEqual([old?.id]);
  const code = codeOf(await keyOf(standing));
  expect(await confirmTotp(callAt(standing, now), code)).toMatchObject({ ok: true, step: "in" });
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

test("an unfinished replacement resumes with the same key for ten minutes, in another session too", async () => {
  const { bo } = await cast();
  const standing = await full(bo);
  const id = (await listMethods(standing))[0]?.id;
  await startTotp(callAt(standing, now), id);
  const key = await keyOf(standing);
  const later = after(now, minutes(9));
  await startTotp(callAt(standing, later), id);
  expect(await keyOf(standing, later)).toBe(key);
  expect(await keyOf(standing, after(now, minutes(10)))).toBe("");
});

test("an unfinished first set-up starts again with another key", async () => {
  const { workspace } = await cast();
  const eve = await addPlain(workspace.id, "member", now);
  const standing = (await openSession(eve, [{ kind: "joining" }], now)) as FullStanding;
  await startTotp(callAt(standing, now));
  const first = await keyOf(standing);
  await startTotp(callAt(standing, now));
  expect(await keyOf(standing)).not.toBe(first);
  expect(await confirmTotp(callAt(standing, now), codeOf(first))).toMatchObject({ ok: false, reason: "wrong" });
});

test("another member's app can't be replaced", async () => {
  const { workspace, bo } = await cast();
  const ada = await addMember(workspace.id, "admin", now);
  const hers = (await listMethods(await full(ada)))[0]?.id;
  const standing = await full(bo);
  expect(await startTotp(callAt(standing, now), hers)).toBe(false);
  expect(await readPendingTotp(callAt(standing, now))).toBeNull();
});

test("a set-up is neither shown to nor confirmed by a session that had no fresh proof when another one started it", async () => {
  const { bo } = await cast();
  const stolen = await full(bo, now);
  const later = after(now, minutes(11));
  const own = (await openSession(bo, [{ kind: "password" }, { kind: "totp" }], later)) as FullStanding;
  await startTotp(callAt(own, later));
  const code = codeOf(await keyOf(own, later), later);
  expect(await readPendingTotp(callAt(stolen, later))).toBeNull();
  expect(await confirmTotp(callAt(stolen, later), code)).toEqual({ ok: false, reason: "gone" });
});

test("of two confirmations with one code, one wins", async () => {
  const { bo } = await cast();
  const standing = await full(bo);
  await startTotp(callAt(standing, now));
  const code = codeOf(await keyOf(standing));
  const results = await Promise.all([1, 2, 3].map(() => confirmTotp(callAt(standing, now), code)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await listMethods(await full(bo, after(now, seconds(60))))).toHaveLength(2);
});

test("the code that confirmed an app does not also sign in", async () => {
  const { workspace } = await cast();
  const eve = await addPlain(workspace.id, "member", now);
  const joining = (await openSession(eve, [{ kind: "joining" }], now)) as FullStanding;
  await startTotp(callAt(joining, now));
  const code = codeOf(await keyOf(joining));
  await confirmTotp(callAt(joining, now), code);
  const { answerChallenge } = await import("@/lib/use-cases/sign-in/answer-challenge");
  const challenge = await openSession(eve, [{ kind: "password" }], now);
  expect(await answerChallenge(callAt(challenge, now), code)).toMatchObject({ ok: false, reason: "used" });
});
