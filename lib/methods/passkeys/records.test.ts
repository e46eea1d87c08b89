// WebAuthn Level 3 §7.1 and §7.2 where they reach beyond one answer: what is requested, whose credential it is, what is
// stored.
import "@/test/database";
import { describe, expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { confirmPasskey } from "@/lib/use-cases/enrolment/confirm-passkey";
import { registerPasskey } from "@/lib/use-cases/enrolment/register-passkey";
import { answerWithPasskey } from "@/lib/use-cases/sign-in/answer-with-passkey";
import { signInWithPasskey } from "@/lib/use-cases/sign-in/with-passkey";
import { stepUpWithPasskey } from "@/lib/use-cases/step-up/step-up-with-passkey";
import { Authenticator } from "@/test/authenticator";
import { enrolPasskey, page } from "@/test/enrol-passkey";
import {
  addMember,
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
const input = (response: ReturnType<Authenticator["create"]>) => ({ name: "", replaces: null, response });

async function cast(make = {}) {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now, "Bo Member");
  const { key } = await enrolPasskey(await signIn(bo, now), now, make);
  return { workspace, bo, key };
}
const challenge = (person: Person) => openSession(person, [{ kind: "password" }], now);

async function second(person: Person, key: Authenticator, bend = {}) {
  const standing = await challenge(person);
  return answerWithPasskey(
    callAt(standing, now),
    key.get(await assertionOptions(callAt(standing, now), "second-factor"), bend),
  );
}
async function alone(workspaceId: string, key: Authenticator, bend = {}) {
  const holder = crypto.randomUUID();
  return signInWithPasskey(
    strangerAt(now),
    workspaceId,
    holder,
    key.get(await signInOptions(workspaceId, holder, now), bend),
  );
}
const recordOf = (person: Person) =>
  inWorkspace(person.workspaceId, (tx) => tx.credential.findFirst({ where: { memberId: person.id, kind: "passkey" } }));

describe("§7.1 registration", () => {
  test("1 asks for what is checked afterwards: our RP ID, our algorithms, 32 random bytes, and no attestation", async () => {
    const { bo } = await cast();
    const standing = await signIn(bo, now);
    const options = await registrationOptions(callAt(standing, now));
    expect(options).toMatchObject({
      rp: { id: "localhost" },
      attestation: "none",
      timeout: minutes(5),
      authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
    });
    expect(options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-8, -7, -257]);
    expect(Buffer.from(options.challenge, "base64url")).toHaveLength(32);
    expect((await registrationOptions(callAt(standing, now))).challenge).not.toBe(options.challenge);
    const handle = Buffer.from(options.user.id, "base64url");
    expect(handle).toHaveLength(32);
    expect(handle.toString("latin1")).not.toContain(bo.email);
  });

  test("8 its challenge belongs to one session, is valid for five minutes, and for one answer", async () => {
    const { bo } = await cast();
    const standing = await signIn(bo, now);
    const make = async () => new Authenticator(page).create(await registrationOptions(callAt(standing, now)));
    const response = await make();
    expect(await registerPasskey(callAt(await signIn(bo, now), now), input(response))).toEqual({
      ok: false,
      reason: "replaced",
    });
    expect(await registerPasskey(callAt(standing, after(now, minutes(5))), input(response))).toMatchObject({
      ok: false,
      reason: "expired",
    });
    expect(await registerPasskey(callAt(standing, now), input(response))).toMatchObject({ ok: true });
    expect(await registerPasskey(callAt(standing, now), input(response))).toEqual({ ok: false, reason: "answered" });
  });

  test("25 if two accounts register one credential at once, one gets it", async () => {
    const { workspace, bo } = await cast();
    const uma = await addMember(workspace.id, "member", now);
    const key = new Authenticator(page);
    const tries = await Promise.all(
      [bo, uma].map(async (person) => {
        const standing = await signIn(person, now);
        return { standing, response: key.create(await registrationOptions(callAt(standing, now))) };
      }),
    );
    const results = await Promise.all(
      tries.map(({ standing, response }) => registerPasskey(callAt(standing, now), input(response))),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.reason === "known")).toHaveLength(1);
  });

  test("26 stores the authenticator's own data: id, key, counter, transports, model, eligibility, state, verification", async () => {
    const aaguid = "ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4";
    const { bo, key } = await cast({ aaguid, backupEligible: true, backedUp: true });
    const record = await recordOf(bo);
    expect(Buffer.from(record?.webauthnId ?? [])).toEqual(key.credentialId);
    expect(record).toMatchObject({
      signCount: BigInt(key.counter),
      transports: ["usb"],
      aaguid,
      backupEligible: true,
      backedUp: true,
      userVerified: true,
    });
  });

  test("a member's session does not confirm a passkey that a colleague left registered", async () => {
    const { workspace, bo } = await cast();
    const uma = await addMember(workspace.id, "member", now);
    const [his, hers] = [await signIn(bo, now), await signIn(uma, now)];
    const [key, other] = [new Authenticator(page), new Authenticator(page)];
    const own = await registerPasskey(callAt(his, now), input(key.create(await registrationOptions(callAt(his, now)))));
    const left = await registerPasskey(
      callAt(hers, now),
      input(other.create(await registrationOptions(callAt(hers, now)))),
    );
    if (!own.ok || !left.ok) throw new Error("not registered");
    const answer = other.get(own.options, { userHandle: null });
    expect(await confirmPasskey(callAt(his, now), answer)).toEqual({ ok: false, reason: "invalid" });
  });
});

