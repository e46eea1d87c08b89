import { expect, test } from "vitest";
import { Authenticator, type Bend } from "@/test/authenticator";
import { checkRegistration } from "./check-registration";

const page = { rpId: "gate.test", origin: "https://gate.test" };
const rp = { id: page.rpId, origin: page.origin };
const challenge = Buffer.alloc(32, 7);
const options = { challenge: challenge.toString("base64url"), user: { id: "dXNlcg" } };

const register = (bend: Bend = {}, make = {}) =>
  checkRegistration(new Authenticator(page, make).create(options, bend), challenge, rp);

test("a correct registration gives the credential's record", async () => {
  const key = new Authenticator(page, {
    aaguid: "ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4",
    backupEligible: true,
    backedUp: true,
  });
  expect(await checkRegistration(key.create(options), challenge, rp)).toMatchObject({
    webauthnId: key.credentialId,
    signCount: 1,
    transports: ["usb"],
    aaguid: "ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4",
    backupEligible: true,
    backedUp: true,
    userVerified: true,
  });
});

test("a key that does not verify its user is accepted, and stored as such", async () => {
  expect(await register({}, { verifiesUser: false })).toMatchObject({ userVerified: false, backupEligible: false });
});

/** WebAuthn Level 3 §7.1, step by step. Only that step may reject each altered answer. */
const bends: [step: string, bend: Bend][] = [
  ["5 client data is UTF-8 JSON", { answer: { response: { clientDataJSON: "_w", attestationObject: "oA" } } }],
  ["7 type is webauthn.create", { client: { type: "webauthn.get" } }],
  ["8 the challenge is ours", { client: { challenge: Buffer.alloc(32, 8).toString("base64url") } }],
  ["9 the origin is ours", { client: { origin: "https://gate.test.evil.test" } }],
  ["9 the origin's scheme is ours", { client: { origin: "http://gate.test" } }],
  ["9 the origin's port is ours", { client: { origin: "https://gate.test:8443" } }],
  ["10 not in a frame of another origin", { client: { crossOrigin: true } }],
  ["11 no top origin", { client: { topOrigin: "https://evil.test" } }],
  ["14 the RP ID's hash is ours", { rpId: "evil.test" }],
  ["15 the user was present", { flags: (flags) => flags & ~0x01 }],
  ["17 no backup state without eligibility", { flags: (flags) => flags | 0x10 }],
  ["20 the algorithm was asked for", { alg: -35 }],
  ["24 the credential id is at most 1023 bytes", { credentialId: Buffer.alloc(1024, 1) }],
  ["the answer's id is the authenticator's", { answer: { id: "AAAA", rawId: "AAAA" } }],
];
test.each(bends)("rejected: %s", async (_, bend) => {
  expect(await register(bend)).toBeNull();
});

test("rejected: 13 the attestation object is CBOR", async () => {
  const right = new Authenticator(page).create(options);
  const broken = { ...right, response: { ...right.response, attestationObject: "_w" } };
  expect(await checkRegistration(broken, challenge, rp)).toBeNull();
});

test("an id of 1023 bytes is the longest", async () => {
  expect(await register({ credentialId: Buffer.alloc(1023, 1) })).not.toBeNull();
});

test.each(["none", "self", "packed", "garbage"] as const)(
  "21 to 23 an attestation no one asked for does not decide: %s",
  async (attestation) => {
    expect(await register({}, { attestation })).toMatchObject({ signCount: 1, userVerified: true });
    const broken = new Map<string, unknown>([
      ["sig", Buffer.alloc(70)],
      ["x5c", [Buffer.alloc(10)]],
    ]);
    expect(await register({ attStmt: broken }, { attestation })).not.toBeNull();
  },
);

test.each(["ES256", "EdDSA", "RS256"] as const)("20 a key of %s is accepted", async (algorithm) => {
  expect(await register({}, { algorithm })).not.toBeNull();
});

test("extensions no one asked for, and a key that does not say how it is reached, are accepted", async () => {
  const authenticator = new Map<string, unknown>([["credProtect", 2]]);
  const extensions = { authenticator, client: { credProps: { rk: true }, "example.unknown": { a: 1 } } };
  expect(await register({ extensions }, { transports: null })).toMatchObject({ transports: [] });
});
