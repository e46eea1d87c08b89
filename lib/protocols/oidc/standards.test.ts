import "@/test/database";
import * as client from "openid-client";
import { expect, test } from "vitest";
import type { NewApplication } from "@/lib/use-cases/applications/add";
import { openApplication } from "@/test/applications";
import { type Browser, begin, browserOf, discover, openIssuers, visit } from "@/test/openid";
import { openWorkspace } from "@/test/people";

// What docs/openid-standards.md names, as far as no other test has it.

async function open(changed: Partial<NewApplication> = {}) {
  const now = new Date();
  const workspace = await openWorkspace(now);
  const door = await openIssuers();
  const app = await openApplication(workspace.owner, now, changed);
  const config = await discover(door, workspace.slug, app);
  const browser = await browserOf(workspace.owner);
  const issuer = `/w/${workspace.slug}`;
  const token = (form: Record<string, string>) =>
    visit(door, { cookies: new Map() }, `${issuer}/oidc/token`, {
      client_id: app.id,
      ...(app.secret && { client_secret: app.secret }),
      ...form,
    });
  const reach = async (more: Record<string, string> = {}, own: Browser = browser) => {
    const begun = await begin(config, app.redirect, more);
    const answer = await visit(door, own, begun.url);
    return { ...begun, answer, back: answer.location === "" ? null : new URL(answer.location) };
  };
  const arrive = async (more: Record<string, string> = {}) => {
    const { back, verifier, state } = await reach(more);
    return client.authorizationCodeGrant(config, back ?? new URL("none:"), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      ...(more.nonce && { expectedNonce: more.nonce }),
    });
  };
  return { ...workspace, door, app, config, browser, issuer, token, reach, arrive };
}

const spa = { name: "Spa", kind: "public", address: "https://spa.acme.test/cb" } as const;

test("[G2] discovery names the code flow with S256 and iss, and nothing implicit, no password, no registration", async () => {
  const { config } = await open();
  expect(config.serverMetadata()).toMatchObject({
    response_types_supported: ["code"],
    grant_types_supported: ["authorization_code", "refresh_token"],
    code_challenge_methods_supported: ["S256"],
    authorization_response_iss_parameter_supported: true,
    subject_types_supported: ["public"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "none"],
    claims_parameter_supported: true,
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
  });
  expect(config.serverMetadata().id_token_signing_alg_values_supported).toContain("RS256");
  expect(config.serverMetadata().registration_endpoint).toBeUndefined();
});

test("[G2] no other grant is given: password, client credentials, implicit, device", async () => {
  const { token, reach, owner } = await open();
  for (const grant of ["password", "client_credentials", "implicit", "urn:ietf:params:oauth:grant-type:device_code"]) {
    const { status, text } = await token({ grant_type: grant, username: owner.email, password: "x" });
    expect([grant, status, JSON.parse(text).error]).toEqual([grant, 400, "unsupported_grant_type"]);
  }
  for (const type of ["token", "id_token", "code token", "none"])
    expect((await reach({ response_type: type, nonce: "n" })).answer.location).not.toMatch(/code=|token=/);
});

test("[G2] PKCE can't be taken away or added: a verifier without a challenge and a challenge without its verifier are refused", async () => {
  const { door, browser, app, config, token, reach } = await open();
  const plain = client.buildAuthorizationUrl(config, { redirect_uri: app.redirect, scope: "openid", state: "s" });
  const sent = { grant_type: "authorization_code", redirect_uri: app.redirect };
  const bare = new URL((await visit(door, browser, plain)).location).searchParams.get("code") ?? "";
  expect((await token({ ...sent, code: bare, code_verifier: client.randomPKCECodeVerifier() })).status).toBe(400);
  const challenged = (await reach()).back?.searchParams.get("code") ?? "";
  expect((await token({ ...sent, code: challenged })).status).toBe(400);
  const again = (await reach()).back?.searchParams.get("code") ?? "";
  expect((await token({ ...sent, code: again, code_verifier: client.randomPKCECodeVerifier() })).status).toBe(400);
  expect((await reach({ code_challenge_method: "plain" })).answer.location).toContain("error=invalid_request");
});

test("[G2] a code belongs to the address it was sent to", async () => {
  const { token, reach } = await open();
  const { back, verifier } = await reach();
  const code = back?.searchParams.get("code") ?? "";
  const sent = { grant_type: "authorization_code", code, code_verifier: verifier };
  expect((await token({ ...sent, redirect_uri: "https://wiki.acme.test/callback/" })).status).toBe(400);
});

