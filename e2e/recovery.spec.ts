import type { Page } from "playwright/test";
import {
  beginWorkspace,
  inventPerson,
  linkApp,
  openSecurity,
  openWorkspace,
  saveCodes,
  seeHeading,
  signInWithPassword,
  signOut,
} from "./fixtures/journey";
import { codeIn, linkIn } from "./fixtures/outbox";
import { nothingRequired, setPolicy } from "./fixtures/policy";
import { readQr } from "./fixtures/qr";
import { expect, test } from "./fixtures/test";
import { AuthenticatorApp } from "./fixtures/totp";

async function useRecoveryCode(page: Page, code: string): Promise<void> {
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(code);
  await page.getByRole("button", { name: "Verify" }).click();
}

test("[R6] signed in by a recovery code, a member replaces the lost app at once, and the new one signs in", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await signOut(page, olga);
  await signInWithPassword(page, workspace, olga);
  await useRecoveryCode(page, olga.recoveryCodes[0] ?? "");
  await seeHeading(page, "Replace what you lost");
  await page.getByRole("button", { name: "Replace Authenticator app" }).click();
  await seeHeading(page, "Replace your app");
  olga.app = new AuthenticatorApp(await readQr(page.getByRole("img", { name: "QR code" })));
  await page.getByLabel("Verification code").fill(await olga.app.nextCode());
  await expect(page.getByText("Your new method works from now on.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Two-factor methods" }).getByRole("listitem")).toHaveCount(1);
  await signOut(page, olga);
  await signInWithPassword(page, workspace, olga);
  await page.getByLabel("Verification code").fill(await olga.app.nextCode());
  await seeHeading(page, workspace.name);
});

test("[R2] [R7] where the policy replaces used codes, the new one is shown and acknowledged", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await setPolicy(workspace.slug, { recoveryCodes: { count: 10, used: "replace", shown: "once" } });
  await signOut(page, olga);
  await signInWithPassword(page, workspace, olga);
  await useRecoveryCode(page, olga.recoveryCodes[0] ?? "");
  await seeHeading(page, "Save your new recovery code");
  const [next = ""] = await page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem").allInnerTexts();
  expect(olga.recoveryCodes).not.toContain(next);
  await page.getByRole("button", { name: "I have saved these codes" }).click();
  await expect(page.getByText("10 recovery codes left")).toBeVisible();
  await page.getByRole("link", { name: "I still have it: go on" }).click();
  await seeHeading(page, workspace.name);
  await signOut(page, olga);
  await signInWithPassword(page, workspace, olga);
  await useRecoveryCode(page, next);
  await seeHeading(page, "Save your new recovery code");
});

test("[R6] with nothing but recovery codes, switching the second factor off needs a second one", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await setPolicy(workspace.slug, nothingRequired);
  await signOut(page, olga);
  await signInWithPassword(page, workspace, olga);
  await useRecoveryCode(page, olga.recoveryCodes[0] ?? "");
  await page.getByRole("link", { name: "I still have it: go on" }).click();
  await seeHeading(page, workspace.name);
  await openSecurity(page, olga);
  await page.getByRole("button", { name: "Disable two-factor" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Recovery code").fill(olga.recoveryCodes[0] ?? "");
  await dialog.getByRole("button", { name: "Disable two-factor" }).click();
  await expect(dialog.getByText("That recovery code was already used.")).toBeVisible();
  await dialog.getByLabel("Recovery code").fill(olga.recoveryCodes[1] ?? "");
  await dialog.getByRole("button", { name: "Disable two-factor" }).click();
  await expect(page.getByText("Two-factor is off.")).toBeVisible();
});

test("[M5] [E10] email code is added where the policy allows it, and completes the second step", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await setPolicy(workspace.slug, { methods: { totp: true, passkey: true, email: true } });
  await openSecurity(page, olga);
  await page.getByRole("button", { name: "Add email code" }).click();
  await seeHeading(page, "Add email code");
  await page.getByLabel("Email code").fill(codeIn(await olga.mailbox.next(/Your code/)));
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("region", { name: "Two-factor methods" })).toContainText("The weakest method");
  await signOut(page, olga);
  await signInWithPassword(page, workspace, olga);
  await seeHeading(page, "Two-factor authentication");
  await page.getByRole("button", { name: "Email me a code" }).click();
  await page.getByLabel("Email code").fill(codeIn(await olga.mailbox.next(/Your code/)));
  await page.getByRole("button", { name: "Verify" }).click();
  await seeHeading(page, workspace.name);
});

test("a password reset by mail signs no one in, and the second factor is still asked", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await signOut(page, olga);
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await seeHeading(page, "Reset your password");
  await page.getByLabel("Email").fill("nobody@example.test");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("If nobody@example.test has an account here, a link is on its way.")).toBeVisible();
  await page.getByLabel("Email").fill(olga.email);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText(`If ${olga.email} has an account here, a link is on its way.`)).toBeVisible();
  const link = linkIn(await olga.mailbox.next(/Reset your password/));
  await page.goto(link);
  olga.password = `amber-${olga.password}`;
  await page.getByLabel("New password").fill(olga.password);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your new password is saved. Sign in with it.")).toBeVisible();
  await page.goto(workspace.path);
  await seeHeading(page, `Sign in to ${workspace.name}`);
  await signInWithPassword(page, workspace, olga);
  await seeHeading(page, "Two-factor authentication");
  await page.goto(link);
  await expect(page.getByText("A link works once, for 30 minutes.")).toBeVisible();
});

for (const count of [5, 8, 10]) {
  test(`[R1] ${count} codes are made where the policy says so: with the first method, and in a new set`, async ({
    page,
  }) => {
    const olga = inventPerson("Olga Owner");
    const workspace = await beginWorkspace(page, olga);
    await setPolicy(workspace.slug, { recoveryCodes: { count, used: "burn", shown: "once" } });
    await linkApp(page, olga);
    await saveCodes(page, olga);
    expect(new Set(olga.recoveryCodes).size).toBe(count);
    await openSecurity(page, olga);
    await expect(page.getByText(`${count} recovery codes left.`)).toBeVisible();
    const first = olga.recoveryCodes;
    await page.getByRole("button", { name: "Generate new codes" }).click();
    await saveCodes(page, olga);
    expect(new Set([...first, ...olga.recoveryCodes]).size).toBe(2 * count);
  });
}
