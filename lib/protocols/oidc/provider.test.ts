import "@/test/database";
import * as client from "openid-client";
import { describe, expect, test } from "vitest";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import { inWorkspace } from "@/lib/ground/db";
import { openApplication } from "@/test/applications";
import { asAdmin } from "@/test/database";
import { begin, browserOf, type Door, discover, openIssuers, visit } from "@/test/openid";
import { addMember, openWorkspace } from "@/test/people";

const now = new Date(Date.now() - 5 * 60_000);

async function openWiki() {
  const workspace = await openWorkspace(now);
  const door = await openIssuers();
  const wiki = await openApplication(workspace.owner, now);
  const config = await discover(door, workspace.slug, wiki);
  return { ...workspace, door, wiki, config };
}

async function signInTo(
  { door, config, redirect }: { door: Door; config: client.Configuration; redirect: string },
  browser: Awaited<ReturnType<typeof browserOf>>,
  more: Record<string, string> = {},
) {
  const begun = await begin(config, redirect, more);
  const answer = await visit(door, browser, begun.url);
  return { ...begun, answer };
}

test("[G2] [G4] a member who is signed in goes straight through, with PKCE and iss, and gets a verified ID token", async () => {
  const { owner, slug, door, wiki, config } = await openWiki();
  const { answer, verifier, state } = await signInTo({ door, config, redirect: wiki.redirect }, await browserOf(owner));
  expect(answer.status).toBe(303);
  const back = new URL(answer.location);
  expect(back.searchParams.get("iss")).toBe(`http://localhost:3000/w/${slug}`);
  const tokens = await client.authorizationCodeGrant(config, back, {
    pkceCodeVerifier: verifier,
    expectedState: state,
  });
  expect(tokens.claims()).toMatchObject({
    sub: owner.id,
    email: owner.email,
    name: owner.name,
    acr: "https://refeds.org/profile/mfa",
    amr: ["pwd", "otp", "mfa"],
    sid: expect.any(String),
    auth_time: expect.any(Number),
  });
  const told = await client.fetchUserInfo(config, tokens.access_token, owner.id);
  expect(told).toMatchObject({ sub: owner.id, email: owner.email });
});

const ones = (given: Record<string, string>[]) => given;
const hasCode = (answer: { location: string }) => answer.location.includes("code=");

describe("codes and tokens", () => {
  async function arrive(more: Record<string, string> = {}, kind: "web" | "public" = "web") {
    const opened = await openWiki();
    const app =
      kind === "web"
        ? opened.wiki
        : await openApplication(opened.owner, now, { name: "Spa", kind, address: "https://spa.acme.test/cb" });
    const config = await discover(opened.door, opened.slug, app);
    const browser = await browserOf(opened.owner);
    const { answer, verifier, state } = await signInTo(
      { door: opened.door, config, redirect: app.redirect },
      browser,
      more,
    );
    const back = new URL(answer.location);
    const exchange = () =>
      client.authorizationCodeGrant(config, back, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        ...(more.nonce ? { expectedNonce: more.nonce } : {}),
      });
    return { ...opened, app, config, browser, back, exchange };
  }

  test("[G2] a replayed code is refused and kills the grant it gave", async () => {
    const { exchange, config, owner } = await arrive();
    const tokens = await exchange();
    await expect(exchange()).rejects.toMatchObject({ error: "invalid_grant" });
    await expect(client.fetchUserInfo(config, tokens.access_token, owner.id)).rejects.toThrow();
  });

  test("[G2] of two requests with one code, at most one gets tokens, and neither keeps them", async () => {
    const { exchange, config, owner } = await arrive();
    const done = await Promise.allSettled([exchange(), exchange()]);
    const won = done.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(won.length).toBeLessThanOrEqual(1);
    for (const { access_token: token } of won)
      await expect(client.fetchUserInfo(config, token, owner.id)).rejects.toThrow();
  });

  test("[G2] a public client signs in without a secret and with PKCE, and not without PKCE", async () => {
    const { exchange, door, config, app, browser } = await arrive({}, "public");
    expect((await exchange()).claims()).toMatchObject({ aud: app.id });
    const bare = client.buildAuthorizationUrl(config, {
      redirect_uri: app.redirect,
      scope: "openid",
      response_type: "code",
    });
    expect((await visit(door, browser, bare)).location).toContain("error=invalid_request");
  });

  test("[G2] a wrong secret gets nothing", async () => {
    const { back, door, slug, app } = await arrive();
    const wrong = await discover(door, slug, { id: app.id, secret: "x".repeat(43) });
    await expect(
      client.authorizationCodeGrant(wrong, back, { expectedState: client.skipStateCheck }),
    ).rejects.toMatchObject({ error: "invalid_client" });
  });

  test("[G8] a token ends with the session it came from", async () => {
    const { exchange, config, owner, id } = await arrive();
    const tokens = await exchange();
    await inWorkspace(id, (tx) => revokeSessions(tx, owner.id, new Date(), "admin"));
    await expect(client.fetchUserInfo(config, tokens.access_token, owner.id)).rejects.toThrow();
    expect(await client.tokenIntrospection(config, tokens.access_token)).toEqual({ active: false });
  });

  test("[G8] a code of a session that ended is worth nothing", async () => {
    const { exchange, owner, id } = await arrive();
    await inWorkspace(id, (tx) => revokeSessions(tx, owner.id, new Date(), "admin"));
    await expect(exchange()).rejects.toMatchObject({ error: "invalid_grant" });
  });

  test("[G2] no refresh token where it is not switched on", async () => {
    const { exchange } = await arrive({ scope: "openid offline_access", prompt: "consent" });
    expect((await exchange()).refresh_token).toBeUndefined();
  });

  test("[G2] nothing of a handle is stored: neither code nor token can be read from the database", async () => {
    const { exchange, back } = await arrive();
    const tokens = await exchange();
    const { rows } = await asAdmin((one) => one.query("select row_to_json(r)::text as text from oidc_record r"));
    const all = rows.map(({ text }) => text).join();
    for (const secret of [tokens.access_token, back.searchParams.get("code") ?? "?"]) expect(all).not.toContain(secret);
  });
});

