import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { runOperator } from "../test/run-operator";
import { addApplication, applicationsOf, mfa, readClaims } from "./fixtures/application";
import { expectAccessible } from "./fixtures/axe";
import { query } from "./fixtures/database";
import { inventPerson, openWorkspace, seeHeading } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

const start = applicationsOf(test);
const receivers: Server[] = [];
test.afterEach(() => {
  for (const server of receivers.splice(0)) server.close();
});

test("[G1] “Try it” signs the admin in as the application would, and shows the claims", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const wiki = await start();
  await addApplication(page, workspace, "Wiki", wiki);
  await page.getByRole("link", { name: "Open its settings" }).click();
  await page.getByRole("link", { name: "Try it" }).click();
  await seeHeading(page, "Try Wiki");
  const claims = page.getByRole("region", { name: "Claims" });
  for (const told of [olga.email, olga.name, mfa.acr, JSON.stringify(mfa.amr)])
    await expect(claims).toContainText(told);
  // The code in the address was for this page alone.
  await page.reload();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("was opened twice");
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(claims).toContainText(olga.email);
});

test("[G12] an application's page shows its sign-ins over time, who signed in and with which proof", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const wiki = await start();
  await addApplication(page, workspace, "Wiki", wiki);
  await page.getByRole("link", { name: "Open its settings" }).click();
  await expect(page.getByText("No one has signed in to it yet.")).toBeVisible();
  const settings = page.url();
  await page.goto(wiki.origin);
  await page.getByRole("button", { name: "Sign in" }).click();
  await readClaims(page);
  await page.goto(settings);
  const activity = page.getByRole("region", { name: "Sign-ins", exact: true });
  await expect(activity).toContainText("1 sign-in in the last 90 days, 0 refused.");
  await expect(activity.getByRole("img", { name: /1 in all/ })).toBeVisible();
  await activity.getByText("Show the numbers").click();
  await expect(activity.getByRole("row", { name: /^Today/ })).toHaveText("Today10");
  const recent = page.getByRole("list", { name: "Recent sign-ins" }).getByRole("listitem");
  await expect(recent).toContainText([/Olga Owner.*Second factor/]);
});

test("[G12] the overview says who reached what and with which proof, and who was refused", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const wiki = await start();
  const overview = async () => {
    await page.goto(`${workspace.path}/admin`);
    await seeHeading(page, "Overview");
  };
  const region = page.getByRole("region", { name: "Applications", exact: true });
  await overview();
  await expect(page.getByRole("region", { name: "Coverage", exact: true })).toBeVisible();
  await expect(region).toHaveCount(0);
  await addApplication(page, workspace, "Wiki", wiki);
  await page.goto(wiki.origin);
  await page.getByRole("button", { name: "Sign in" }).click();
  await readClaims(page);
  await page.goto(`${workspace.path}/admin/applications`);
  await page.getByRole("link", { name: "Wiki" }).click();
  await page.getByLabel("These roles").check();
  await page.getByLabel("Help desk").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto(wiki.origin);
  await page.getByRole("button", { name: "Sign in" }).click();
  await seeHeading(page, "You can’t use Wiki");
  await page.getByRole("link", { name: "Back to Wiki" }).click();
  await seeHeading(page, "Refused");

  await overview();
  await expect(region).toContainText("1 sign-in in the last 30 days, 1 refused.");
  await expect(region.getByRole("listitem")).toContainText([
    /Olga Owner.*Wiki · Refused: not open to them/,
    /Olga Owner.*Wiki · Second factor/,
  ]);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Deutsch" }).click();
  const german = page.getByRole("region", { name: "Anwendungen", exact: true });
  await expect(german).toContainText("1 Anmeldung in den letzten 30 Tagen, 1 abgelehnt.");
  await expect(german.getByRole("listitem")).toContainText([/Abgelehnt: nicht freigegeben/, /Zweiter Faktor/]);
  await german.getByRole("link", { name: "Alle abgelehnten" }).click();
  await expect(page).toHaveURL(/action=application\.refused/);
  await expect(page.getByRole("link", { name: "Anwendung abgelehnt" })).toBeVisible();
});

