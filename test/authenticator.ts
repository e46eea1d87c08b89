import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { AssertionResponse, RegistrationResponse } from "@/lib/methods/passkeys/response";

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
  attStmt?: Map<string, Buffer | number>;
  answer?: Record<string, unknown>;
  spoilSignature?: boolean;
};

type Page = { rpId: string; origin: string };
type Options = { challenge: string; user?: { id: string }; allowCredentials?: { id: string }[] };

/** A software authenticator with one ES256 credential, built from WebAuthn Level 3 §6 with nothing of the product in it. */
export class Authenticator {
  readonly credentialId = randomBytes(32);
  counter = 0;
  userHandle: string | null = null;
  readonly #make: Make;
  readonly #key: KeyObject;
  readonly #coordinates: { x: Buffer; y: Buffer };

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
      ...make,
    };
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    this.#key = privateKey;
    this.#coordinates = { x: Buffer.from(x, "base64url"), y: Buffer.from(y, "base64url") };
  }

  /** Does the work of navigator.credentials.create(). */
  create(options: Options, bend: Bend = {}): RegistrationResponse {
    this.userHandle = options.user?.id ?? null;
    const id = bend.credentialId ?? this.credentialId;
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const aaguid = Buffer.from(this.#make.aaguid.replaceAll("-", ""), "hex");
    const attested = Buffer.concat([aaguid, length, id, this.#coseKey(bend.alg ?? -7)]);
    const authData = Buffer.concat([this.#header(0x40, bend), attested]);
    const attestationObject = encodeCbor(
      new Map<string, unknown>([
        ["fmt", bend.fmt ?? "none"],
        ["attStmt", bend.attStmt ?? new Map()],
        ["authData", authData],
      ]),
    );
    const answer = {
      id: id.toString("base64url"),
      rawId: id.toString("base64url"),
      type: "public-key",
      response: {
        clientDataJSON: this.#clientData("webauthn.create", options.challenge, bend).toString("base64url"),
        attestationObject: attestationObject.toString("base64url"),
        transports: ["usb"],
      },
    };
    return { ...answer, ...bend.answer } as RegistrationResponse;
  }

  /** Does the work of navigator.credentials.get(). */
  get(options: Options, bend: Bend = {}): AssertionResponse {
    const authenticatorData = this.#header(0, bend);
    const clientData = this.#clientData("webauthn.get", options.challenge, bend);
    const hash = createHash("sha256").update(clientData).digest();
    const signature = sign("sha256", Buffer.concat([authenticatorData, hash]), this.#key);
    if (bend.spoilSignature) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
    const id = (bend.credentialId ?? this.credentialId).toString("base64url");
    const kept = this.#make.discoverable ? this.userHandle : null;
    const answer = {
      id,
      rawId: id,
      type: "public-key",
      response: {
        clientDataJSON: clientData.toString("base64url"),
        authenticatorData: authenticatorData.toString("base64url"),
        signature: signature.toString("base64url"),
        userHandle: bend.userHandle === undefined ? kept : bend.userHandle,
      },
    };
    return { ...answer, ...bend.answer } as AssertionResponse;
  }

  #header(more: number, bend: Bend): Buffer {
    if (this.#make.counts) this.counter++;
    const { verifiesUser, backupEligible, backedUp } = this.#make;
    const flags = 0x01 | (verifiesUser ? 0x04 : 0) | (backupEligible ? 0x08 : 0) | (backedUp ? 0x10 : 0) | more;
    const rest = Buffer.alloc(5);
    rest[0] = bend.flags ? bend.flags(flags) : flags;
    rest.writeUInt32BE(bend.counter ?? this.counter, 1);
    return Buffer.concat([
      createHash("sha256")
        .update(bend.rpId ?? this.page.rpId)
        .digest(),
      rest,
    ]);
  }

  #clientData(type: string, challenge: string, bend: Bend): Buffer {
    return Buffer.from(
      JSON.stringify({ type, challenge, origin: this.page.origin, crossOrigin: false, ...bend.client }),
    );
  }

  #coseKey(alg: number): Buffer {
    const { x, y } = this.#coordinates;
    return encodeCbor(
      new Map<number, unknown>([
        [1, 2],
        [3, alg],
        [-1, 1],
        [-2, x],
        [-3, y],
      ]),
    );
  }
}

/** Encodes what authenticators say as CBOR (RFC 8949): integers, bytes, text and maps. */
function encodeCbor(value: unknown): Buffer {
  if (typeof value === "number") return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (value instanceof Map) {
    const pairs = [...value].flatMap(([key, inner]) => [encodeCbor(key), encodeCbor(inner)]);
    return Buffer.concat([head(5, value.size), ...pairs]);
  }
  throw new Error("an authenticator says nothing else");
}

function head(major: number, size: number): Buffer {
  if (size < 24) return Buffer.of((major << 5) | size);
  if (size < 0x100) return Buffer.of((major << 5) | 24, size);
  const long = Buffer.alloc(3);
  long[0] = (major << 5) | 25;
  long.writeUInt16BE(size, 1);
  return long;
}
