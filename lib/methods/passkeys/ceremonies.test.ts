import "@/test/database";
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes, seconds } from "@/lib/ground/durations";
import { readUnsavedCodes } from "@/lib/methods/recovery-codes/read-unsaved";
import { listMethods } from "@/lib/use-cases/credentials/list";
import { confirmPasskey } from "@/lib/use-cases/enrolment/confirm-passkey";
import { registerPasskey } from "@/lib/use-cases/enrolment/register-passkey";
import { saveRecoveryCodes } from "@/lib/use-cases/enrolment/save-recovery-codes";
import { answerWithPasskey } from "@/lib/use-cases/sign-in/answer-with-passkey";
import { signInWithPasskey } from "@/lib/use-cases/sign-in/with-passkey";
import { stepUpWithPasskey } from "@/lib/use-cases/step-up/step-up-with-passkey";
import { Authenticator } from "@/test/authenticator";
import { enrolPasskey, page } from "@/test/enrol-passkey";
import { waitingMails } from "@/test/mails";
import {
  addMember,
  addPlain,
  callAt,
  openSession,
  openWorkspace,
  type Person,
  signIn,
  standingOf,
  strangerAt,
} from "@/test/people";
import { assertionOptions, registrationOptions, signInOptions } from "./options";

const now = new Date("2025-11-22T10:00:00Z");
const browser = crypto.randomUUID();

async function cast(make = {}) {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now, "Bo Member");
  const { key } = await enrolPasskey(await signIn(bo, now), now, make);
  const challenge = () => openSession(bo, [{ kind: "password" }], now);
  return { workspace, bo, key, challenge };
}

const alone = async (workspaceId: string, key: Authenticator, bend = {}, holder = browser) =>
  signInWithPasskey(strangerAt(now), workspaceId, holder, key.get(await signInOptions(workspaceId, holder, now), bend));
const second = async (standing: Standing, key: Authenticator, bend = {}) =>
  answerWithPasskey(
    callAt(standing, now),
    key.get(await assertionOptions(callAt(standing, now), "second-factor"), bend),
  );

test("a registered passkey is not active: only the assertion that follows at once confirms it, and then the member is told", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now);
  const standing = await signIn(bo, now);
  const key = new Authenticator(page);
  const response = key.create(await registrationOptions(callAt(standing, now)));
  const registered = await registerPasskey(callAt(standing, now), { name: "", replaces: null, response });
  expect(await listMethods(standing)).toHaveLength(1);
  expect(await alone(workspace.id, key)).toMatchObject({ ok: false, reason: "unknown-passkey" });
  if (!registered.ok) throw new Error(registered.reason);
  expect(await confirmPasskey(callAt(standing, now), key.get(registered.options))).toMatchObject({
    ok: true,
    step: "in",
  });
  expect(await listMethods(standing)).toHaveLength(2);
  expect((await waitingMails(workspace.id)).map(({ template }) => template)).toEqual(["factor-added"]);
});

test("a first method that is a passkey brings recovery codes to save", async () => {
  const workspace = await openWorkspace(now);
  const eve = await addPlain(workspace.id, "member", now);
  const { confirmed } = await enrolPasskey(await openSession(eve, [{ kind: "joining" }], now), now);
  expect(confirmed.step).toBe("save-codes");
});

test("a first assertion by another key confirms nothing", async () => {
  const { bo } = await cast();
  const standing = await signIn(bo, now);
  const key = new Authenticator(page);
  const response = key.create(await registrationOptions(callAt(standing, now)));
  const registered = await registerPasskey(callAt(standing, now), { name: "", replaces: null, response });
  if (!registered.ok) throw new Error(registered.reason);
  const forged = new Authenticator(page).get(registered.options, { credentialId: key.credentialId });
  expect(await confirmPasskey(callAt(standing, now), forged)).toEqual({ ok: false, reason: "invalid" });
  expect(await confirmPasskey(callAt(standing, now), key.get(registered.options))).toEqual({
    ok: false,
    reason: "answered",
  });
});