test("[G2] the nonce comes back, the state too, and unknown parameters are passed over", async () => {
  const { arrive, reach } = await open();
  expect((await arrive({ nonce: "n-0S6_WzA2Mj", future: "x" })).claims()).toMatchObject({ nonce: "n-0S6_WzA2Mj" });
  const { back, state } = await reach();
  expect(back?.searchParams.get("state")).toBe(state);
});

test("[G2] an ID token says who made it, for which client, about which member and until when; its key is published", async () => {
  const { arrive, door, issuer, slug, app, owner } = await open();
  const tokens = await arrive();
  expect(tokens).toMatchObject({ token_type: "bearer", expires_in: 600, scope: "openid email profile" });
  const claims = tokens.claims();
  expect(claims).toMatchObject({ iss: `http://localhost:3000/w/${slug}`, aud: app.id, sub: owner.id });
  expect((claims?.exp ?? 0) - (claims?.iat ?? 0)).toBe(600);
  const { kid, alg } = JSON.parse(Buffer.from(tokens.id_token?.split(".")[0] ?? "", "base64url").toString());
  const { text } = await door.call("GET", { path: `${issuer}/oidc/jwks`, headers: { origin: undefined } });
  expect(JSON.parse(text).keys).toContainEqual(expect.objectContaining({ kid, alg, use: "sig" }));
  expect(text).not.toMatch(/"(d|p|q|dp|dq|qi)":/);
});

test("[G2] tokens are not cached, and errors are JSON with the standard's names", async () => {
  const { token, reach } = await open();
  const { back, verifier } = await reach();
  const sent = { grant_type: "authorization_code", redirect_uri: "https://wiki.acme.test/callback" };
  const good = await token({ ...sent, code: back?.searchParams.get("code") ?? "", code_verifier: verifier });
  expect([good.status, good.headers["cache-control"]]).toEqual([200, "no-store"]);
  const bad = await token({ ...sent, code: "x" });
  expect([bad.status, JSON.parse(bad.text).error]).toEqual([400, "invalid_grant"]);
  expect((await token({ grant_type: "authorization_code", client_secret: "x".repeat(43) })).status).toBe(401);
});

test("[G2] userinfo takes a bearer by GET and POST, and says of a wrong one what the standard says", async () => {
  const { arrive, door, issuer, owner } = await open();
  const { access_token: held } = await arrive();
  const asked = [
    ["GET", undefined],
    ["POST", "application/x-www-form-urlencoded"],
    ["POST", undefined],
  ] as const;
  for (const [method, type] of asked) {
    const headers = {
      authorization: `Bearer ${held}`,
      origin: undefined,
      "next-action": undefined,
      "content-type": type,
    };
    const { status, text } = await door.call(method, {
      path: `${issuer}/oidc/me`,
      headers,
      body: type ? undefined : "",
    });
    expect([method, type, status, JSON.parse(text).sub]).toEqual([method, type, 200, owner.id]);
  }
  const wrong = await door.call("GET", {
    path: `${issuer}/oidc/me`,
    headers: { authorization: "Bearer x", origin: undefined },
  });
  expect(wrong.status).toBe(401);
  expect(wrong.headers["www-authenticate"]).toMatch(/^Bearer .*error="invalid_token"/);
});

test("[G5] prompt=none with another prompt is refused, and auth_time is said with max_age", async () => {
  const { arrive, reach } = await open();
  expect((await reach({ prompt: "none login" })).answer.location).toContain("error=invalid_request");
  expect((await arrive({ max_age: "300" })).claims()?.auth_time).toEqual(expect.any(Number));
});

test("[G2] scripts of a public client's own origin may read its tokens, no other origin may, and no one at the authorization endpoint", async () => {
  const { door, issuer, app } = await open(spa);
  const ask = async (path: string, origin: string, body = "") => {
    const headers = { origin, ...(body && { "content-type": "application/x-www-form-urlencoded" }) };
    const answer = await door.call(body ? "POST" : "GET", { path: issuer + path, headers, body });
    return answer.headers["access-control-allow-origin"];
  };
  const wrong = `grant_type=authorization_code&client_id=${app.id}&code=x&redirect_uri=x`;
  expect(await ask("/oidc/token", "https://spa.acme.test", wrong)).toBe("https://spa.acme.test");
  expect(await ask("/oidc/token", "https://evil.test", wrong)).toBeUndefined();
  expect(await ask(`/oidc/auth?client_id=${app.id}`, "https://spa.acme.test")).toBeUndefined();
});

test("[G2] no page may be framed, and none tells where it was come from", async () => {
  const { reach } = await open();
  const { answer } = await reach({ response_mode: "form_post" });
  expect(answer.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(String(answer.headers["referrer-policy"])).toMatch(/no-referrer|same-origin/);
});
