import { createHash, createPublicKey, type JsonWebKey, randomBytes, verify } from "node:crypto";
import { request } from "node:http";
import type { Scope } from "@/lib/access/sessions/judge";
import { mac } from "@/lib/ground/crypto/key-ring";
import { seconds } from "@/lib/ground/durations";
import { env } from "@/lib/ground/env";
import { routes } from "@/lib/ground/routes";
import type { ApplicationRow } from "./change-application";
import { issuerOf } from "./issuer";

type Managing = Scope<"applications:manage">;
type Tried = Pick<ApplicationRow, "id" | "kind">;

/** Where a trial ends: a page of ours, which every client may be led back to. Only the session that began one can read what it brings. */
export const trialAddressOf = (slug: string, id: string): string =>
  new URL(routes.applicationTrial(slug, id), env().appUrl).href;

/** The secret by which a trial's own call is known as the client's. It is stored nowhere and never leaves this installation. */
export const trialSecretOf = (workspaceId: string, id: string): string =>
  mac("application-trial-secret", workspaceId, id).toString("base64url");

/** Derives what a trial must not show in an address, from the session that began it: nothing is stored, and no other session has it. */
function bound({ workspace, session }: Managing, id: string, state: string) {
  const of = (what: string) =>
    mac("application-trial", workspace.id, id, session.id, state, what).toString("base64url");
  return { verifier: of("verifier"), nonce: of("nonce") };
}

/** Builds the address that begins a trial: an authorization request as the application would send it (OpenID Connect Core section 3.1.2.1). */
export function beginTrial(scope: Managing, { id }: Tried): string {
  const { slug } = scope.workspace;
  const state = randomBytes(24).toString("base64url");
  const { verifier, nonce } = bound(scope, id, state);
  const query = new URLSearchParams({
    client_id: id,
    redirect_uri: trialAddressOf(slug, id),
    response_type: "code",
    scope: "openid email profile",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    state,
    nonce,
  });
  return `${routes.home(slug)}/oidc/auth?${query}`;
}

/** What a trial brought: the claims of a verified ID token, or why there are none. */
export type TrialResult =
  | { ok: true; claims: Record<string, unknown> }
  | { ok: false; reason: "not-yours" | "refused" | "unreachable" };

/** Ends a trial as the application would: exchanges the code over HTTP, and verifies the ID token by the keys that the issuer publishes. */
export async function finishTrial(
  scope: Managing,
  { id, kind }: Tried,
  { code, state }: { code: string; state: string },
): Promise<TrialResult> {
  const { slug } = scope.workspace;
  const { verifier, nonce } = bound(scope, id, state);
  const secret: Record<string, string> = kind === "web" ? { client_secret: trialSecretOf(scope.workspace.id, id) } : {};
  const form = { grant_type: "authorization_code", code, redirect_uri: trialAddressOf(slug, id), client_id: id };
  try {
    const given = await call(`${routes.home(slug)}/oidc/token`, { ...form, ...secret, code_verifier: verifier });
    if (given === null) return { ok: false, reason: "not-yours" };
    const keys = (await call(`${routes.home(slug)}/oidc/jwks`))?.keys as (JsonWebKey & { kid: string })[] | undefined;
    const claims = readIdToken(String(given.id_token), keys ?? []);
    const isRight = claims?.iss === issuerOf(slug) && claims.aud === id && claims.nonce === nonce;
    return isRight ? { ok: true, claims } : { ok: false, reason: "refused" };
  } catch {
    return { ok: false, reason: "unreachable" };
  }
}

/** Verifies an ID token (RS256) and returns its claims. Null: it was not signed by one of these keys. */
function readIdToken(token: string, keys: (JsonWebKey & { kid: string })[]): Record<string, unknown> | null {
  const [header = "", claims = "", signature = ""] = token.split(".");
  const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString());
  const { kid, alg } = read(header);
  const key = keys.find((one) => one.kid === kid);
  if (!key || alg !== "RS256") return null;
  const publicKey = createPublicKey({ key, format: "jwk" });
  const isSigned = verify("sha256", Buffer.from(`${header}.${claims}`), publicKey, Buffer.from(signature, "base64url"));
  return isSigned ? read(claims) : null;
}

/** Calls this installation's own port as a program does, without a proxy on the way. Null: any status but 200. */
function call(path: string, form?: Record<string, string>): Promise<Record<string, unknown> | null> {
  const { host, port, appUrl } = env();
  const own = host === "::" ? "::1" : host === undefined || host === "0.0.0.0" ? "127.0.0.1" : host;
  const body = form ? new URLSearchParams(form).toString() : "";
  const headers = {
    host: appUrl.host,
    ...(form ? { "content-type": "application/x-www-form-urlencoded", "content-length": body.length } : {}),
  };
  const options = { host: own, port, path, method: form ? "POST" : "GET", headers, agent: false };
  return new Promise((resolve, reject) => {
    const sent = request({ ...options, signal: AbortSignal.timeout(seconds(5)) }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
      answer.once("error", reject).once("end", () => resolve(answer.statusCode === 200 ? JSON.parse(text) : null));
    });
    sent.once("error", reject).end(body);
  });
}