test("a credential that an account has, in any workspace, can't be registered again (§7.1 step 25)", async () => {
  const { key } = await cast();
  const other = await openWorkspace(now);
  const standing = await signIn(other.owner, now);
  const response = key.create(await registrationOptions(callAt(standing, now)));
  const input = { name: "", replaces: null, response };
  expect(await registerPasskey(callAt(standing, now), input)).toEqual({ ok: false, reason: "known" });
});

test("passkeys that a member has already are excluded, so that the browser says so", async () => {
  const { bo, key } = await cast();
  const { excludeCredentials } = await registrationOptions(callAt(await signIn(bo, now), now));
  expect(excludeCredentials?.map(({ id }) => id)).toEqual([key.credentialId.toString("base64url")]);
});

test("a passkey answers the challenge as second factor, with user verification or without", async () => {
  const verifying = await cast();
  expect(await second(await verifying.challenge(), verifying.key)).toMatchObject({ ok: true, step: "in" });
  const plain = await cast({ verifiesUser: false, discoverable: false, counts: false });
  expect(await second(await plain.challenge(), plain.key)).toMatchObject({ ok: true, step: "in" });
});

test("with user verification a passkey signs in alone, but not without it, or by a key never seen to verify", async () => {
  const { workspace, key } = await cast();
  const result = await alone(workspace.id, key);
  expect(result).toMatchObject({ ok: true, step: "in" });
  if (result.ok) expect((await standingOf(result.token, now)).session.amr).toEqual(["hwk", "user", "mfa"]);
  expect(await alone(workspace.id, key, { flags: (flags: number) => flags & ~0x04 })).toMatchObject({
    reason: "unverified",
  });

  const never = await cast({ verifiesUser: false });
  expect(await alone(never.workspace.id, never.key, { flags: (flags: number) => flags | 0x04 })).toMatchObject({
    reason: "unverified",
  });
});

test("signing in alone with codes that were shown and never saved makes a fresh set, and only that set can be saved", async () => {
  const workspace = await openWorkspace(now);
  const eve = await addPlain(workspace.id, "member", now);
  const { key, confirmed } = await enrolPasskey(await openSession(eve, [{ kind: "joining" }], now), now);
  const shown = await readUnsavedCodes(await standingOf(confirmed.token, now));
  const signedIn = await alone(workspace.id, key);
  if (!signedIn.ok) throw new Error(signedIn.reason);
  expect(signedIn.step).toBe("save-codes");
  const standing = await standingOf(signedIn.token, now);
  const fresh = await readUnsavedCodes(standing);
  expect(fresh?.codes).toHaveLength(10);
  expect(fresh?.codes.filter((code) => shown?.codes.includes(code))).toEqual([]);
  expect(await saveRecoveryCodes(callAt(standing, now), shown?.setId ?? "")).toEqual({
    ok: false,
    reason: "set-replaced",
  });
  expect(await saveRecoveryCodes(callAt(standing, now), fresh?.setId ?? "")).toMatchObject({ ok: true, step: "in" });
});

test("one answer is accepted once, even if it is replayed or raced by eight requests", async () => {
  const { bo, challenge, key } = await cast();
  const standing = await challenge();
  const response = key.get(await assertionOptions(callAt(standing, now), "second-factor"));
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => answerWithPasskey(callAt(standing, now), response)),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.reason === "answered")).toHaveLength(7);
  const again = await openSession(bo, [{ kind: "password" }], now);
  expect(await answerWithPasskey(callAt(again, now), response)).toMatchObject({ reason: "replaced" });
});

