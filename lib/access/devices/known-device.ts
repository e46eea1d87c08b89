import { randomBytes, timingSafeEqual } from "node:crypto";
import { mac } from "@/lib/ground/crypto/key-ring";
import { emailKeyOf } from "@/lib/ground/email-key";

/** The account that a device is known for. */
export type Account = { slug: string; email: string };

const kept = 10;

const proofOf = ({ slug, email }: Account, id: string) =>
  mac("known-device", slug, emailKeyOf(email), id).toString("base64url");

/**
 * Finds the token by which a device shows that this account signed in from it before, and returns its random id. Returns
 * null if no token does. The tokens are unchecked text from the browser.
 */
export function knownDevice(tokens: readonly string[], account: Account): string | null {
  for (const token of tokens) {
    const [, id, proof = ""] = /^([\w-]{22})\.([\w-]{43})$/.exec(token) ?? [];
    if (id && timingSafeEqual(Buffer.from(proof), Buffer.from(proofOf(account, id)))) return id;
  }
  return null;
}

/** Adds a token for an account in front of those that a device has, unless it has one. The ten used last stay. */
export function rememberAccount(tokens: readonly string[], account: Account): string[] {
  const known = knownDevice(tokens, account);
  const id = known ?? randomBytes(16).toString("base64url");
  const others = tokens.filter((token) => !known || !token.startsWith(`${known}.`));
  return [`${id}.${proofOf(account, id)}`, ...others].slice(0, kept);
}

const waitForm = /^([\w-]{22})\.([0-9a-z]{1,9})\.([\w-]{43})$/;

const waitProofOf = ({ slug, email }: Account, id: string, until: string) =>
  mac("waited", slug, emailKeyOf(email), id, until).toString("base64url");

/** Makes the token by which a browser shows that it waited for an account until then. It gives one try and opens nothing. */
export function makeWait(account: Account, until: Date): string {
  const id = randomBytes(16).toString("base64url");
  const time = until.getTime().toString(36);
  return `${id}.${time}.${waitProofOf(account, id, time)}`;
}

/** Tells whether a token of the browser is one of `makeWait`, by its form alone. */
export const isWait = (token: string) => waitForm.test(token);

/** Finds a wait for this account that is over, and returns its random id. The tokens are unchecked text from the browser. */
export function waitOver(tokens: readonly string[], account: Account, now: Date): string | null {
  for (const token of tokens) {
    const [, id, time = "", proof = ""] = waitForm.exec(token) ?? [];
    if (!id || Number.parseInt(time, 36) > now.getTime()) continue;
    if (timingSafeEqual(Buffer.from(proof), Buffer.from(waitProofOf(account, id, time)))) return id;
  }
  return null;
}