describe("refresh tokens", () => {
  async function arrive() {
    const opened = await openWiki();
    await inWorkspace(opened.id, (tx) => tx.application.updateMany({ data: { refreshTokens: true } }));
    const { answer, verifier, state } = await signInTo(
      { ...opened, redirect: opened.wiki.redirect },
      await browserOf(opened.owner),
    );
    const tokens = await client.authorizationCodeGrant(opened.config, new URL(answer.location), {
      pkceCodeVerifier: verifier,
      expectedState: state,
    });
    return { ...opened, first: tokens.refresh_token ?? "" };
  }

  test("[G2] they rotate, and one that is used again kills the family", async () => {
    const { config, first } = await arrive();
    const second = await client.refreshTokenGrant(config, first);
    expect(second.refresh_token).not.toBe(first);
    await expect(client.refreshTokenGrant(config, first)).rejects.toMatchObject({ error: "invalid_grant" });
    await expect(client.refreshTokenGrant(config, second.refresh_token ?? "")).rejects.toMatchObject({
      error: "invalid_grant",
    });
  });

  test("[G8] a refresh is refused once the session has ended", async () => {
    const { config, first, id, owner } = await arrive();
    await inWorkspace(id, (tx) => revokeSessions(tx, owner.id, new Date(), "signed_out"));
    await expect(client.refreshTokenGrant(config, first)).rejects.toMatchObject({ error: "invalid_grant" });
  });
});