test("a challenge is rejected after five minutes, and in another browser, session, purpose or workspace, each for its true reason", async () => {
  const { workspace, bo, challenge, key } = await cast();
  const options = await signInOptions(workspace.id, browser, now);
  const late = after(now, minutes(5));
  expect(await signInWithPasskey(strangerAt(late), workspace.id, browser, key.get(options))).toMatchObject({
    reason: "expired",
  });
  const other = crypto.randomUUID();
  expect(await signInWithPasskey(strangerAt(now), workspace.id, other, key.get(options))).toMatchObject({
    reason: "replaced",
  });
  const standing = await challenge();
  const forStepUp = await assertionOptions(callAt(standing, now), "step-up");
  expect(await answerWithPasskey(callAt(standing, now), key.get(forStepUp))).toMatchObject({
    reason: "unknown-challenge",
  });
  const mine = await assertionOptions(callAt(standing, now), "second-factor");
  const elsewhere = await openSession(bo, [{ kind: "password" }], now);
  expect(await answerWithPasskey(callAt(elsewhere, now), key.get(mine))).toMatchObject({ reason: "replaced" });
});

test("[C1] ceremonies of several tabs live side by side: each is answered once, in any order, and opening them stores nothing", async () => {
  const { workspace, bo, key, challenge } = await cast();
  const opened = [];
  for (let tab = 0; tab < 12; tab++) opened.push(await signInOptions(workspace.id, browser, now));
  expect(await inWorkspace(workspace.id, (tx) => tx.spentChallenge.count())).toBe(2);
  for (const options of opened.reverse())
    expect(await signInWithPasskey(strangerAt(now), workspace.id, browser, key.get(options))).toMatchObject({
      ok: true,
    });

  const standing = await challenge();
  const first = await assertionOptions(callAt(standing, now), "second-factor");
  await assertionOptions(callAt(standing, now), "second-factor");
  expect(await answerWithPasskey(callAt(standing, now), key.get(first))).toMatchObject({ ok: true });

  const full = await signIn(bo, now);
  const mine = await assertionOptions(callAt(full, now), "step-up");
  await assertionOptions(callAt(full, now), "step-up");
  expect(await stepUpWithPasskey(callAt(full, now), key.get(mine))).toMatchObject({ ok: true });
});

test("[C1] answers that are never judged count for nothing: thirty of them, and the passkey still signs in", async () => {
  const { bo, key, challenge } = await cast();
  const standing = await challenge();
  const late = after(now, -minutes(5));
  const old = await openSession(bo, [{ kind: "password" }], now);
  for (let tries = 0; tries < 10; tries++) {
    const refused = [
      key.get(await assertionOptions(callAt(standing, late), "second-factor")),
      key.get(await assertionOptions(callAt(old, now), "second-factor")),
      key.get({ challenge: randomBytes(32).toString("base64url") }),
    ];
    const reasons = ["expired", "replaced", "unknown-challenge"];
    for (const [at, answer] of refused.entries())
      expect(await answerWithPasskey(callAt(standing, now), answer)).toEqual({ ok: false, reason: reasons[at] });
  }
  expect(await second(standing, key)).toMatchObject({ ok: true });
});

test("[C1] two tabs name and make a passkey each, and both are confirmed", async () => {
  const { bo } = await cast();
  let standing = await signIn(bo, now);
  const tabs = [];
  for (const name of ["Blue key", ""]) {
    const key = new Authenticator(page);
    const response = key.create(await registrationOptions(callAt(standing, now)));
    tabs.push({ key, registered: await registerPasskey(callAt(standing, now), { name, replaces: null, response }) });
  }
  for (const { key, registered } of tabs) {
    if (!registered.ok) throw new Error(registered.reason);
    const confirmed = await confirmPasskey(callAt(standing, now), key.get(registered.options));
    if (!confirmed.ok) throw new Error(confirmed.reason);
    standing = await standingOf(confirmed.token, now);
  }
  expect(await listMethods(standing)).toHaveLength(4);
});

test("a rejected answer uses up its challenge", async () => {
  const { challenge, key } = await cast();
  const standing = await challenge();
  const options = await assertionOptions(callAt(standing, now), "second-factor");
  const forged = key.get(options, { spoilSignature: true });
  expect(await answerWithPasskey(callAt(standing, now), forged)).toMatchObject({ reason: "passkey-invalid" });
  expect(await answerWithPasskey(callAt(standing, now), key.get(options))).toMatchObject({ reason: "answered" });
});

