import "@/test/database";
import { expect, test } from "vitest";
import { owedProof } from "@/lib/access/sessions/freshness";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import type { Settings } from "@/lib/rules/policy/settings";
import type { Proof } from "@/lib/rules/sign-in/evidence";
import { listMethods } from "@/lib/use-cases/credentials/list";
import { listDistrusted } from "@/lib/use-cases/credentials/list-distrusted";
import { removeMethod } from "@/lib/use-cases/credentials/remove";
import { restoreMethods, suspendMethods } from "@/lib/use-cases/resets/methods";
import { answerChallenge } from "@/lib/use-cases/sign-in/answer-challenge";
import { answerWithPasskey } from "@/lib/use-cases/sign-in/answer-with-passkey";
import { waysToAnswer } from "@/lib/use-cases/sign-in/ways-to-answer";
import { signInWithPasskey } from "@/lib/use-cases/sign-in/with-passkey";
import { stepUpWithPasskey } from "@/lib/use-cases/step-up/step-up-with-passkey";
import type { Authenticator } from "@/test/authenticator";
import { enrolPasskey } from "@/test/enrol-passkey";
import { waitingMails } from "@/test/mails";
import { addMember, callAt, openSession, openWorkspace, type Person, rowOf, signIn, strangerAt } from "@/test/people";
import { assertionOptions, signInOptions } from "./options";

const now = new Date("2025-11-22T10:00:00Z");
const off = { level: "off", from: null } as const;
const nothingRequired: Partial<Settings> = { requirement: { member: off, helpdesk: off, admin: off, owner: off } };
const old = { counter: 1 };

const addKey = async (person: Person, make = {}, replaces: string | null = null) =>
  (await enrolPasskey(await signIn(person, now), now, make, replaces)).key;

/** Bo with an app, recovery codes and a key that counts. */
async function cast(settings: Partial<Settings> = {}, make = {}) {
  const workspace = await openWorkspace(now, settings);
  const bo = await addMember(workspace.id, "member", now, "Bo Member");
  return { workspace, bo, key: await addKey(bo, make) };
}

/** Bo without the app. The key is the only method apart from the codes. */
async function castOfOne(settings: Partial<Settings> = {}) {
  const made = await cast(settings);
  await inWorkspace(made.workspace.id, (tx) =>
    tx.credential.deleteMany({ where: { memberId: made.bo.id, kind: "totp" } }),
  );
  return made;
}

const challenge = (person: Person, at = now) => openSession(person, [{ kind: "password" }], at);
const answer = async (person: Person, key: Authenticator, bend = {}) => {
  const standing = await challenge(person);
  return answerWithPasskey(
    callAt(standing, now),
    key.get(await assertionOptions(callAt(standing, now), "second-factor"), bend),
  );
};
const full = async (person: Person, proofs: Proof[] = [{ kind: "password" }, { kind: "recovery" }], at = now) =>
  (await openSession(person, proofs, at)) as FullStanding;
const events = (person: Person, action: string) =>
  inWorkspace(person.workspaceId, (tx) => tx.auditEvent.findMany({ where: { action, subjectId: person.id } }));
const member = (person: Person) => inWorkspace(person.workspaceId, (tx) => rowOf(tx, person));

test("a key whose counter goes back is switched off: its later answers do not count, and it is no longer a method", async () => {
  const { workspace, bo, key } = await cast();
  expect(await answer(bo, key, old)).toMatchObject({ ok: false, reason: "counter" });
  expect(await answer(bo, key)).toMatchObject({ ok: false, reason: "passkey-off" });
  const holder = crypto.randomUUID();
  const options = await signInOptions(workspace.id, holder, now);
  expect(await signInWithPasskey(strangerAt(now), workspace.id, holder, key.get(options))).toMatchObject({
    ok: false,
    reason: "passkey-off",
  });
  expect(await member(bo)).toMatchObject({ totpCount: 1, passkeyCount: 0, distrustedAt: now });
  const standing = await signIn(bo, now);
  expect((await listMethods(standing)).map(({ kind }) => kind)).toEqual(["totp"]);
  expect(await listDistrusted(standing)).toMatchObject([
    { named: { kind: "passkey", name: "Blue key" }, distrustedAt: now },
  ]);
  expect(await waysToAnswer(await challenge(bo))).toEqual(["app", "recovery-code"]);
});

test("of eight answers at once, one causes the mail and the audit event", async () => {
  const { workspace, bo, key } = await cast();
  const sessions = await Promise.all(Array.from({ length: 8 }, () => challenge(bo)));
  const responses = await Promise.all(
    sessions.map(async (standing) => key.get(await assertionOptions(callAt(standing, now), "second-factor"), old)),
  );
  const answers = await Promise.all(
    sessions.map((standing, i) => answerWithPasskey(callAt(standing, now), responses[i] as never)),
  );
  expect(answers.some(({ ok }) => ok)).toBe(false);
  const told = (await waitingMails(workspace.id)).filter(({ template }) => template === "passkey-refused");
  expect(told.map(({ params }) => params.method)).toEqual([
    { kind: "passkey", provider: null, name: "Blue key", number: 1 },
  ]);
  expect(await events(bo, "credential.distrusted")).toHaveLength(1);
});

