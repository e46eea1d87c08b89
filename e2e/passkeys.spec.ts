import type { Page } from "playwright/test";
import { expectAccessible } from "./fixtures/axe";
import {
  inventPerson,
  openSecurity,
  openWorkspace,
  type Person,
  saveCodes,
  seeHeading,
  signInWithPassword,
  signOut,
} from "./fixtures/journey";
import { codeIn } from "./fixtures/outbox";
import { expect, test } from "./fixtures/test";
import { VirtualAuthenticator } from "./fixtures/virtual-authenticator";

const useKey = "Use your passkey or security key";
const methods = (page: Page) => page.getByRole("region", { name: "Two-factor methods" }).getByRole("listitem");

/** Holds back the virtual authenticator, which picks every suggestion at once, until a button is pressed. */
async function withoutSuggestions(page: Page): Promise<void> {
  const never = () => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  };
  await page.addInitScript(never);
  await page.evaluate(never);
}

async function addKey(page: Page, person: Person, name: string): Promise<void> {
  await openSecurity(page, person);
  await page.getByRole("button", { name: "Add passkey or security key" }).click();
  await seeHeading(page, "Add a passkey or security key");
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Your new method works from now on.")).toBeVisible();
}

async function makePreferred(page: Page, name: string): Promise<void> {
  const method = methods(page).filter({ hasText: name });
  await method.getByRole("button", { name: "Make preferred" }).click();
  await expect(method.getByText("Preferred", { exact: true })).toBeVisible();
}

test("[M2] [M4] [E3] [E8] [S5] a passkey is named, made and used once, and then signs in alone", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const device = await VirtualAuthenticator.plugIn(page, "platform");
  await addKey(page, olga, "Work laptop");
  await expect(methods(page).filter({ hasText: "Work laptop" })).toContainText("Only on this device");
  expect((await device.credentials())[0]?.isResidentCredential).toBe(true);
  await expectAccessible(page);
  await olga.mailbox.next(/added/);

  await withoutSuggestions(page);
  await signOut(page, olga);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await seeHeading(page, workspace.name);
  await openSecurity(page, olga);
  await expect(page.getByRole("region", { name: "Sessions" })).toContainText("Passkey or security key");
});

test("[M3] [E2] a plain security key is the second step, and a U2F key a spare", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const first = await VirtualAuthenticator.plugIn(page, "usb");
  await addKey(page, olga, "Blue key");
  await first.unplug();
  const second = await VirtualAuthenticator.plugIn(page, "u2f");
  await addKey(page, olga, "Old key");
  await expect(methods(page)).toHaveCount(3);
  await methods(page).filter({ hasText: "Blue key" }).getByRole("button", { name: "Test" }).click();
  await page.getByRole("dialog", { name: "Test Blue key" }).getByRole("button", { name: useKey }).click();
  await expect(page.getByText("Old key works: it would have let you in.")).toBeVisible();
  await signOut(page, olga);
  await signInWithPassword(page, workspace, olga);
  await page.getByRole("button", { name: useKey }).click();
  await seeHeading(page, workspace.name);
  await second.unplug();
});

test("[S3] the preferred method is offered first", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await VirtualAuthenticator.plugIn(page, "usb");
  await addKey(page, olga, "Blue key");
  await makePreferred(page, "Authenticator app");
  await signOut(page, olga);
  await signInWithPassword(page, workspace, olga);
  await expect(page.getByLabel("Verification code")).toBeVisible();
  await page.getByRole("button", { name: useKey }).click();
  await seeHeading(page, workspace.name);
  await openSecurity(page, olga);
  await makePreferred(page, "Blue key");
  await signOut(page, olga);
  await signInWithPassword(page, workspace, olga);
  await seeHeading(page, "Two-factor authentication");
  await expect(page.getByLabel("Verification code")).toBeHidden();
  await page.getByRole("link", { name: "Use your authenticator app" }).click();
  await expect(page.getByLabel("Verification code")).toBeVisible();
});

