import { expect, test } from "vitest";
import { Authenticator, type Bend } from "@/test/authenticator";
import { checkAssertion, type Expected } from "./check-assertion";
import { checkRegistration } from "./check-registration";

const page = { rpId: "gate.test", origin: "https://gate.test" };
const rp = { id: page.rpId, origin: page.origin };
const challenge = Buffer.alloc(32, 9);
const userHandle = Buffer.from("a member of ours");
const options = { challenge: challenge.toString("base64url"), user: { id: userHandle.toString("base64url") } };

async function enrolled(make = {}) {
  const key = new Authenticator(page, make);
  const record = await checkRegistration(key.create(options), challenge, rp);
  if (!record) throw new Error("not registered");
  const expected: Expected = {
    challenge,
    rp,
    record: { ...record, signCount: BigInt(record.signCount) },
    userHandle,
    requireUserVerification: false,
  };
  return { key, expected };
}

async function assert(bend: Bend = {}, make = {}, changed: Partial<Expected> = {}) {
  const { key, expected } = await enrolled(make);
  return checkAssertion(key.get(options, bend), { ...expected, ...changed });
}

test("a correct assertion gives the counter, the backup state and whether the user was verified", async () => {
  const synced = { backupEligible: true, backedUp: true };
  expect(await assert({}, synced)).toEqual({ ok: true, signCount: 2n, backedUp: true, verifiesUser: true });
  expect(await assert({}, { verifiesUser: false })).toMatchObject({ ok: true, verifiesUser: false });
});

test("a security key of the U2F kind answers without user handle, user verification or counter", async () => {
  expect(await assert({}, { discoverable: false, verifiesUser: false, counts: false })).toMatchObject({ ok: true });
});

/** WebAuthn Level 3 §7.2, step by step. Only that step may reject each altered answer. */
const bends: [step: string, bend: Bend][] = [
  ["5 and 6 the credential is the one asked for", { credentialId: Buffer.alloc(32, 1) }],
  ["6 the user handle is the account's", { userHandle: Buffer.from("another member").toString("base64url") }],
  [
    "8 client data is UTF-8 JSON",
    { answer: { response: { clientDataJSON: "_w", authenticatorData: "", signature: "" } } },
  ],
  ["10 type is webauthn.get", { client: { type: "webauthn.create" } }],
  ["11 the challenge is ours", { client: { challenge: Buffer.alloc(32, 8).toString("base64url") } }],
  ["12 the origin is ours", { client: { origin: "https://evil.test" } }],
  ["12 the origin's port is ours", { client: { origin: "https://gate.test:8443" } }],
  ["13 not in a frame of another origin", { client: { crossOrigin: true } }],
  ["14 no top origin", { client: { topOrigin: "https://evil.test" } }],
  ["15 the RP ID's hash is ours", { rpId: "evil.test" }],
  ["16 the user was present", { flags: (flags) => flags & ~0x01 }],
  ["18 no backup state without eligibility", { flags: (flags) => flags | 0x10 }],
  ["19 backup eligibility never changes", { flags: (flags) => flags | 0x08 }],
  ["20 and 21 the signature is right", { spoilSignature: true }],
];
test.each(bends)("rejected: %s", async (_, bend) => {
  expect(await assert(bend)).toEqual({ ok: false, reason: "invalid" });
});

test("rejected: 19 backup eligibility does not go away", async () => {
  expect(await assert({ flags: (flags) => flags & ~0x08 }, { backupEligible: true })).toMatchObject({
    reason: "invalid",
  });
});

test("rejected: 17 user verification where it is required", async () => {
  const required = { requireUserVerification: true };
  expect(await assert({}, { verifiesUser: false }, required)).toEqual({ ok: false, reason: "unverified" });
  expect(await assert({}, {}, required)).toMatchObject({ ok: true });
});

test("rejected: 20 and 21 the signed data is the sent data: neither part is changed after signing", async () => {
  const { key, expected } = await enrolled();
  const first = key.get(options);
  const { authenticatorData } = key.get(options).response;
  const laterData = { ...first, response: { ...first.response, authenticatorData } };
  expect(await checkAssertion(laterData, expected)).toEqual({ ok: false, reason: "invalid" });
  const { clientDataJSON } = key.get(options, { client: { more: "said" } }).response;
  const otherClient = { ...first, response: { ...first.response, clientDataJSON } };
  expect(await checkAssertion(otherClient, expected)).toEqual({ ok: false, reason: "invalid" });
  expect(await checkAssertion(first, expected)).toMatchObject({ ok: true });
});

test("rejected: another key's signature over the same data", async () => {
  const { expected } = await enrolled();
  const { key: thief } = await enrolled();
  const stolen = thief.get(options, { credentialId: Buffer.from(expected.record.webauthnId) });
  expect(await checkAssertion(stolen, expected)).toEqual({ ok: false, reason: "invalid" });
});

test.each([
  ["back", 5n, 4],
  ["nowhere", 5n, 5],
  ["to zero", 5n, 0],
])("22 a counter that went %s is a sign of a copy", async (_, stored, counter) => {
  const { key, expected } = await enrolled();
  const record = { ...expected.record, signCount: stored };
  expect(await checkAssertion(key.get(options, { counter }), { ...expected, record })).toEqual({
    ok: false,
    reason: "counter",
  });
});

test("22 a counter that never counted, and the counter of a passkey that may be synced, say nothing", async () => {
  expect(await assert({ counter: 0 }, { counts: false })).toMatchObject({ ok: true, signCount: 0n });
  expect(await assert({ counter: 0 }, { backupEligible: true })).toMatchObject({ ok: true });
});

test("a damaged signature is invalid with any counter, so that a forgery causes no notice of a copy", async () => {
  expect(await assert({ counter: 0, spoilSignature: true })).toEqual({ ok: false, reason: "invalid" });
});
