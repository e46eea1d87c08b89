import { createPrivateKey, type KeyObject, sign } from "node:crypto";
import { inWorkspace } from "@/lib/ground/db";
import { minutes, seconds } from "@/lib/ground/durations";
import { readIssuerKeys } from "./issuer-keys";

type Key = { id: string; key: KeyObject; until: number };
type Assertion = { claims: string; text: string; until: number };

/** What a process keeps: the key that signs of each issuer for a minute, and each grant's assertion for most of one. */
const keys = new Map<string, Key>();
const assertions = new Map<string, Assertion>();
const most = 10_000;

const lifetime = seconds(60);
/** Made again from here on, so that an application has some time left to look at it. */
const reused = seconds(45);

/** Returns a grant's ES256 assertion (RFC 7519), made once and given to every check of the next three quarters of a minute. */
export async function assertionOf(workspaceId: string, grantId: string, claims: object, now: Date): Promise<string> {
  const text = JSON.stringify(claims);
  const held = assertions.get(grantId);
  if (held && held.claims === text && held.until > now.getTime()) return held.text;
  const { id, key } = await signingKeyOf(workspaceId, now);
  const iat = Math.floor(now.getTime() / 1000);
  const parts = [
    { alg: "ES256", typ: "JWT", kid: id },
    { ...claims, iat, exp: iat + lifetime / 1000 },
  ];
  const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const signature = sign("sha256", Buffer.from(signed), { key, dsaEncoding: "ieee-p1363" }).toString("base64url");
  const made = { claims: text, text: `${signed}.${signature}`, until: now.getTime() + reused };
  keep(assertions, grantId, made);
  return made.text;
}

async function signingKeyOf(workspaceId: string, now: Date): Promise<Key> {
  const held = keys.get(workspaceId);
  if (held && held.until > now.getTime()) return held;
  const pairs = await inWorkspace(workspaceId, (tx) => readIssuerKeys(tx, now));
  const pair = pairs.find(({ algorithm, signs }) => algorithm === "ES256" && signs);
  if (!pair) throw new Error("an issuer without a key that signs");
  const key = createPrivateKey({ key: pair.privateKey, format: "jwk" });
  const made = { id: pair.id, key, until: now.getTime() + minutes(1) };
  keep(keys, workspaceId, made);
  return made;
}

function keep<T>(map: Map<string, T>, name: string, value: T): void {
  map.delete(name);
  map.set(name, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
