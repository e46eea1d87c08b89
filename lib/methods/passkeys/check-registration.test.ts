import { expect, test } from "vitest";
import { Authenticator, type Bend } from "@/test/authenticator";
import { encodeCbor } from "@/test/cbor";
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

/** Puts another public key into the authenticator's data: what stands behind a credential id of 32 bytes. */
const withKey = (...parts: [number, unknown][]): Bend => ({
  authData: (data) => Buffer.concat([data.subarray(0, 55 + 32), encodeCbor(new Map(parts))]),
});
const keys: [what: string, bend: Bend][] = [
  ["of another kind than its algorithm", { alg: -8 }],
  ["without its point", withKey([1, 2], [3, -7], [-1, 1])],
  ["with half a point", withKey([1, 2], [3, -7], [-1, 1], [-2, Buffer.alloc(5, 1)], [-3, Buffer.alloc(32, 1)])],
  ["off its curve", withKey([1, 2], [3, -7], [-1, 1], [-2, Buffer.alloc(32, 1)], [-3, Buffer.alloc(32, 2)])],
  ["on a curve that is none", withKey([1, 2], [3, -7], [-1, 99], [-2, Buffer.alloc(32, 1)], [-3, Buffer.alloc(32, 2)])],
  ["of RSA with 8 bits", withKey([1, 3], [3, -257], [-1, Buffer.of(221)], [-2, Buffer.of(1, 0, 1)])],
  ["that is cut short", { authData: (data) => data.subarray(0, data.length - 3) }],
];
test.each(keys)("rejected: 20 a key %s", async (_, bend) => {
  expect(await register(bend)).toBeNull();
});

const objects: [what: string, change: (object: Buffer) => Buffer][] = [
  ["cut short", (object) => object.subarray(0, object.length - 1)],
  ["with more behind it", (object) => Buffer.concat([object, Buffer.of(0)])],
  ["of no bytes", () => Buffer.alloc(0)],
  ["that announces 4 GB", () => Buffer.from("5affffffff00", "hex")],
  ["nested a thousand times", () => Buffer.alloc(1000, 0x81)],
];
test.each(objects)("rejected: 13 CBOR %s", async (_, attestationObject) => {
  expect(await register({ attestationObject })).toBeNull();
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
