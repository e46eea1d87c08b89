import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { mac } from "@/lib/ground/crypto/key-ring";
import { minutes } from "@/lib/ground/durations";

// A handshake begins with a secret that only a cookie of the application's host holds. Gatehouse is told its SHA-256, the state, as
// with PKCE (RFC 7636): what it gives for that state is worth nothing in another browser.

const cookieName = "gatehouse-gate";
/** How long a handshake may take: a whole sign-in stands in it. */
const handshakeTime = minutes(30);
/** Handshakes of one browser with one host that are under way at once. Of more, the cookies of some others go. */
const kept = 5;

const isSecure = (origin: string) => origin.startsWith("https:");
const prefixOf = (origin: string) => (isSecure(origin) ? "__Host-" : "");
const nameOf = (origin: string) => prefixOf(origin) + cookieName;
const stateNameOf = (origin: string, state: string) => `${nameOf(origin)}.${state.slice(0, 10)}`;
const stateOf = (secret: string) => createHash("sha256").update(secret).digest("base64url");
const seal = (applicationId: string, body: string) => mac("gate-state", applicationId, body).toString("base64url");

/** Tells whether a text can be a state, a code or a token: 256 bits in base64url. */
export const isRandom = (text: string | null | undefined): text is string => /^[\w-]{43}$/.test(text ?? "");

function write(origin: string, name: string, value: string, seconds: number): string {
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure(origin) ? "; Secure" : ""}`;
}

/** Begins a handshake: its state, and the cookies that keep its secret and where to return, with no row anywhere. */
export function beginState(origin: string, applicationId: string, to: string, cookies: Map<string, string>, now: Date) {
  const secret = randomBytes(32).toString("base64url");
  const state = stateOf(secret);
  const until = (now.getTime() + handshakeTime).toString(36);
  const body = [secret, until, Buffer.from(to).toString("base64url")].join(".");
  const value = `${body}.${seal(applicationId, body)}`;
  const others = [...cookies.keys()].filter((name) => name.startsWith(`${nameOf(origin)}.`)).slice(kept - 1);
  const own = write(origin, stateNameOf(origin, state), value, handshakeTime / 1000);
  return { state, cookies: [...others.map((name) => write(origin, name, "", 0)), own] };
}

/** Reads where a handshake of this browser returns to. Null: it did not begin here, or too long ago, or for another application. */
export function readState(
  origin: string,
  applicationId: string,
  state: string,
  cookies: Map<string, string>,
  now: Date,
): string | null {
  const [secret = "", until = "", to = "", given = ""] = cookies.get(stateNameOf(origin, state))?.split(".") ?? [];
  const right = Buffer.from(seal(applicationId, [secret, until, to].join(".")));
  const isOurs = given.length === right.length && timingSafeEqual(Buffer.from(given), right);
  if (!isOurs || stateOf(secret) !== state || Number.parseInt(until, 36) <= now.getTime()) return null;
  return Buffer.from(to, "base64url").toString();
}

/** Writes the cookies at the end of a handshake: the token's, until the session ends, in place of the state's. */
export function endState(origin: string, state: string, token: string, seconds: number): string[] {
  return [write(origin, stateNameOf(origin, state), "", 0), write(origin, nameOf(origin), token, seconds)];
}

/** Reads the token from the cookies of the application's host, and tells whether it came in the cookie that this host should have. */
export function readToken(cookies: Map<string, string>): { token: string | null; fits: (origin: string) => boolean } {
  const bound = cookies.get(`__Host-${cookieName}`);
  const token = bound ?? cookies.get(cookieName);
  return { token: isRandom(token) ? token : null, fits: (origin) => (bound !== undefined) === isSecure(origin) };
}