test("a forged signature switches nothing off and notifies no one, with any counter", async () => {
  const { workspace, bo, key } = await cast();
  expect(await answer(bo, key, { ...old, spoilSignature: true })).toMatchObject({ reason: "passkey-invalid" });
  expect(await member(bo)).toMatchObject({ passkeyCount: 1, distrustedAt: null });
  expect((await waitingMails(workspace.id)).map(({ template }) => template)).not.toContain("passkey-refused");
  expect(await answer(bo, key)).toMatchObject({ ok: true });
});

test("a passkey that may be synced keeps working with any counter", async () => {
  const { bo, key } = await cast({}, { backupEligible: true });
  expect(await answer(bo, key, old)).toMatchObject({ ok: true });
  expect(await member(bo)).toMatchObject({ passkeyCount: 1, distrustedAt: null });
});

test("every session ends, except the challenge it was tried in, which has proven no second factor", async () => {
  const { workspace, bo, key } = await cast();
  await signIn(bo, now);
  const trying = await challenge(bo);
  const response = key.get(await assertionOptions(callAt(trying, now), "second-factor"), old);
  await answerWithPasskey(callAt(trying, now), response);
  const live = () =>
    inWorkspace(workspace.id, (tx) => tx.session.findMany({ where: { memberId: bo.id, revokedAt: null } }));
  expect((await live()).map(({ id }) => id)).toEqual([trying.session.id]);
});

test("a copy that is found when a session confirms again ends that session too", async () => {
  const { workspace, bo, key } = await cast();
  const standing = await signIn(bo, now);
  const response = key.get(await assertionOptions(callAt(standing, now), "step-up"), old);
  expect(await stepUpWithPasskey(callAt(standing, now), response)).toMatchObject({ ok: false, reason: "counter" });
  const where = { memberId: bo.id, revokedAt: null };
  expect(await inWorkspace(workspace.id, (tx) => tx.session.count({ where }))).toBe(0);
});

test("if it was the only method, the password alone still opens nothing, but a recovery code does", async () => {
  const { bo, key } = await castOfOne(nothingRequired);
  await answer(bo, key, old);
  const standing = await challenge(bo);
  expect(standing.step).toBe("second-factor");
  expect(await waysToAnswer(standing)).toEqual(["recovery-code"]);
  const answered = await answerChallenge(callAt(standing, now), bo.recoveryCodes[0] ?? "");
  expect(answered).toMatchObject({ ok: true, step: "in" });
  const later = after(now, minutes(11));
  expect(owedProof(callAt(await full(bo), later))).toEqual({ password: true, secondFactor: true });
});

test("if a method is required, the recovery code leads to setting up another", async () => {
  const { bo, key } = await castOfOne();
  await answer(bo, key, old);
  const answered = await answerChallenge(callAt(await challenge(bo), now), bo.recoveryCodes[0] ?? "");
  expect(answered).toMatchObject({ ok: true, step: "enrol" });
});

test("it can be removed if another method remains, and as the last one only if none is required", async () => {
  const { bo, key } = await cast();
  await answer(bo, key, old);
  const standing = await signIn(bo, now);
  const [copied] = await listDistrusted(standing);
  expect(await removeMethod(callAt(standing as FullStanding, now), copied?.id ?? "", "")).toEqual({
    ok: true,
    left: 1,
  });
  expect(await member(bo)).toMatchObject({ totpCount: 1, distrustedAt: null });

  const alone = await castOfOne(nothingRequired);
  await answer(alone.bo, alone.key, old);
  const byCode = await full(alone.bo);
  const [only] = await listDistrusted(byCode);
  const remove = (code: string) => removeMethod(callAt(byCode, now), only?.id ?? "", code);
  expect(await remove("")).toEqual({ ok: false, reason: "code-missing" });
  expect(await remove(alone.bo.recoveryCodes[0] ?? "")).toEqual({ ok: true, left: 0 });
  expect(await member(alone.bo)).toMatchObject({ distrustedAt: null, codesSavedAt: null });
});

test("a key registered again replaces the old record, and the new one counts", async () => {
  const { bo, key } = await cast();
  await answer(bo, key, old);
  const [copied] = await listDistrusted(await signIn(bo, now));
  const again = await addKey(bo, {}, copied?.id);
  expect(await member(bo)).toMatchObject({ passkeyCount: 1, distrustedAt: null });
  expect(await answer(bo, again)).toMatchObject({ ok: true });
});

test("undoing a reset does not switch it on again", async () => {
  const { workspace, bo, key } = await cast();
  await answer(bo, key, old);
  await inWorkspace(workspace.id, async (tx) => suspendMethods(tx, await rowOf(tx, bo), now));
  expect(await inWorkspace(workspace.id, (tx) => restoreMethods(tx, bo.id))).toBe(true);
  expect(await member(bo)).toMatchObject({ totpCount: 1, passkeyCount: 0, distrustedAt: now });
  expect(await answer(bo, key)).toMatchObject({ reason: "passkey-off" });
});