test("[G8] [G12] an application's page says of each sign-out that it failed, is tried again, and was told", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const wiki = await start();
  const receiver = await startReceiver();
  await addApplication(page, workspace, "Wiki", wiki);
  await page.getByRole("link", { name: "Open its settings" }).click();
  await page.getByLabel("Back-channel sign-out address").fill(receiver.address);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const settings = page.url();
  await page.goto(wiki.origin);
  await page.getByRole("button", { name: "Sign in" }).click();
  await readClaims(page);
  await page.goto(`${workspace.path}/account/security`);
  await page.getByRole("region", { name: "Applications" }).getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out of Wiki.")).toBeVisible();

  const deliveries = page.getByRole("list", { name: "Back-channel sign-outs" }).getByRole("listitem");
  const shows = async (text: string) => {
    await expect(async () => {
      await page.goto(settings);
      await expect(deliveries).toHaveCount(1);
      await expect(deliveries).toContainText(text, { timeout: 1_000 });
    }).toPass();
  };
  await shows("Not told yet after 1 try: the application returned 500. Next try");
  expect(receiver.got).toHaveLength(1);
  // Five minutes go by.
  await query(
    "update task set not_before = now() where kind = 'sign-out-notice' and workspace_id = (select id from workspace where slug = $1)",
    [workspace.slug],
  );
  await shows("Told ");
  expect(receiver.got).toHaveLength(2);
  const [, claims = ""] = receiver.got[1]?.split(".") ?? [];
  const told = JSON.parse(Buffer.from(claims, "base64url").toString());
  expect(told.events).toEqual({ "http://schemas.openid.net/event/backchannel-logout": {} });
});

/** Starts what an application has at its back-channel address: it fails at the first sign-out notice, and then is well. */
async function startReceiver() {
  const got: string[] = [];
  const server = createServer(async (request, response) => {
    const token = new URLSearchParams(await text(request)).get("logout_token") ?? "";
    response.writeHead(got.push(token) === 1 ? 500 : 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  receivers.push(server);
  return { got, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sign-out` };
}

test("[G13] an operator gives an issuer new signing keys, and no sign-in fails", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const wiki = await start();
  await addApplication(page, workspace, "Wiki", wiki);
  const keysOf = async () => (await (await page.request.get(`${workspace.path}/oidc/jwks`)).json()).keys.length;
  const before = await keysOf();
  const settings = JSON.parse(process.env.E2E_SETTINGS ?? "{}");
  const ran = await runOperator(["rotate-keys", "--signing-keys", "--workspace", workspace.slug], settings);
  expect(ran).toMatchObject({ code: 0, out: expect.stringContaining("new signing keys are published") });
  expect(await keysOf()).toBe(before * 2);
  await page.goto(wiki.origin);
  await page.getByRole("button", { name: "Sign in" }).click();
  expect(await readClaims(page)).toMatchObject({ email: olga.email, ...mfa });
});

test("[G4] [G8] Security lists the applications that a member reached, and signs out of one", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const [wiki, board] = [await start(), await start()];
  await addApplication(page, workspace, "Wiki", wiki);
  await addApplication(page, workspace, "Board", board);
  for (const { origin } of [wiki, board]) {
    await page.goto(origin);
    await page.getByRole("button", { name: "Sign in" }).click();
    await readClaims(page);
  }
  await page.goto(`${workspace.path}/account/security`);
  const reached = page.getByRole("region", { name: "Applications" }).getByRole("listitem");
  await expect(reached).toHaveCount(2);
  await expect(reached.first()).toContainText("Board");
  await reached.filter({ hasText: "Wiki" }).getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out of Wiki.")).toBeVisible();
  await expect(reached.filter({ hasText: "Wiki" }).getByRole("button")).toHaveCount(0);
  await expect(reached.filter({ hasText: "Board" }).getByRole("button", { name: "Sign out" })).toBeVisible();
  await page.goto(`${wiki.origin}/me`);
  await seeHeading(page, "Unknown");
  await page.goto(`${board.origin}/me`);
  await seeHeading(page, "Known");
});
