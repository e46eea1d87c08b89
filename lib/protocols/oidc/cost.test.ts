import "@/test/database";
import * as client from "openid-client";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { openApplication } from "@/test/applications";
import { begin, browserOf, discover, openIssuers, visit } from "@/test/openid";
import { openWorkspace } from "@/test/people";
import { statementsOf } from "@/test/statements";

// What each step of an application's sign-in costs the database, transaction control included: a new statement shows here, in a review.
const now = new Date();

function brief(statement: string): string {
  const [, called] = /\b(issuer_of|standing|grant_open|oidc_record_\w+|client_secret_try)(?=\()/.exec(statement) ?? [];
  return called ?? (/ from application where /.test(statement) ? "client" : statement);
}

const costOf = async (work: () => Promise<unknown>) => (await statementsOf(work)).map(brief);

async function open() {
  const { owner, slug, id } = await openWorkspace(now);
  const door = await openIssuers();
  const wiki = await openApplication(owner, now);
  await inWorkspace(id, (tx) => tx.application.updateMany({ data: { refreshTokens: true } }));
  const config = await discover(door, slug, wiki);
  return { owner, door, config, wiki, browser: await browserOf(owner) };
}

async function authorize() {
  const opened = await open();
  const { door, config, wiki, browser } = opened;
  const { url, verifier, state } = await begin(config, wiki.redirect);
  let back = "";
  const cost = await costOf(async () => {
    back = (await visit(door, browser, url)).location;
  });
  const exchange = () =>
    client.authorizationCodeGrant(config, new URL(back), { pkceCodeVerifier: verifier, expectedState: state });
  return { ...opened, cost, exchange };
}

test("[G4] an authorization with a live session costs five statements", async () => {
  const { cost } = await authorize();
  expect(cost).toEqual(["issuer_of", "standing", "client", "grant_open", "oidc_record_save"]);
});

const token = ["issuer_of", "client", "client_secret_try", "oidc_record_find", "oidc_record_spend", "oidc_record_save"];

test("[G2] an exchange costs six statements, and one more for a refresh token; a refresh costs the same", async () => {
  const { config, exchange } = await authorize();
  let refresh = "";
  const cost = await costOf(async () => {
    refresh = (await exchange()).refresh_token ?? "";
  });
  expect(cost).toEqual([...token, "oidc_record_save"]);
  expect(await costOf(() => client.refreshTokenGrant(config, refresh))).toEqual([...token, "oidc_record_save"]);
});

test("[G2] userinfo costs three statements", async () => {
  const { config, owner, exchange } = await authorize();
  const { access_token: held } = await exchange();
  const cost = await costOf(() => client.fetchUserInfo(config, held, owner.id));
  expect(cost).toEqual(["issuer_of", "oidc_record_find", "client"]);
});
