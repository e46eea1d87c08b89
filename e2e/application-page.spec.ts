import { runOperator } from "../test/run-operator";
import { addApplication, applicationsOf, mfa, readClaims } from "./fixtures/application";
import { inventPerson, openWorkspace, seeHeading } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

const start = applicationsOf(test);

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
