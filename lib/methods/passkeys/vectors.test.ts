import { expect, test } from "vitest";
import { checkAssertion } from "./check-assertion";
import { checkRegistration } from "./check-registration";
// WebAuthn Level 3 §16: examples of the specification, as hex.
import vectors from "./webauthn-vectors.json";

const rp = { id: "example.org", origin: "https://example.org" };
const base64url = (hex: string) => Buffer.from(hex, "hex").toString("base64url");
type Name = keyof typeof vectors;

function ceremonies(name: Name) {
  const { registration: made, authentication: used } = vectors[name];
  const credential = {
    id: base64url(made.credential_id),
    rawId: base64url(made.credential_id),
    type: "public-key" as const,
  };
  return {
    registration: {
      ...credential,
      response: {
        clientDataJSON: base64url(made.clientDataJSON),
        attestationObject: base64url(made.attestationObject),
      },
    },
    registrationChallenge: Buffer.from(made.challenge, "hex"),
    assertion: {
      ...credential,
      response: {
        clientDataJSON: base64url(used.clientDataJSON),
        authenticatorData: base64url(used.authenticatorData),
        signature: base64url(used.signature),
      },
    },
    assertionChallenge: Buffer.from(used.challenge, "hex"),
  };
}

test.each<Name>(["none-es256", "packed-self-es256", "none-es256-long-credential-id", "packed-rs256", "packed-eddsa"])(
  "the specification's %s registers and signs in",
  async (name) => {
    const { registration, registrationChallenge, assertion, assertionChallenge } = ceremonies(name);
    const record = await checkRegistration(registration, registrationChallenge, rp);
    expect(record?.webauthnId.toString("hex")).toBe(vectors[name].registration.credential_id);
    if (!record) return;
    const expected = {
      challenge: assertionChallenge,
      rp,
      record: { ...record, signCount: BigInt(record.signCount) },
      userHandle: Buffer.alloc(32),
      requireUserVerification: false,
    };
    expect(await checkAssertion(assertion, expected)).toMatchObject({ ok: true });
    const wrongChallenge = { ...expected, challenge: registrationChallenge };
    expect(await checkAssertion(assertion, wrongChallenge)).toEqual({ ok: false, reason: "invalid" });
  },
);

test.each<Name>(["none-es256-crossOrigin", "none-es256-topOrigin"])(
  "the specification's %s, made within a frame, is rejected",
  async (name) => {
    const { registration, registrationChallenge } = ceremonies(name);
    expect(await checkRegistration(registration, registrationChallenge, rp)).toBeNull();
  },
);

test("the specification's packed-es384 is rejected, because we don't ask for its algorithm", async () => {
  const { registration, registrationChallenge } = ceremonies("packed-es384");
  expect(await checkRegistration(registration, registrationChallenge, rp)).toBeNull();
});
