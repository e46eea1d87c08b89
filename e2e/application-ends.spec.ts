import type { Page } from "playwright/test";
import { addApplication, applicationsOf, mfa, readClaims } from "./fixtures/application";
import {
  linkApp,
  openWithColleague,
  type Person,
  resetTwoFactor,
  saveCodes,
  seeHeading,
  type Workspace,
} from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

const start = applicationsOf(test);

async function typePassword(page: Page, person: Person): Promise<void> {
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Goes on from the sign-in page after a reset, up to the application. */
async function comeBack(page: Page, workspace: Workspace, person: Person, code: string): Promise<void> {
  await seeHeading(page, `Sign in to ${workspace.name}`);
  await expect(page.getByText("To continue to Wiki")).toBeVisible();
  await typePassword(page, person);
  await seeHeading(page, "Enter your reset code");
  await expect(page.getByText("To continue to Wiki")).toBeVisible();
  await page.getByLabel("Reset code").fill(code);
  await page.getByRole("button", { name: "Continue" }).click();
  await linkApp(page, person);
  await saveCodes(page, person);
  expect(await readClaims(page)).toMatchObject({ email: person.email, ...mfa });
}

test("[G3] [A3] a reset while someone stands before the second factor of an application's sign-in takes the old proof, and not the way there", async ({
  page,
  openVisitor,
}) => {
  test.slow();
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);
  const wiki = await start();
  await addApplication(page, workspace, "Wiki", wiki);
  await his.context().clearCookies();
  await his.goto(wiki.origin);
  await his.getByRole("button", { name: "Sign in" }).click();
  await seeHeading(his, `Sign in to ${workspace.name}`);
  await typePassword(his, bo);
  await seeHeading(his, "Two-factor authentication");

  const code = await resetTwoFactor(page, workspace, olga, bo);
  await his.getByLabel("Verification code").fill((await bo.app?.nextCode()) ?? "");
  // The form sends itself after the sixth digit, so the button may be gone before it is pressed.
  const pressed = his.getByRole("button", { name: "Verify" }).click({ timeout: 5_000 });
  await pressed.catch(() => undefined);
  await comeBack(his, workspace, bo, code);
});

test("[G3] [G5] [A3] a reset while someone is asked again on the way to an application ends their session, and not the way there", async ({
  page,
  openVisitor,
}) => {
  test.slow();
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);
  const wiki = await start();
  await addApplication(page, workspace, "Wiki", wiki);
  wiki.ask({ prompt: "login" });
  await his.goto(wiki.origin);
  await his.getByRole("button", { name: "Sign in" }).click();
  await seeHeading(his, "Confirm it is you");

  const code = await resetTwoFactor(page, workspace, olga, bo);
  await his.getByLabel("Password", { exact: true }).fill(bo.password);
  await his.getByLabel("Verification code").fill((await bo.app?.nextCode()) ?? "");
  await his.getByRole("button", { name: "Confirm" }).click();
  await comeBack(his, workspace, bo, code);
});
