import "@/test/database";
import { createPublicKey, type JsonWebKey, verify } from "node:crypto";
import * as client from "openid-client";
import { expect, test } from "vitest";
import { after, minutes } from "@/lib/ground/durations";
import { rotateIssuer } from "@/lib/use-cases/applications/rotate-issuer";
import { openApplication } from "@/test/applications";
import { asAdmin } from "@/test/database";
import { begin, browserOf, discover, openIssuers, visit } from "@/test/openid";
import { openWorkspace, strangerAt } from "@/test/people";

type Keys = (JsonWebKey & { kid: string })[];

async function openWiki() {
  const workspace = await openWorkspace(new Date(Date.now() - minutes(5)));
  const door = await openIssuers();
  const wiki = await openApplication(workspace.owner, new Date());
  const config = await discover(door, workspace.slug, wiki);
  const browser = await browserOf(workspace.owner);
  const signIn = async () => {
    const { url, verifier, state } = await begin(config, wiki.redirect);
    const { location } = await visit(door, browser, url);
    const checks = { pkceCodeVerifier: verifier, expectedState: state };
    return (await client.authorizationCodeGrant(config, new URL(location), checks)).id_token ?? "";
  };
  const readKeys = async (): Promise<Keys> => {
    const { text } = await door.call("GET", { path: `/w/${workspace.slug}/oidc/jwks` });
    return JSON.parse(text).keys;
  };
  return { ...workspace, signIn, readKeys };
}

const read = (token: string) => JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString());

/** Verifies a token by what a client has in its cache. */
function isSignedBy(keys: Keys, token: string): boolean {
  const [header = "", claims = "", signature = ""] = token.split(".");
  const key = keys.find(({ kid }) => kid === read(token).kid);
  const signed = Buffer.from(`${header}.${claims}`);
  if (!key) return false;
  return verify("sha256", signed, createPublicKey({ key, format: "jwk" }), Buffer.from(signature, "base64url"));
}

const passTime = (workspaceId: string, length: string) =>
  asAdmin((admin) =>
    admin.query(
      `update issuer_key set published_at = published_at - $2::interval, signs_from = signs_from - $2::interval,
         retires_at = retires_at - $2::interval where workspace_id = $1`,
      [workspaceId, length],
    ),
  );

test("[G13] keys are published, then sign, then retire: no token fails a client that reads the keys once an hour", async () => {
  const { id, signIn, readKeys } = await openWiki();
  const before = await readKeys();
  const old = read(await signIn()).kid;
  expect(await rotateIssuer(id, strangerAt(new Date()))).toMatchObject({ state: "added" });
  // Published, not signing: a client that has not read the new keys goes on.
  expect(isSignedBy(before, await signIn())).toBe(true);
  const both = await readKeys();
  expect(both).toHaveLength(before.length * 2);
  // Signing: a client that read the keys within the hour has them.
  await passTime(id, "61 minutes");
  const token = await signIn();
  expect(read(token).kid).not.toBe(old);
  expect(isSignedBy(both, token)).toBe(true);
  expect((await readKeys()).map(({ kid }) => kid)).toContain(old);
  // Retired: what the old key signed is long over.
  await passTime(id, "2 days");
  expect((await readKeys()).map(({ kid }) => kid)).not.toContain(old);
  expect(isSignedBy(both, await signIn())).toBe(true);
});

test("[G13] one rotation is under way at a time, and an issuer that is none gets no keys", async () => {
  const { id } = await openWiki();
  const now = new Date();
  expect(await rotateIssuer(id, strangerAt(now))).toMatchObject({ state: "added" });
  expect(await rotateIssuer(id, strangerAt(after(now, minutes(30))))).toMatchObject({ state: "under-way" });
  expect(await rotateIssuer(id, strangerAt(after(now, minutes(61))))).toMatchObject({ state: "added" });
  const bare = await openWorkspace(now);
  expect(await rotateIssuer(bare.id, strangerAt(now))).toEqual({ state: "none" });
});
