import type { Page } from "playwright/test";
import { expectAccessible } from "./fixtures/axe";
import { chooseAction, openWithColleague, type Person, seeHeading } from "./fixtures/journey";
import { ageProofs } from "./fixtures/proofs";
import { expect, test } from "./fixtures/test";
import { VirtualAuthenticator } from "./fixtures/virtual-authenticator";

const useKey = "Use your passkey or security key";

test("[A2] an admin whose only method is a passkey proves it in the reset dialog, which keeps their choices", async ({
  page,
  openVisitor,
}) => {
  test.slow();
  const { workspace, olga, bo } = await openWithColleague(page, openVisitor);
  const device = await VirtualAuthenticator.plugIn(page, "platform");
  await exchangeAppForPasskey(page, olga);

  await ageProofs(workspace.slug);
  await chooseAction(page, workspace, bo, "Reset two-factor");
  const dialog = page.getByRole("dialog", { name: `Reset two-factor for ${bo.name}` });
  await dialog.getByLabel("How did you check who is asking?").selectOption("video");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: useKey }).click();
  await expect(dialog.getByText("Your passkey was accepted.")).toBeVisible();
  await expect(dialog.getByLabel("Verification code")).toBeHidden();
  await expect(dialog.getByLabel("Password", { exact: true })).toBeFocused();
  await expect(dialog.getByLabel("How did you check who is asking?")).toHaveValue("video");
  await dialog.getByLabel("Password", { exact: true }).fill(olga.password);
  await dialog.getByRole("button", { name: "Reset", exact: true }).click();
  await expect(page.getByLabel("Reset code")).toBeVisible();
  await device.unplug();
});

async function exchangeAppForPasskey(page: Page, person: Person): Promise<void> {
  await page.getByRole("button", { name: person.name }).click();
  await page.getByRole("link", { name: "Security", exact: true }).click();
  await page.getByRole("button", { name: "Add passkey or security key" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Work laptop");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Your new method works from now on.")).toBeVisible();
  const methods = page.getByRole("region", { name: "Two-factor methods" }).getByRole("listitem");
  await methods.filter({ hasText: "Authenticator app" }).getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await seeHeading(page, "Security");
  await expect(methods).toHaveCount(1);
}
