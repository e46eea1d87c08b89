import "@/test/database";
import * as client from "openid-client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import { inWorkspace } from "@/lib/ground/db";
import { issuerOf } from "@/lib/use-cases/applications/issuer";
import { readIssuerKeys } from "@/lib/use-cases/applications/issuer-keys";
import { writeLogoutToken } from "@/lib/use-cases/applications/notify-sign-out";
import { openApplication } from "@/test/applications";
import { type Browser, begin, browserOf, type Door, discover, openIssuers, visit } from "@/test/openid";
import { addMember, openWorkspace } from "@/test/people";

// Codes live for 60 seconds: the clock stands still, so that none is refused for its age.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const now = () => new Date();
const fresh = (): Browser => ({ cookies: new Map() });
const codeIn = (location: string) => (location.includes("code=") ? new URL(location).searchParams.get("code") : null);

/** An issuer with a web and a public client, and what each of them holds of its owner's session. */
async function openIssuer(door: Door) {
  const { id, slug, owner } = await openWorkspace(now());
  const bo = await addMember(id, "member", now());
  const apps = {
    web: await openApplication(owner, now()),
    public: await openApplication(owner, now(), { name: "Spa", kind: "public", address: "https://spa.acme.test/cb" }),
  };
  await inWorkspace(id, (tx) => tx.application.updateMany({ data: { refreshTokens: true } }));
  const full = await browserOf(owner, undefined, now());
  const ended = await browserOf(bo, undefined, now());
  await inWorkspace(id, (tx) => revokeSessions(tx, bo.id, now(), "admin"));
  const browsers = { none: fresh(), password: await browserOf(bo, [{ kind: "password" }], now()), ended, full };
  const [key] = await inWorkspace(id, (tx) => readIssuerKeys(tx, now()));
  if (!key) throw new Error("an issuer has keys");
  const clients = [];
  for (const [kind, app] of Object.entries(apps)) {
    const config = await discover(door, slug, app);
    const reach = async () => {
      const { url, verifier, state } = await begin(config, app.redirect);
      return { back: new URL((await visit(door, full, url)).location), verifier, state };
    };
    const spent = await reach();
    const tokens = await client.authorizationCodeGrant(config, spent.back, {
      pkceCodeVerifier: spent.verifier,
      expectedState: spent.state,
    });
    const kept = await reach();
    const pushed = await client.buildAuthorizationUrlWithPAR(config, {
      redirect_uri: app.redirect,
      scope: "openid",
      code_challenge: await client.calculatePKCECodeChallenge(kept.verifier),
      code_challenge_method: "S256",
    });
    const notice = { application: app.id, session: String(tokens.claims()?.sid), member: owner.id, address: "" };
    clients.push({
      kind,
      slug,
      ...app,
      config,
      holds: {
        code: kept.back.searchParams.get("code") ?? "",
        verifier: kept.verifier,
        access: tokens.access_token,
        refresh: tokens.refresh_token ?? "",
        idToken: tokens.id_token ?? "",
        logout: writeLogoutToken({ ...key }, issuerOf(slug), notice, now()),
        pushed: pushed.searchParams.get("request_uri") ?? "",
        secret: app.secret,
      },
    });
  }
  return { id, slug, owner, browsers, clients };
}

type Client = Awaited<ReturnType<typeof openIssuer>>["clients"][number];

