import { runOperator } from "../test/run-operator";
import { addApplication, readClaims, startApplication, type TestApplication } from "./fixtures/application";
import { inventPerson, openWorkspace, seeHeading, signOut } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

const running: TestApplication[] = [];
const start = async () => {
  const application = await startApplication();
  running.push(application);
  return application;
};
test.afterEach(() => {
  for (const application of running.splice(0)) application.close();
});

const mfa = { acr: "https://refeds.org/profile/mfa", amr: ["pwd", "otp", "mfa"] };

test("[G1] [G2] [G4] an application is added by three answers, and who is signed in goes straight through", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const wiki = await start();
  await addApplication(page, workspace, "Wiki", wiki);

  await page.goto(wiki.origin);
  await page.getByRole("button", { name: "Sign in" }).click();
  expect(await readClaims(page)).toMatchObject({ email: olga.email, name: olga.name, ...mfa });
  await page.goto(`${workspace.path}/admin/applications`);
  await expect(page.getByRole("row", { name: /Wiki/ })).not.toContainText("Never");
});

test("[G3] who is not signed in goes through the ordinary sign-in, by script too, and arrives", async ({
  page,
  context,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const wiki = await start();
  await addApplication(page, workspace, "Wiki", wiki);
  await context.clearCookies();

  await page.goto(wiki.origin);
  await page.getByRole("button", { name: "Sign in" }).click();
  await seeHeading(page, `Sign in to ${workspace.name}`);
  await expect(page.getByText("To continue to Wiki")).toBeVisible();
  await page.getByLabel("Email").fill(olga.email);
  await page.getByLabel("Password", { exact: true }).fill(olga.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await seeHeading(page, "Two-factor authentication");
  await expect(page.getByText("To continue to Wiki")).toBeVisible();
  await page.getByLabel("Verification code").fill((await olga.app?.nextCode()) ?? "");
  await page.getByRole("button", { name: "Verify" }).click();
  expect(await readClaims(page)).toMatchObject({ email: olga.email, ...mfa });
});

test("[G3] two tabs with two applications each arrive in their own", async ({ page, context }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const [wiki, board] = [await start(), await start()];
  await addApplication(page, workspace, "Wiki", wiki);
  await addApplication(page, workspace, "Board", board);
  await context.clearCookies();

  const other = await context.newPage();
  for (const [tab, application] of [
    [page, wiki],
    [other, board],
  ] as const) {
    await tab.goto(application.origin);
    await tab.getByRole("button", { name: "Sign in" }).click();
    await seeHeading(tab, `Sign in to ${workspace.name}`);
  }
  await expect(page.getByText("To continue to Wiki")).toBeVisible();
  await expect(other.getByText("To continue to Board")).toBeVisible();
  await page.getByLabel("Email").fill(olga.email);
  await page.getByLabel("Password", { exact: true }).fill(olga.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByLabel("Verification code").fill((await olga.app?.nextCode()) ?? "");
  await page.getByRole("button", { name: "Verify" }).click();
  expect(await readClaims(page)).toMatchObject({ email: olga.email });
  expect(new URL(page.url()).origin).toBe(wiki.origin);
  await other.reload();
  expect(await readClaims(other)).toMatchObject({ email: olga.email });
  expect(new URL(other.url()).origin).toBe(board.origin);
});

test("[G5] prompt=login asks for the proof again, by the ordinary step-up", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const wiki = await start();
  await addApplication(page, workspace, "Wiki", wiki);
  wiki.ask({ prompt: "login" });
  await page.goto(wiki.origin);
  await page.getByRole("button", { name: "Sign in" }).click();
  await seeHeading(page, "Confirm it is you");
  await page.getByLabel("Password", { exact: true }).fill(olga.password);
  await page.getByLabel("Verification code").fill((await olga.app?.nextCode()) ?? "");
  await page.getByRole("button", { name: "Confirm" }).click();
  expect(await readClaims(page)).toMatchObject({ email: olga.email, ...mfa });
});

test("[G6] [G7] a demand that a member can't meet is explained, and who may not use it is told so", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const pay = await start();
  await addApplication(page, workspace, "Pay-roll", pay);
  await page.getByRole("link", { name: "Open its settings" }).click();
  await page.getByLabel("Passkey or security key").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto(pay.origin);
  await page.getByRole("button", { name: "Sign in" }).click();
  await seeHeading(page, "Add a passkey or security key");

  await page.goto(`${workspace.path}/admin/applications`);
  await page.getByRole("link", { name: "Pay-roll" }).click();
  await page.getByLabel("These roles").check();
  await page.getByLabel("Help desk").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto(pay.origin);
  await page.getByRole("button", { name: "Sign in" }).click();
  await seeHeading(page, "You can’t use Pay-roll");
  await page.getByRole("link", { name: "Back to Pay-roll" }).click();
  await seeHeading(page, "Refused");
  await expect(page.getByText("access_denied")).toBeVisible();
});

test("[G8] what an application holds is over with the session it came from", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const wiki = await start();
  await addApplication(page, workspace, "Wiki", wiki);
  await page.goto(wiki.origin);
  await page.getByRole("button", { name: "Sign in" }).click();
  await readClaims(page);
  await page.goto(`${wiki.origin}/me`);
  await seeHeading(page, "Known");
  await page.goto(workspace.path);
  await seeHeading(page, workspace.name);
  await signOut(page, olga);
  await page.goto(`${wiki.origin}/me`);
  await seeHeading(page, "Unknown");
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

test("[G14] a second secret is made for a change, and the one that is not used can be found", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const wiki = await start();
  await addApplication(page, workspace, "Wiki", wiki);
  await page.goto(wiki.origin);
  await page.getByRole("button", { name: "Sign in" }).click();
  await readClaims(page);
  await page.goto(`${workspace.path}/admin/applications`);
  await page.getByRole("link", { name: "Wiki" }).click();
  await page.getByRole("button", { name: "New secret" }).click();
  await expect(page.getByRole("figure", { name: "Client secret", exact: true })).toHaveText(/^[\w-]{43}$/);
  await page.reload();
  const secrets = page.getByRole("list", { name: "Client secrets" }).getByRole("listitem");
  await expect(secrets).toHaveCount(2);
  await expect(secrets.filter({ hasText: "Never" })).toHaveCount(1);
});

test.describe("with scripts off", () => {
  test.use({ javaScriptEnabled: false });

  test("[G3] an application's form on another origin leads through the sign-in and back", async ({ page, context }) => {
    const olga = inventPerson("Olga Owner");
    const workspace = await openWorkspace(page, olga);
    const wiki = await start();
    await addApplication(page, workspace, "Wiki", wiki);
    await context.clearCookies();
    await page.goto(wiki.origin);
    await page.getByRole("button", { name: "Sign in" }).click();
    await seeHeading(page, `Sign in to ${workspace.name}`);
    await page.getByLabel("Email").fill(olga.email);
    await page.getByLabel("Password", { exact: true }).fill(olga.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await seeHeading(page, "Two-factor authentication");
    await page.getByLabel("Verification code").fill((await olga.app?.nextCode()) ?? "");
    await page.getByRole("button", { name: "Verify" }).click();
    expect(await readClaims(page)).toMatchObject({ email: olga.email, ...mfa });
  });
});
