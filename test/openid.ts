import * as client from "openid-client";
import { advance } from "@/lib/access/sessions/advance";
import { sessionCookieName } from "@/lib/ground/cookie-name";
import { inWorkspace } from "@/lib/ground/db";
import type { Proof } from "@/lib/rules/sign-in/evidence";
import type { AddedApplication } from "./applications";
import { openDoor } from "./open-door";
import { type Person, strangerAt } from "./people";

export type Door = Awaited<ReturnType<typeof openDoor>>;

/** Opens the door with nothing behind it but the protocols. */
export const openIssuers = (): Promise<Door> =>
  openDoor(async (_request, response) => {
    response.end("the app");
  });

/** A browser: its cookies, and where it was sent last. */
export type Browser = { cookies: Map<string, string> };

/** Signs a person in now, and returns a browser with their session. */
export async function browserOf(
  person: Person,
  proofs: Proof[] = [{ kind: "password" }, { kind: "totp" }],
  at = new Date(),
): Promise<Browser> {
  const { token } = await inWorkspace(person.workspaceId, (tx) => advance(tx, strangerAt(at), person.id, null, proofs));
  return { cookies: new Map([[sessionCookieName(false), token]]) };
}

const bare = { origin: undefined, "next-action": undefined, "content-type": undefined };

/** Sends a browser to an address, and keeps the cookies that it is given. */
export async function visit(
  door: Door,
  browser: Browser,
  address: string | URL,
  form?: Record<string, string>,
  origin?: string,
) {
  const url = new URL(address, "http://localhost:3000");
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const answer = await door.call(form ? "POST" : "GET", {
    path: url.pathname + url.search,
    headers: { ...bare, cookie, ...(form ? { "content-type": "application/x-www-form-urlencoded", origin } : {}) },
    ...(form ? { body: new URLSearchParams(form).toString() } : {}),
  });
  for (const set of answer.headers["set-cookie"] ?? []) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
    if (value === "") browser.cookies.delete(name);
    else browser.cookies.set(name, value);
  }
  return { ...answer, location: answer.headers.location ?? "" };
}

/** Calls the door as a program does: no cookie. */
export const fetchThrough =
  (door: Door): client.CustomFetch =>
  async (address, { method, headers, body }) => {
    const url = new URL(address);
    const {
      status,
      headers: told,
      text,
    } = await door.call(method, {
      path: url.pathname + url.search,
      headers: {
        ...bare,
        ...Object.fromEntries(
          Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
        ),
      },
      ...(body ? { body: String(body) } : {}),
    });
    const all = Object.entries(told).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, String(one)]),
    );
    return new Response(status === 204 || status === 304 ? null : text, { status, headers: all });
  };

/** Sets openid-client up for an application, as its own documentation does: by discovery. */
export function discover(
  door: Door,
  slug: string,
  { id, secret }: Pick<AddedApplication, "id" | "secret">,
): Promise<client.Configuration> {
  const options = { execute: [client.allowInsecureRequests], [client.customFetch]: fetchThrough(door) };
  const issuer = new URL(`http://localhost:3000/w/${slug}`);
  return client.discovery(
    issuer,
    id,
    secret === "" ? undefined : secret,
    secret === "" ? client.None() : undefined,
    options,
  );
}

/** Begins an authorization with PKCE, as openid-client does. */
export async function begin(config: client.Configuration, redirect: string, more: Record<string, string> = {}) {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirect,
    scope: "openid email profile",
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    ...more,
  });
  return { url, verifier, state };
}
