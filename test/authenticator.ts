import { createHash, randomBytes } from "node:crypto";
import type { AssertionResponse, RegistrationResponse } from "@/lib/methods/passkeys/response";
import { type Attestation, attest } from "./attestation";
import { encodeCbor } from "./cbor";
import { type Algorithm, algorithms, makeSigningKey, type SigningKey } from "./signing-key";

/** How an authenticator of the tests is made. */
type Make = {
  aaguid: string;
  backupEligible: boolean;
  backedUp: boolean;
  verifiesUser: boolean;
  /** Counts its signatures; otherwise its counter stays zero. */
  counts: boolean;
  /** Keeps user handles: a passkey; otherwise a key of the U2F kind. */
  discoverable: boolean;
  algorithm: Algorithm;
  /** What it attests with, asked or not. */
  attestation: Attestation;
  /** How it is reached; null: it does not say. */
  transports: string[] | null;
};

/** What a test bends in one answer: of the client's data, the authenticator's data, or the answer itself. */
export type Bend = {
  client?: Record<string, unknown>;
  rpId?: string;
  flags?: (flags: number) => number;
  counter?: number;
  credentialId?: Buffer;
  userHandle?: string | null;
  alg?: number;
  fmt?: string;
  attStmt?: Map<string, unknown>;
  answer?: Record<string, unknown>;
  spoilSignature?: boolean;
  /** Client data as it is sent, whatever it says. */
  clientData?: Buffer;
  /** Changes the authenticator's data before it is signed. */
  authData?: (data: Buffer) => Buffer;
  /** Changes the attestation object. */
  attestationObject?: (data: Buffer) => Buffer;
  /** The outputs of extensions: the authenticator's, as CBOR, and the client's. */
  extensions?: { authenticator?: Map<string, unknown>; client?: Record<string, unknown> };
};

type Page = { rpId: string; origin: string };
type Options = { challenge: string; user?: { id: string }; allowCredentials?: { id: string }[] };

/** A software authenticator with one credential, built from WebAuthn Level 3 §6 with nothing of the product in it. */
export class Authenticator {
  readonly credentialId = randomBytes(32);
  counter = 0;
  userHandle: string | null = null;
  readonly #make: Make;
  readonly #key: SigningKey;

  constructor(
    readonly page: Page,
    make: Partial<Make> = {},
  ) {
    this.#make = {
      aaguid: "00000000-0000-0000-0000-000000000000",
      backupEligible: false,
      backedUp: false,
      verifiesUser: true,
      counts: true,
      discoverable: true,
      algorithm: "ES256",
      attestation: "none",
      transports: ["usb"],
      ...make,
    };
    this.#key = makeSigningKey(this.#make.algorithm);
  }

  /** Does the work of navigator.credentials.create(). */
  create(options: Options, bend: Bend = {}): RegistrationResponse {
    this.userHandle = options.user?.id ?? null;
    const id = bend.credentialId ?? this.credentialId;
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const aaguid = Buffer.from(this.#make.aaguid.replaceAll("-", ""), "hex");
    const alg = bend.alg ?? algorithms[this.#make.algorithm];
    const attested = Buffer.concat([aaguid, length, id, encodeCbor(this.#key.cose(alg))]);
    const authData = this.#data(0x40, attested, bend);
    const clientData = this.#clientData("webauthn.create", options.challenge, bend);
    const statement = attest(this.#make.attestation, {
      authData,
      clientDataHash: sha256(clientData),
      key: this.#key,
      alg,
      aaguid,
    });
    const object = encodeCbor(
      new Map<string, unknown>([
        ["fmt", bend.fmt ?? statement.fmt],
        ["attStmt", bend.attStmt ?? statement.attStmt],
        ["authData", authData],
      ]),
    );
    const { transports } = this.#make;
    const answer = {
      id: id.toString("base64url"),
      rawId: id.toString("base64url"),
      type: "public-key",
      clientExtensionResults: bend.extensions?.client ?? {},
      response: {
        clientDataJSON: clientData.toString("base64url"),
        attestationObject: (bend.attestationObject?.(object) ?? object).toString("base64url"),
        ...(transports && { transports }),
      },
    };
    return { ...answer, ...bend.answer } as RegistrationResponse;
  }

  /** Does the work of navigator.credentials.get(). */
  get(options: Options, bend: Bend = {}): AssertionResponse {
    const authenticatorData = this.#data(0, Buffer.alloc(0), bend);
    const clientData = this.#clientData("webauthn.get", options.challenge, bend);
    const signature = this.#key.sign(Buffer.concat([authenticatorData, sha256(clientData)]));
    if (bend.spoilSignature) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
    const id = (bend.credentialId ?? this.credentialId).toString("base64url");
    const kept = this.#make.discoverable ? this.userHandle : null;
    const answer = {
      id,
      rawId: id,
      type: "public-key",
      clientExtensionResults: bend.extensions?.client ?? {},
      response: {
        clientDataJSON: clientData.toString("base64url"),
        authenticatorData: authenticatorData.toString("base64url"),
        signature: signature.toString("base64url"),
        userHandle: bend.userHandle === undefined ? kept : bend.userHandle,
      },
    };
    return { ...answer, ...bend.answer } as AssertionResponse;
  }

  /** Writes authenticator data (§6.1): hash of the RP ID, flags, counter, then a new credential and extensions if any. */
  #data(more: number, attested: Buffer, bend: Bend): Buffer {
    if (this.#make.counts) this.counter++;
    const { verifiesUser, backupEligible, backedUp } = this.#make;
    const extensions = bend.extensions?.authenticator;
    const own = 0x01 | (verifiesUser ? 0x04 : 0) | (backupEligible ? 0x08 : 0) | (backedUp ? 0x10 : 0);
    const flags = own | more | (extensions ? 0x80 : 0);
    const rest = Buffer.alloc(5);
    rest[0] = bend.flags ? bend.flags(flags) : flags;
    rest.writeUInt32BE(bend.counter ?? this.counter, 1);
    const rpIdHash = sha256(Buffer.from(bend.rpId ?? this.page.rpId));
    const data = Buffer.concat([rpIdHash, rest, attested, extensions ? encodeCbor(extensions) : Buffer.alloc(0)]);
    return bend.authData?.(data) ?? data;
  }

  #clientData(type: string, challenge: string, bend: Bend): Buffer {
    const said = { type, challenge, origin: this.page.origin, crossOrigin: false, ...bend.client };
    return bend.clientData ?? Buffer.from(JSON.stringify(said));
  }
}

const sha256 = (data: Buffer) => createHash("sha256").update(data).digest();
