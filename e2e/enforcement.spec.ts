import {
  beginToJoin,
  inventPerson,
  invite,
  linkApp,
  openWorkspace,
  saveCodes,
  seeHeading,
  signInWithPassword,
} from "./fixtures/journey";
import { codeIn } from "./fixtures/outbox";
import { nothingRequired, setPolicy } from "./fixtures/policy";
import { publish } from "./fixtures/policy-page";
import { expect, test } from "./fixtures/test";

test("[F1] [S6] [E12] [E14] one switch: offered before, required after its publication, at the very next request", async ({
  page,
  openVisitor,
}) => {
  const olga = inventPerson("Olga Owner");
  const uma = inventPerson("Uma Member");
  const workspace = await openWorkspace(page, olga);
  await setPolicy(workspace.slug, nothingRequired);
  await invite(page, workspace, uma);
  const hers = await openVisitor();
  await beginToJoin(hers, uma);
  const offer = hers.getByRole("dialog", { name: "Protect your account" });
  await expect(offer).toBeVisible();
  await offer.getByRole("button", { name: "Later" }).click();
  await expect(offer).toHaveCount(0);

  await page.goto(`${workspace.path}/admin/policy`);
  await page.getByRole("switch", { name: "Require two-factor authentication" }).check();
  await page.getByRole("button", { name: "Rehearse" }).click();
  await expect(page.getByRole("main")).toContainText(/must enrol/i);
  await hers.reload();
  await seeHeading(hers, workspace.name);
  await publish(page);
  await expect(page.getByText("Published. Members who need to act get an email.")).toBeVisible();

  await hers.reload();
  await seeHeading(hers, "Set up two-factor authentication");
  await hers.getByRole("button", { name: "Send me a code" }).click();
  await hers.getByLabel("Email code").fill(codeIn(await uma.mailbox.next(/code|confirm/i)));
  await hers.getByRole("button", { name: "Confirm" }).click();
  await linkApp(hers, uma);
  await saveCodes(hers, uma);
  await seeHeading(hers, workspace.name);
});

test("[E16] leaving before confirming leaves nothing active: set-up starts again, by mail first", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const bo = inventPerson("Bo Member");
  await invite(page, workspace, bo);
  await page.context().clearCookies();
  await beginToJoin(page, bo);
  await seeHeading(page, "Set up two-factor authentication");
  await page.getByRole("button", { name: "Authenticator app" }).click();
  const key = await page.getByLabel("Set-up key").innerText();
  await page.context().clearCookies();

  await signInWithPassword(page, workspace, bo);
  await seeHeading(page, "Set up two-factor authentication");
  await page.getByLabel("Email code").fill(codeIn(await bo.mailbox.next(/code|confirm/i)));
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("button", { name: "Authenticator app" }).click();
  expect(await page.getByLabel("Set-up key").innerText()).not.toBe(key);
});

test("[R3] codes not confirmed as saved are replaced by a fresh set at the next sign-in", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const bo = inventPerson("Bo Member");
  await invite(page, workspace, bo);
  await page.context().clearCookies();
  await beginToJoin(page, bo);
  await linkApp(page, bo);
  const unsaved = await page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem").allInnerTexts();
  await page.goto(workspace.path);
  await seeHeading(page, "Save your recovery codes");
  await page.context().clearCookies();

  await signInWithPassword(page, workspace, bo);
  await page.getByLabel("Verification code").fill((await bo.app?.nextCode()) ?? "");
  await page.getByRole("button", { name: "Verify" }).click();
  await saveCodes(page, bo);
  expect(bo.recoveryCodes).not.toEqual(unsaved);
  await seeHeading(page, workspace.name);
});