describe("a browser without a session", () => {
  test("[G3] is led to the page that continues, with a cookie, from a GET and from another origin's POST", async () => {
    const { door, wiki, config, slug } = await openWiki();
    for (const post of [false, true]) {
      const browser = { cookies: new Map<string, string>() };
      const { url } = await begin(config, wiki.redirect);
      const form = Object.fromEntries(url.searchParams);
      const answer = post
        ? await visit(door, browser, url.pathname, form, "https://wiki.acme.test")
        : await visit(door, browser, url);
      expect(answer.status).toBe(303);
      expect(answer.location).toMatch(new RegExp(`^(http://localhost:3000)?/w/${slug}/continue/[0-9a-f-]{36}$`));
      expect([...browser.cookies.keys()]).toEqual([`gatehouse.request.${answer.location.slice(-36)}`]);
    }
  });

  test("[G3] its request goes on in that browser once a session is there, and in no other", async () => {
    const { door, wiki, config, slug, owner } = await openWiki();
    const browser = { cookies: new Map<string, string>() };
    const { answer, verifier, state } = await signInTo({ door, config, redirect: wiki.redirect }, browser);
    const resume = answer.location.replace("/continue/", "/oidc/auth/");
    const other = await browserOf(owner);
    expect((await visit(door, other, resume)).text).toContain("expired");
    for (const [name, value] of (await browserOf(owner)).cookies) browser.cookies.set(name, value);
    const done = await visit(door, browser, resume);
    const tokens = await client.authorizationCodeGrant(config, new URL(done.location), {
      pkceCodeVerifier: verifier,
      expectedState: state,
    });
    expect(tokens.claims()?.sub).toBe(owner.id);
    expect((await visit(door, browser, resume)).text).toContain("expired");
    expect(slug).toBeTruthy();
  });

  test("[G5] an error is not sent on by itself: a page names the host", async () => {
    const { door, wiki, config } = await openWiki();
    const browser = { cookies: new Map<string, string>() };
    for (const more of ones([
      { prompt: "none" },
      { prompt: "none", response_mode: "form_post" },
      { response_type: "id_token", nonce: "n" },
    ])) {
      const answer = await visit(door, browser, (await begin(config, wiki.redirect, more)).url);
      expect([answer.status, answer.location]).toEqual([200, ""]);
      expect(answer.text).toContain("Go to wiki.acme.test");
    }
  });

  test("[G2] an address that is not registered is never gone to, signed in or not, and the console can say why", async () => {
    const { door, config, owner, wiki, id } = await openWiki();
    for (const browser of [{ cookies: new Map<string, string>() }, await browserOf(owner)]) {
      const answer = await visit(door, browser, (await begin(config, `${wiki.redirect}/x`)).url);
      expect([answer.status, answer.location]).toEqual([400, ""]);
      expect(answer.text).not.toContain('wiki.acme.test/callback/x"');
    }
    const row = await inWorkspace(id, (tx) => tx.application.findFirstOrThrow());
    expect([row.lastFailure, row.failureDetail]).toEqual(["invalid_redirect_uri", `${wiki.redirect}/x`]);
  });
});

describe("what is asked for", () => {
  const phr = { acr_values: "phr" };

  test("[G5] prompt=none says what is missing, to the client, where there is a session", async () => {
    const { door, wiki, config, owner } = await openWiki();
    const browser = await browserOf(owner);
    const ask = async (more: Record<string, string>) =>
      new URL(
        (await visit(door, browser, (await begin(config, wiki.redirect, { prompt: "none", ...more })).url)).location,
      ).searchParams.get("error");
    expect(await ask({})).toBeNull();
    expect(await ask(phr)).toBe("unmet_authentication_requirements");
    expect(await ask({ max_age: "0" })).toBe("login_required");
    expect(await ask({ claims: JSON.stringify({ id_token: { acr: { essential: true, value: "unknown" } } }) })).toBe(
      "unmet_authentication_requirements",
    );
  });

  test("[G5] acr_values, max_age and prompt=login lead to the page that continues, and an old proof does not pass", async () => {
    const { door, wiki, config, owner } = await openWiki();
    const browser = await browserOf(owner, undefined, new Date(Date.now() - 60_000));
    for (const more of ones([phr, { max_age: "10" }, { prompt: "login" }])) {
      const answer = await visit(door, browser, (await begin(config, wiki.redirect, more)).url);
      expect(answer.location).toContain("/continue/");
      expect((await visit(door, browser, answer.location.replace("/continue/", "/oidc/auth/"))).location).toContain(
        "/continue/",
      );
    }
  });

  test("[G5] max_age with a proof that is young enough passes", async () => {
    const { door, wiki, config, owner } = await openWiki();
    const answer = await visit(
      door,
      await browserOf(owner),
      (await begin(config, wiki.redirect, { max_age: "120", acr_values: "phr https://refeds.org/profile/mfa" })).url,
    );
    expect(hasCode(answer)).toBe(true);
  });

  test("[G7] who may not use it is shown why, and the application gets access_denied", async () => {
    const { door, wiki, config, id } = await openWiki();
    await inWorkspace(id, (tx) => tx.application.updateMany({ data: { audience: "roles", roles: ["owner"] } }));
    const browser = await browserOf(await addMember(id, "member", now));
    const answer = await visit(door, browser, (await begin(config, wiki.redirect)).url);
    expect(answer.location).toContain("/continue/");
    const back = await visit(door, browser, answer.location.replace("/continue/", "/oidc/auth/"));
    expect(new URL(back.location).searchParams.get("error")).toBe("access_denied");
  });

  test("[G2] form_post: the page may post to that one address, by its own script alone", async () => {
    const { door, wiki, config, owner } = await openWiki();
    const answer = await visit(
      door,
      await browserOf(owner),
      (await begin(config, wiki.redirect, { response_mode: "form_post" })).url,
    );
    const policy = String(answer.headers["content-security-policy"]);
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[\w+/=]{44}'; form-action https:\/\/wiki.acme.test;/,
    );
    expect(answer.text).toContain('action="https://wiki.acme.test/callback"');
  });

  test("[G2] a pushed request is used once", async () => {
    const { door, wiki, config, owner } = await openWiki();
    const verifier = client.randomPKCECodeVerifier();
    const url = await client.buildAuthorizationUrlWithPAR(config, {
      redirect_uri: wiki.redirect,
      scope: "openid",
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    });
    const browser = await browserOf(owner);
    expect(hasCode(await visit(door, browser, url))).toBe(true);
    expect(hasCode(await visit(door, browser, url))).toBe(false);
  });
});

