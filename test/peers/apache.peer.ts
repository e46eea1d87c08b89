import "@/test/database";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { kinds } from "@/lib/jobs/kinds";
import { workTasks } from "@/lib/records/tasks/work";
import { findProgram } from "./find-program";
import { guardByOpenId } from "./guard";
import { Browser, findPort, startEcho, startProxy, wrap } from "./start-peer";

const each = test.skipIf(!findProgram("apache2", "-v") || !findModule());

function findModule(): boolean {
  const has = existsSync("/usr/lib/apache2/modules/mod_auth_openidc.so");
  if (!has)
    console.log("SKIPPED: mod_auth_openidc is not installed here. Debian: apt-get install libapache2-mod-auth-openidc");
  return has;
}

/** Puts an application that answers with what it was sent behind Apache, with the configuration as it is shown. */
async function guardEcho() {
  const port = await findPort();
  const guarded = await guardByOpenId(port, "/callback", "?logout=backchannel");
  const shown = guarded.configuration("Apache (mod_auth_openidc)");
  // What it shows for one path, without its comment signs.
  const [path = ""] = /# <Location [\s\S]*?# <\/Location>/.exec(shown) ?? [];
  const text = [shown, path.replaceAll(/^# /gm, ""), `ProxyPass /callback !`, `ProxyPass / ${await startEcho()}/`].join(
    "\n",
  );
  await startProxy("apache2", wrap.apache2(text, port));
  return guarded;
}

each(
  "[G1] [G2] Apache leads a member to the application and tells it who they are, and takes forged headers away",
  async () => {
    const { address, browser, bo } = await guardEcho();
    const opened = await browser.open(`${address}/page?q=1`);
    expect([opened.status, opened.text]).toEqual([200, expect.stringContaining("/page?q=1")]);
    expect(JSON.parse(opened.text).headers).toMatchObject({ oidc_claim_sub: bo.id, oidc_claim_email: bo.email });
    const forged = await browser.send(`${address}/page`, { headers: { oidc_claim_sub: "forged" } });
    expect(JSON.parse(forged.text).headers.oidc_claim_sub).toBe(bo.id);
    const stranger = await new Browser().open(address);
    expect(stranger.way.at(-1)).toMatch(/\/w\/[^/]+\/continue\/[0-9a-f-]{36}$/);
  },
);

/** Opens a page. Apache leads to the step-up by a page that refreshes, where it already decided that someone is signed in. */
async function step(browser: Browser, address: string) {
  const opened = await browser.open(address);
  const [, next] = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(opened.text) ?? [];
  return next ? browser.open(next.replaceAll("&amp;", "&")) : opened;
}

each("[G5] one path asks for a passkey by acr_values, and gets it by the step-up", async () => {
  const { address, browser, prove } = await guardEcho();
  expect((await browser.open(`${address}/page`)).status).toBe(200);
  const asked = await step(browser, `${address}/pay-roll`);
  expect(asked.way.at(-1)).toMatch(/\/w\/[^/]+\/continue\/[0-9a-f-]{36}$/);
  await prove([{ kind: "password" }, { kind: "passkey", userVerified: true }]);
  const shown = await step(browser, `${address}/pay-roll`);
  expect([shown.status, JSON.parse(shown.text).headers.oidc_claim_acr]).toEqual([200, "phr"]);
});

each("[G8] Apache's own session ends by the back-channel sign-out", async () => {
  const { address, browser, end } = await guardEcho();
  expect((await browser.open(`${address}/page`)).status).toBe(200);
  expect((await browser.send(`${address}/page`)).status).toBe(200);
  await end();
  await workTasks(kinds, new Date());
  expect((await browser.send(`${address}/page`)).status).toBe(401);
});
