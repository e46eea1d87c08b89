import { createHash, randomBytes } from "node:crypto";
import { type Client, mergeCookies, type Reply } from "@/test/http-client";
import { clientId, clientSecret, redirect, slug } from "./people";
import type { SignIn } from "./sign-in";

const verifier = randomBytes(32).toString("base64url");
const asked = new URLSearchParams({
  client_id: clientId,
  redirect_uri: redirect,
  response_type: "code",
  scope: "openid email profile",
  state: "state",
  code_challenge: createHash("sha256").update(verifier).digest("base64url"),
  code_challenge_method: "S256",
});

/** Asks for an authorization, as a browser that an application sent. Returns the code. */
export async function authorize(client: Client, cookie: string): Promise<string> {
  return codeOf(await client.get(`/w/${slug}/oidc/auth?${asked}`, { cookie }));
}

/** Exchanges a code for tokens, as the application does. */
export async function exchange(client: Client, code: string): Promise<void> {
  const sent = { grant_type: "authorization_code", code, redirect_uri: redirect, code_verifier: verifier };
  // By `fetch`: a program sends no origin, and the client of forms does.
  const answer = await fetch(`${client.origin}/w/${slug}/oidc/token`, {
    method: "POST",
    body: new URLSearchParams({ ...sent, client_id: clientId, client_secret: clientSecret }),
  });
  const { status } = answer;
  const text = await answer.text();
  if (status !== 200) throw new Error(`the token endpoint answered ${status} ${text.slice(0, 200)}`);
}

/** Signs the next person in through an application, from its first redirect to its tokens. No page is rendered. */
export async function signInThrough(client: Client, signIn: SignIn): Promise<void> {
  const began = await client.get(`/w/${slug}/oidc/auth?${asked}`);
  const [, request = ""] = /\/continue\/([0-9a-f-]{36})$/.exec(began.location) ?? [];
  const cookie = await signIn.through(client, request, mergeCookies(began));
  // Where the page leads that a browser shows in between.
  const resumed = await client.get(`/w/${slug}/oidc/auth/${request}`, { cookie });
  await exchange(client, codeOf(resumed));
}

function codeOf({ status, location, text }: Reply): string {
  const code = location.startsWith(redirect) ? new URL(location).searchParams.get("code") : null;
  if (!code) throw new Error(`the authorization was answered ${status} ${location} ${text.slice(0, 200)}`);
  return code;
}