describe("issuers apart", () => {
  test("nothing of one issuer is accepted by another: session, code, token, secret, hint", async () => {
    const [one, other] = [await openWiki(), await openWiki()];
    const browser = await browserOf(one.owner);
    const { answer, verifier, state } = await signInTo({ ...one, redirect: one.wiki.redirect }, browser);
    const code = new URL(answer.location).searchParams.get("code") ?? "";
    const foreign = await signInTo({ ...other, redirect: other.wiki.redirect }, browser);
    expect(foreign.answer.location).toContain(`/w/${other.slug}/continue/`);
    const token = (params: Record<string, string>, slug = other.slug) =>
      visit(other.door, { cookies: new Map() }, `/w/${slug}/oidc/token`, params);
    const stolen = { grant_type: "authorization_code", code, redirect_uri: one.wiki.redirect, code_verifier: verifier };
    expect((await token({ ...stolen, client_id: other.wiki.id, client_secret: other.wiki.secret })).status).toBe(400);
    expect((await token({ ...stolen, client_id: one.wiki.id, client_secret: one.wiki.secret })).status).toBe(401);
    const tokens = await client.authorizationCodeGrant(one.config, new URL(answer.location), {
      pkceCodeVerifier: verifier,
      expectedState: state,
    });
    await expect(
      client.fetchUserInfo({ ...other.config, ...{} } as client.Configuration, tokens.access_token, one.owner.id),
    ).rejects.toThrow();
    const hint = `/w/${other.slug}/oidc/end-session?id_token_hint=${tokens.id_token}`;
    expect((await visit(other.door, browser, hint)).status).toBe(400);
  });
});

describe("sign-out", () => {
  test("[G2] with a hint of this very session it signs out at once and goes back; the tokens are over", async () => {
    const opened = await openWiki();
    await inWorkspace(opened.id, (tx) =>
      tx.application.updateMany({ data: { signOutAddress: "https://wiki.acme.test/bye" } }),
    );
    const browser = await browserOf(opened.owner);
    const { answer, verifier, state } = await signInTo({ ...opened, redirect: opened.wiki.redirect }, browser);
    const tokens = await client.authorizationCodeGrant(opened.config, new URL(answer.location), {
      pkceCodeVerifier: verifier,
      expectedState: state,
    });
    const url = client.buildEndSessionUrl(opened.config, {
      id_token_hint: tokens.id_token ?? "",
      post_logout_redirect_uri: "https://wiki.acme.test/bye",
      state: "s",
    });
    const gone = await visit(opened.door, browser, url);
    expect(gone.location).toBe("https://wiki.acme.test/bye?state=s");
    expect(gone.headers["clear-site-data"]).toBeDefined();
    await expect(client.fetchUserInfo(opened.config, tokens.access_token, opened.owner.id)).rejects.toThrow();
  });

  test("[G2] without a hint the person is asked: no other site signs anyone out", async () => {
    const { door, owner, slug, wiki, config } = await openWiki();
    const browser = await browserOf(owner);
    const end = `/w/${slug}/oidc/end-session`;
    expect((await visit(door, browser, `${end}?client_id=${wiki.id}`)).text).toContain("Sign out?");
    expect((await visit(door, browser, end, { confirm: "yes" }, "https://evil.test")).text).toContain("Sign out?");
    expect(hasCode(await visit(door, browser, (await begin(config, wiki.redirect)).url))).toBe(true);
    expect((await visit(door, browser, end, { confirm: "yes" }, "http://localhost:3000")).text).toContain(
      "You are signed out",
    );
    expect(hasCode(await visit(door, browser, (await begin(config, wiki.redirect)).url))).toBe(false);
  });
});