test("a colleague's passkey does not answer a member's challenge", async () => {
  const { workspace, challenge } = await cast();
  const ada = await addMember(workspace.id, "admin", now);
  const { key: hers } = await enrolPasskey(await signIn(ada, now), now);
  expect(await second(await challenge(), hers)).toMatchObject({ ok: false, reason: "unknown-passkey" });
  expect(await second(await challenge(), hers, { userHandle: null })).toMatchObject({ reason: "unknown-passkey" });
});

test("the fifth rejected passkey ends the challenge, as the fifth wrong code does", async () => {
  const { challenge, key } = await cast();
  const standing = await challenge();
  const wrong = () => second(standing, key, { spoilSignature: true });
  for (const _ of [1, 2, 3, 4]) expect(await wrong()).toMatchObject({ reason: "passkey-invalid" });
  expect(await wrong()).toMatchObject({ reason: "ended" });
});

test("backup state and use are stored with each answer", async () => {
  const { challenge, key } = await cast({ backupEligible: true });
  const standing = await challenge();
  const later = after(now, seconds(30));
  const response = key.get(await assertionOptions(callAt(standing, later), "second-factor"), {
    flags: (flags: number) => flags | 0x10,
  });
  expect(await answerWithPasskey(callAt(standing, later), response)).toMatchObject({ ok: true });
  const [used] = await listMethods(standing);
  expect(used).toMatchObject({ kind: "passkey", backedUp: true, lastUsedAt: later });
});

test("a passkey of another workspace is rejected with that workspace's name, to its holder only", async () => {
  const { key } = await cast();
  const other = await openWorkspace(now);
  expect(await alone(other.id, key)).toMatchObject({ ok: false, reason: "other-workspace", name: "Acme Works" });
  expect(await alone(other.id, key, { spoilSignature: true })).toMatchObject({ reason: "unknown-passkey" });
});

test("a suspended passkey, and a deactivated member's passkey, sign no one in", async () => {
  const { workspace, bo, key } = await cast();
  await inWorkspace(workspace.id, (tx) => tx.member.updateMany({ where: { id: bo.id }, data: { deactivatedAt: now } }));
  expect(await alone(workspace.id, key)).toMatchObject({ reason: "unknown-passkey" });
  await inWorkspace(workspace.id, async (tx) => {
    await tx.member.updateMany({ where: { id: bo.id }, data: { deactivatedAt: null } });
    await tx.credential.updateMany({ where: { memberId: bo.id }, data: { suspendedAt: now } });
  });
  expect(await alone(workspace.id, key)).toMatchObject({ reason: "passkey-off" });
  expect(await alone(workspace.id, key, { spoilSignature: true })).toMatchObject({ reason: "passkey-invalid" });
});

test("options for signing in are the same for all accounts: they name no credential and require user verification", async () => {
  const { workspace } = await cast();
  const empty = await openWorkspace(now);
  for (const { id } of [workspace, empty]) {
    const { challenge, ...options } = await signInOptions(id, browser, now);
    expect(Buffer.from(challenge, "base64url")).toHaveLength(32);
    expect(options).toMatchObject({ allowCredentials: [], userVerification: "required", rpId: "localhost" });
  }
});

test("step-up: user verification proves both steps, and without it the password stays owed", async () => {
  const verifying = await cast();
  expect(await stepUp(verifying.bo, verifying.key)).toEqual([true, true]);
  const plain = await cast({ verifiesUser: false });
  expect(await stepUp(plain.bo, plain.key)).toEqual([false, true]);
});

async function stepUp(person: Person, key: Authenticator) {
  const standing = await signIn(person, now);
  const later = after(now, minutes(20));
  const response = key.get(await assertionOptions(callAt(standing, later), "step-up"));
  const result = await stepUpWithPasskey(callAt(standing, later), response);
  if (!result.ok) throw new Error(result.reason);
  const { passwordAt, secondFactorAt } = (await standingOf(result.token, later)).session;
  return [passwordAt?.getTime() === later.getTime(), secondFactorAt?.getTime() === later.getTime()];
}