describe("§7.2 assertion", () => {
  test("1 asks for the member's own credentials in use, by our RP ID", async () => {
    const { workspace, bo, key } = await cast();
    const uma = await addMember(workspace.id, "member", now);
    await enrolPasskey(await signIn(uma, now), now);
    const options = await assertionOptions(callAt(await challenge(bo), now), "second-factor");
    expect(options).toMatchObject({ rpId: "localhost", userVerification: "preferred", timeout: minutes(5) });
    expect(options.allowCredentials?.map(({ id }) => id)).toEqual([key.credentialId.toString("base64url")]);
  });

  test("6 alone, an answer without a user handle belongs to no one, and one with a colleague's is rejected", async () => {
    const { workspace, key } = await cast();
    const uma = await addMember(workspace.id, "member", now);
    const { key: hers } = await enrolPasskey(await signIn(uma, now), now);
    for (const userHandle of [null, hers.userHandle]) {
      expect(await alone(workspace.id, key, { userHandle })).toMatchObject({ ok: false, reason: "unknown-passkey" });
    }
    expect(await alone(workspace.id, key)).toMatchObject({ ok: true });
  });

  test("22 and 24 the counter of each answer is stored: the same one is a copy's, the next one is right", async () => {
    const { bo, key } = await cast();
    expect(await second(bo, key, { counter: 7 })).toMatchObject({ ok: true });
    expect(await recordOf(bo)).toMatchObject({ signCount: 7n });
    expect(await second(bo, key, { counter: 8 })).toMatchObject({ ok: true });
    expect(await second(bo, key, { counter: 8 })).toMatchObject({ ok: false, reason: "counter" });
  });

  test("22 of eight answers with one counter at once, in sessions of their own, one is accepted", async () => {
    const { bo, key } = await cast();
    const sessions = await Promise.all(Array.from({ length: 8 }, () => challenge(bo)));
    const made = await Promise.all(
      sessions.map(async (standing) => ({
        standing,
        response: key.get(await assertionOptions(callAt(standing, now), "second-factor"), { counter: 9 }),
      })),
    );
    const answers = await Promise.all(
      made.map(({ standing, response }) => answerWithPasskey(callAt(standing, now), response)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("24 a key's first flag about its user is trusted only together with a password, and from then on it signs in alone", async () => {
    const { workspace, bo, key } = await cast({ verifiesUser: false });
    const verifying = { flags: (flags: number) => flags | 0x04 };
    const { key: passkey } = await enrolPasskey(await signIn(bo, now), now);
    const signedIn = await alone(workspace.id, passkey);
    if (!signedIn.ok) throw new Error(signedIn.reason);
    const standing = await standingOf(signedIn.token, now);
    const response = key.get(await assertionOptions(callAt(standing, now), "step-up"), verifying);
    expect(await stepUpWithPasskey(callAt(standing, now), response)).toMatchObject({ ok: true });
    expect(await alone(workspace.id, key, verifying)).toMatchObject({ reason: "unverified" });

    expect(await second(bo, key, verifying)).toMatchObject({ ok: true });
    expect(await alone(workspace.id, key, verifying)).toMatchObject({ ok: true });
  });
});