test("[G2] endpoint × client × issuer: what a client holds is worth nothing to another client and to another issuer", async () => {
  const door = await openIssuers();
  const issuers = [await openIssuer(door), await openIssuer(door)];
  const clients = issuers.flatMap((issuer) => issuer.clients);
  const proof = ({ id, secret }: Client): Record<string, string> => ({
    client_id: id,
    ...(secret && { client_secret: secret }),
  });
  const post = (at: string, path: string, form: Record<string, string>) =>
    visit(door, fresh(), `/w/${at}/oidc/${path}`, form);
  const isActive = (text: string) => (JSON.parse(text) as { active?: boolean }).active === true;

  const ways: Record<string, (at: string, as: Client, of: Client) => Promise<boolean>> = {
    code: async (at, as, { holds, redirect }) => {
      const sent = { grant_type: "authorization_code", code: holds.code, code_verifier: holds.verifier };
      return (await post(at, "token", { ...proof(as), ...sent, redirect_uri: redirect })).status === 200;
    },
    refresh: async (at, as, { holds }) => {
      const sent = { grant_type: "refresh_token", refresh_token: holds.refresh };
      return (await post(at, "token", { ...proof(as), ...sent })).status === 200;
    },
    introspection: async (at, as, { holds }) => {
      for (const token of [holds.access, holds.refresh, holds.idToken, holds.logout, holds.code]) {
        const { status, text } = await post(at, "introspection", { ...proof(as), token });
        if (status === 200 && isActive(text)) return true;
      }
      return false;
    },
    // Whether anything was revoked is seen at the end, where all of it must still work.
    revocation: async (at, as, { holds }) => {
      for (const token of [holds.access, holds.refresh]) await post(at, "revocation", { ...proof(as), token });
      return false;
    },
    secret: async (at, as, { holds }) => {
      if (as.secret === "" || holds.secret === "") return false;
      const sent = { ...proof(as), client_secret: holds.secret, redirect_uri: as.redirect, response_type: "code" };
      return (await post(at, "request", { ...sent, scope: "openid" })).status === 201;
    },
    pushed: async (at, as, { holds }) => {
      const browser = issuers.find(({ slug }) => slug === at)?.browsers.full ?? fresh();
      const query = new URLSearchParams({ client_id: as.id, request_uri: holds.pushed });
      return codeIn((await visit(door, browser, `/w/${at}/oidc/auth?${query}`)).location) !== null;
    },
  };

  const accepted: string[] = [];
  let tried = 0;
  for (const { slug: at } of issuers)
    for (const as of clients)
      for (const of of clients)
        for (const [name, attempt] of Object.entries(ways)) {
          if (as === of && at === of.slug) continue;
          tried += 1;
          if (await attempt(at, as, of))
            accepted.push(`${name} of ${of.slug} ${of.kind} by ${as.slug} ${as.kind} at ${at}`);
        }
  expect(tried).toBe(2 * 4 * 4 * 6 - 4 * 6);

  // No client is asked here, only the issuer: the bearer alone counts, and nothing but an access token of this issuer.
  for (const { slug: at } of issuers)
    for (const { slug, kind, holds } of clients)
      for (const [name, token] of Object.entries(holds)) {
        if (slug === at && name === "access") continue;
        const headers = { authorization: `Bearer ${token}`, origin: undefined, "next-action": undefined };
        const { status } = await door.call("GET", { path: `/w/${at}/oidc/me`, headers });
        if (status === 200) accepted.push(`${name} of ${slug} ${kind} at userinfo of ${at}`);
      }
  expect(accepted).toEqual([]);

  // All of it was good all along: each works where it belongs.
  for (const own of clients) {
    expect((await client.fetchUserInfo(own.config, own.holds.access, client.skipSubjectCheck)).sub).toBeTruthy();
    expect(await ways.refresh?.(own.slug, own, own)).toBe(true);
    expect(await ways.code?.(own.slug, own, own)).toBe(true);
    expect(await ways.pushed?.(own.slug, own, own)).toBe(true);
    expect(await ways.introspection?.(own.slug, own, own)).toBe(true);
    if (own.secret) expect(await ways.secret?.(own.slug, own, own)).toBe(true);
  }
}, 300_000);

test("[G2] [G3] issuer × session stage: only a full session of this workspace gets a code, and no foreign hint speaks for it", async () => {
  const door = await openIssuers();
  const issuers = [await openIssuer(door), await openIssuer(door)];
  const given: string[] = [];
  for (const at of issuers)
    for (const one of at.clients)
      for (const from of issuers)
        for (const [stage, { cookies }] of Object.entries(from.browsers)) {
          const browser = { cookies: new Map(cookies) };
          const { location } = await visit(door, browser, (await begin(one.config, one.redirect)).url);
          if (codeIn(location)) given.push(from === at ? `own ${stage}` : `foreign ${stage}`);
        }
  expect(given).toEqual(Array(4).fill("own full"));

  for (const at of issuers)
    for (const { id, config, redirect } of at.clients)
      for (const { id: other, slug, holds } of issuers.flatMap(({ clients }) => clients))
        for (const hint of [holds.idToken, holds.logout]) {
          const own = other === id && hint === holds.idToken;
          const browser = { cookies: new Map(at.browsers.full.cookies) };
          const { url } = await begin(config, redirect, { id_token_hint: hint });
          const { location } = await visit(door, browser, url);
          expect(codeIn(location) !== null).toBe(own);
          // Any application of this issuer may end the session that its ID token names.
          if (slug === at.slug && hint === holds.idToken) continue;
          await visit(door, browser, `/w/${at.slug}/oidc/end-session?id_token_hint=${hint}`);
          expect(codeIn((await visit(door, browser, (await begin(config, redirect)).url)).location)).not.toBeNull();
        }
}, 300_000);