test("registering the same key twice is refused with an explanation", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  await openWorkspace(page, olga);
  await VirtualAuthenticator.plugIn(page, "platform");
  await addKey(page, olga, "Work laptop");
  await page.getByRole("button", { name: "Add passkey or security key" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Again");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("already set up for your account")).toBeVisible();
});

test("[E16] a device that can't verify its user makes no passkey, and nothing changes", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  await openWorkspace(page, olga);
  await VirtualAuthenticator.plugIn(page, "unverified");
  await openSecurity(page, olga);
  await page.getByRole("button", { name: "Add passkey or security key" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("The dialog was closed, or it took too long.")).toBeVisible();
  await page.getByRole("link", { name: "Back to Security" }).click();
  await expect(methods(page)).toHaveCount(1);
});

test("a copied key is refused and switched off, its owner is told by mail, and replaces it with itself", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const key = await VirtualAuthenticator.plugIn(page, "usb");
  await addKey(page, olga, "Blue key");
  await key.becomeOldCopy();
  await signOut(page, olga);
  await signInWithPassword(page, workspace, olga);
  await page.getByRole("button", { name: useKey }).click();
  await expect(page.getByText("may have been copied")).toBeVisible();
  expect((await olga.mailbox.next(/refused/)).text).toContain("Blue key");
  await page.reload();
  await expect(page.getByRole("button", { name: useKey })).toBeHidden();
  await page.getByLabel("Verification code").fill((await olga.app?.nextCode()) ?? "");
  await seeHeading(page, workspace.name);
  await openSecurity(page, olga);
  const copied = methods(page).filter({ hasText: "Blue key" });
  await expect(copied).toContainText("Switched off");
  await expectAccessible(page);
  await page.goto(`${workspace.path}/admin/members`);
  await page.getByRole("link", { name: olga.name }).first().click();
  await expect(page.getByText("Switched off: may be a copy")).toBeVisible();
  await openSecurity(page, olga);
  await copied.getByRole("button", { name: "Replace" }).click();
  await seeHeading(page, "Replace Blue key");
  await page.getByRole("textbox", { name: "Name" }).fill("Blue key again");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Your new method works from now on.")).toBeVisible();
  await expect(methods(page)).toHaveCount(2);
});

test("[E11] a passkey can be the first method, and brings the recovery codes", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  await VirtualAuthenticator.plugIn(page, "platform");
  await page.goto("/new");
  const slug = `keys-${olga.email.slice(5, 13)}`;
  await page.getByLabel("Workspace name").fill("Keys only");
  await page.getByLabel("Workspace address").fill(slug);
  await page.getByLabel("Your name").fill(olga.name);
  await page.getByLabel("Email").fill(olga.email);
  await page.getByLabel("Password", { exact: true }).fill(olga.password);
  await page.getByRole("button", { name: "Create workspace" }).click();
  await page.getByLabel("Email code").fill(codeIn(await olga.mailbox.next()));
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("button", { name: "Passkey or security key" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Work laptop");
  await page.getByRole("button", { name: "Continue" }).click();
  await saveCodes(page, olga);
  await seeHeading(page, "Keys only");
});

test("a passkey of another workspace is refused by that workspace's name", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const other = await openWorkspace(page, inventPerson("Otto Owner"));
  await signOut(page, { ...olga, name: "Otto Owner" });
  const workspace = await openWorkspace(page, olga);
  await VirtualAuthenticator.plugIn(page, "platform");
  await addKey(page, olga, "Work laptop");
  await withoutSuggestions(page);
  await signOut(page, olga);
  await page.goto(`${other.path}/sign-in`);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByText(`That passkey belongs to ${workspace.name}.`)).toBeVisible();
});

test("[M4] a passkey chosen from the form's suggestions signs in", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await VirtualAuthenticator.plugIn(page, "platform");
  await addKey(page, olga, "Work laptop");
  await page.getByRole("button", { name: olga.name }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  // The virtual authenticator picks the suggestion, as a person would.
  await seeHeading(page, workspace.name);
});

test("the browser is told of a removed passkey and drops it", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  await openWorkspace(page, olga);
  const device = await VirtualAuthenticator.plugIn(page, "platform");
  await addKey(page, olga, "Old laptop");
  const [kept] = await device.credentials();
  expect(kept?.isResidentCredential).toBe(true);
  await openSecurity(page, olga);
  await methods(page).filter({ hasText: "Old laptop" }).getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(methods(page).filter({ hasText: "Old laptop" })).toHaveCount(0);
  await expect.poll(async () => (await device.credentials()).length).toBe(0);
});
