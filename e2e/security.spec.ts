import type { Page } from "playwright/test";
import { expectAccessible } from "./fixtures/axe";
import {
  inventPerson,
  openSecurity,
  openWorkspace,
  type Person,
  saveCodes,
  seeHeading,
  signIn,
  signInWithPassword,
  signOut,
} from "./fixtures/journey";
import { nothingRequired, setPolicy } from "./fixtures/policy";
import { readQr } from "./fixtures/qr";
import { expect, test } from "./fixtures/test";
import { AuthenticatorApp } from "./fixtures/totp";

const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

async function scanNewApp(page: Page): Promise<AuthenticatorApp> {
  return new AuthenticatorApp(await readQr(page.getByRole("img", { name: "QR code" })));
}

test("[E4] [D2] Security lists the methods, one row each; where two-factor is required it offers to replace, not to disable", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  await openWorkspace(page, olga);
  await openSecurity(page, olga);
  for (const name of ["Two-factor methods", "Recovery codes", "Sessions", "Password"])
    await expect(region(page, name)).toBeVisible();
  const rows = region(page, "Two-factor methods").getByRole("listitem");
  await expect(rows).toHaveCount(1);
  await expect(rows.getByRole("button")).toHaveText(["Test", "Rename", "Replace"]);
  await expect(page.getByRole("button", { name: "Disable two-factor" })).toBeHidden();
  await expectAccessible(page);
});

test("[E2] “replace your phone”: the old app works until the new one is confirmed, and the set-up survives a closed tab", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await openSecurity(page, olga);
  await page.getByRole("button", { name: "Replace" }).click();
  await seeHeading(page, "Replace your app");
  const next = await scanNewApp(page);
  await page.goto(workspace.path);
  await openSecurity(page, olga);
  await page.getByRole("button", { name: "Replace" }).click();
  await seeHeading(page, "Replace your app");
  expect((await scanNewApp(page)).key).toBe(next.key);
  await page.getByLabel("Verification code").fill(await next.nextCode());
  await expect(page.getByText("Your new method works from now on.")).toBeVisible();
  await expect(region(page, "Two-factor methods").getByRole("listitem")).toHaveCount(1);

  await signOut(page, olga);
  await signInWithPassword(page, workspace, olga);
  await page.getByLabel("Verification code").fill((await olga.app?.nextCode()) ?? "");
  await expect(page.getByText("That code did not work.")).toBeVisible();
  await page.getByLabel("Verification code").fill(await next.nextCode());
  await seeHeading(page, workspace.name);
  await olga.mailbox.next(/added/);
});

test("[E2] [S3] a second app is added, named, preferred and tested, and the first removed", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  await openWorkspace(page, olga);
  await openSecurity(page, olga);
  await page.getByRole("button", { name: "Add authenticator app" }).click();
  const second = await scanNewApp(page);
  await page.getByLabel("Verification code").fill(await second.nextCode());
  const methods = region(page, "Two-factor methods").getByRole("listitem");
  await expect(methods).toHaveCount(2);
  const added = methods.filter({ hasText: "Authenticator app 2" });
  await added.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Work phone");
  await page.getByRole("button", { name: "Save" }).click();
  const work = methods.filter({ hasText: "Work phone" });
  await work.getByRole("button", { name: "Make preferred" }).click();
  await expect(work.getByText("Preferred")).toBeVisible();
  await work.getByRole("button", { name: "Test" }).click();
  const drill = page.getByRole("dialog", { name: "Test Work phone" });
  await drill.getByLabel("Verification code").fill(second.wrongCode());
  await drill.getByRole("button", { name: "Test" }).click();
  await expect(drill.getByText("That code did not work.")).toBeVisible();
  await drill.getByLabel("Verification code").fill(await second.nextCode());
  await drill.getByRole("button", { name: "Test" }).click();
  await expect(page.getByText("Work phone works: it would have let you in.")).toBeVisible();
  await methods.last().getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(methods).toHaveCount(1);
  await expect(work).toBeVisible();
  await olga.mailbox.next(/removed/);
});

