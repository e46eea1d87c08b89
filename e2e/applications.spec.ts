import { addApplication, applicationsOf, mfa, readClaims } from "./fixtures/application";
import { inventPerson, openWorkspace, seeHeading, signOut } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

const start = applicationsOf(test);

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
