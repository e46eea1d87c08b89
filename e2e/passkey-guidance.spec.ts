import type { Page } from "playwright/test";
import { expectAccessible } from "./fixtures/axe";
import {
  beginWorkspace,
  inventPerson,
  linkApp,
  openWorkspace,
  saveCodes,
  seeHeading,
  signInWithPassword,
} from "./fixtures/journey";
import { expect, test } from "./fixtures/test";
import { VirtualAuthenticator } from "./fixtures/virtual-authenticator";

const platforms: [name: string, agent: string, says: string][] = [
  ["iOS", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)", "A sheet from iOS asks for Face ID, Touch ID"],
  ["Android", "Mozilla/5.0 (Linux; Android 15; Pixel 9)", "A sheet from Android asks for your fingerprint"],
  ["macOS", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)", "macOS asks for Touch ID, Apple Watch"],
  ["Windows", "Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "Windows Hello asks for your face"],
  ["ChromeOS", "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0)", "ChromeOS asks for your fingerprint"],
  ["Linux", "Mozilla/5.0 (X11; Linux x86_64)", "The browser asks for the fingerprint, face or PIN of this device."],
];

const notHere = "This browser can't use passkeys or security keys on this page.";
const notOfItsOwn = "No fingerprint, face or PIN is set up on this device.";

test("[E9] [D7] while the system's dialog is open the page says what it looks like on each platform and how to get out, and then goes on by itself", async ({
  page,
}) => {
  test.slow();
  const workspace = await openWorkspace(page, inventPerson("Olga Owner"));
  const device = await VirtualAuthenticator.plugIn(page, "platform");
  await device.keepWaiting();
  for (const [name, agent, says] of platforms) {
    await test.step(name, async () => {
      await device.devtools.send("Emulation.setUserAgentOverride", { userAgent: agent });
      await page.goto(`${workspace.path}/account/security/passkey`);
      await page.getByRole("button", { name: "Continue" }).click();
      const guidance = page.getByRole("status").filter({ hasText: "Stay in this window" });
      await expect(guidance).toContainText(says);
      await expect(guidance).toContainText("A password manager may offer to keep the passkey. That is fine.");
      await expect(guidance).toContainText("To get out, press Escape or Cancel in that dialog.");
    });
  }
  await expectAccessible(page);
  await VirtualAuthenticator.plugIn(page, "usb");
  await expect(page.getByText("Your new method works from now on.")).toBeVisible();
});

/** Makes the browser one without WebAuthn. */
const forgetWebAuthn = (page: Page) =>
  page.addInitScript(() => {
    Reflect.deleteProperty(window, "PublicKeyCredential");
  });

test("[M2] where a browser has no WebAuthn, or a device no authenticator of its own, the option says so at set-up, sign-in and second step", async ({
  page,
  openVisitor,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await beginWorkspace(page, olga);
  await expect(page.getByText(notOfItsOwn)).toBeVisible();
  await page.getByRole("button", { name: "Passkey or security key" }).click();
  await expect(page.getByText(notOfItsOwn)).toBeVisible();
  await page.getByRole("link", { name: "Choose another method" }).click();
  await linkApp(page, olga);
  await saveCodes(page, olga);
  await seeHeading(page, workspace.name);
  await VirtualAuthenticator.plugIn(page, "usb");
  await page.goto(`${workspace.path}/account/security/passkey`);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Your new method works from now on.")).toBeVisible();

  const elsewhere = await openVisitor();
  await elsewhere.goto(`${workspace.path}/sign-in`);
  await expect(elsewhere.getByText(notOfItsOwn)).toBeVisible();
  await forgetWebAuthn(elsewhere);
  await elsewhere.goto(`${workspace.path}/sign-in`);
  await expect(elsewhere.getByText(notHere)).toBeVisible();
  await expectAccessible(elsewhere);
  await signInWithPassword(elsewhere, workspace, olga);
  await seeHeading(elsewhere, "Two-factor authentication");
  await expect(elsewhere.getByText(notHere)).toBeVisible();
  await elsewhere.getByRole("button", { name: "Use your passkey or security key" }).click();
  await expect(elsewhere.getByRole("alert").filter({ hasText: notHere })).toBeVisible();
  await elsewhere.getByRole("link", { name: "Use your authenticator app" }).click();
  await expect(elsewhere.getByLabel("Verification code")).toBeVisible();
});