test("[E1] [E7] [D1] [R4] where nothing is required a member disables, signs in by password alone, and sets up again", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await setPolicy(workspace.slug, nothingRequired);
  await openSecurity(page, olga);
  await page.getByRole("button", { name: "Generate new codes" }).click();
  const old = olga.recoveryCodes;
  await saveCodes(page, olga);
  await expect(page.getByText("The old ones stopped working.")).toBeVisible();
  expect(olga.recoveryCodes).toHaveLength(10);
  expect(olga.recoveryCodes).not.toEqual(old);

  await page.getByRole("button", { name: "Check a code" }).click();
  await page
    .getByRole("dialog")
    .getByLabel("Recovery code")
    .fill(old[0] ?? "");
  await page.getByRole("dialog").getByRole("button", { name: "Check" }).click();
  await expect(page.getByText("That code would not let you in: it is wrong, or from an older set.")).toBeVisible();
  await page
    .getByRole("dialog")
    .getByLabel("Recovery code")
    .fill(olga.recoveryCodes[0] ?? "");
  await page.getByRole("dialog").getByRole("button", { name: "Check" }).click();
  await expect(page.getByText("it is still unused")).toBeVisible();
  await page.getByRole("link", { name: "Close" }).click();

  await page.getByRole("button", { name: "Disable two-factor" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disable two-factor" }).click();
  await expect(page.getByText("Two-factor is off.")).toBeVisible();
  await signOut(page, olga);
  await signInWithPassword(page, workspace, olga);
  await seeHeading(page, workspace.name);
  await page.getByRole("button", { name: "Later" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await openSecurity(page, olga);
  await page.getByRole("button", { name: "Add authenticator app" }).click();
  olga.app = await scanNewApp(page);
  await page.getByLabel("Verification code").fill(await olga.app.nextCode());
  await saveCodes(page, olga);
  await seeHeading(page, workspace.name);
  await signOut(page, olga);
  await signIn(page, workspace, olga);
});

test("[E13] where the policy says so, a member signs in again after enrolling from the settings", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await setPolicy(workspace.slug, { afterEnrolment: "sign_in_again" });
  await signOut(page, olga);
  await signIn(page, workspace, olga);
  await openSecurity(page, olga);
  await page.getByRole("button", { name: "Add authenticator app" }).click();
  await page.getByLabel("Verification code").fill(await (await scanNewApp(page)).nextCode());
  await expect(page.getByText("Your new method is set up. Sign in with it.")).toBeVisible();
});

test("[R5] codes are shown again after fresh proof, where the policy keeps them", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await setPolicy(workspace.slug, { recoveryCodes: { count: 8, used: "burn", shown: "again" } });
  await openSecurity(page, olga);
  await page.getByRole("button", { name: "Show recovery codes" }).click();
  await expect(page.getByText("These codes were made to be shown once")).toBeVisible();
  await page.getByRole("button", { name: "Generate new codes" }).click();
  await saveCodes(page, olga);
  await expect(page.getByText("The old ones stopped working.")).toBeVisible();
  await page.getByRole("button", { name: "Show recovery codes" }).click();
  await seeHeading(page, "Your recovery codes");
  const shown = await page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem").allInnerTexts();
  expect(shown).toEqual(olga.recoveryCodes);
  expect(shown).toHaveLength(8);
  await olga.mailbox.next(/were shown/);
});

test("sessions are listed in words, and another session can be ended", async ({ page, openVisitor }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const other = await openVisitor();
  await signIn(other, workspace, olga);
  await openSecurity(page, olga);
  const sessions = region(page, "Sessions").getByRole("listitem");
  await expect(sessions).toHaveCount(2);
  await expect(sessions.first()).toContainText("This device");
  await expect(sessions.last()).toContainText("Password and authenticator app");
  await sessions.last().getByRole("button", { name: "End" }).click();
  await expect(sessions).toHaveCount(1);
  await other.reload();
  await seeHeading(other, `Sign in to ${workspace.name}`);
});

test("the password is changed, and only the new one signs in", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await openSecurity(page, olga);
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByLabel("New password").fill("short");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Use at least 12 characters.")).toBeVisible();
  const before = olga.password;
  olga.password = `amber-${before}`;
  await page.getByLabel("New password").fill(olga.password);
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your new password is saved.")).toBeVisible();
  await olga.mailbox.next(/password/);
  await signOut(page, olga);
  await signInWithPassword(page, workspace, { ...olga, password: before } as Person);
  await expect(
    page.getByText("That email and password don’t match. Check both, or reset your password."),
  ).toBeVisible();
  await signIn(page, workspace, olga);
});
