import { readFileSync } from "node:fs";
import { query } from "./fixtures/database";
import { inventPerson, openWithColleague, openWorkspace, seeHeading, signInWithPassword } from "./fixtures/journey";
import { ageProofs } from "./fixtures/proofs";
import { expect, test } from "./fixtures/test";

test("[W5] an admin names the workspace and its support contact, and a member who lost access reads it", async ({
  page,
  openVisitor,
}) => {
  const { workspace, bo, his } = await openWithColleague(page, openVisitor);
  await page.goto(`${workspace.path}/admin`);
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await seeHeading(page, "Settings");
  await expect(page.getByText("Enterprise: two-factor authentication can be required.")).toBeVisible();
  await page.getByLabel("Workspace name").fill("");
  await page.getByLabel("Support contact").fill("javascript:alert(1)");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Enter the workspace's name.")).toBeVisible();
  await page.getByLabel("Workspace name").fill("Acme Renamed");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Enter an email address, a link that begins with https://")).toBeVisible();
  await page.getByLabel("Support contact").fill("https://help.example.test/it");
  await page.getByLabel("Time zone").selectOption("Europe/Berlin");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The settings are saved.").first()).toBeVisible();
  await expect(page.getByRole("navigation").getByText("Acme Renamed")).toBeVisible();
  await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Berlin");

  await his.context().clearCookies();
  await signInWithPassword(his, workspace, bo);
  await seeHeading(his, "Two-factor authentication");
  await his.getByRole("link", { name: "Lost access?" }).click();
  await expect(his.getByRole("link", { name: "https://help.example.test/it" })).toHaveAttribute(
    "href",
    "https://help.example.test/it",
  );

  await page.goto(`${workspace.path}/admin/audit`);
  await expect(page.getByText("Name, support contact, time zone.").first()).toBeVisible();
});

test("[W5] settings that need proof are saved once it is given, and of two who save at once the second is told", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const second = await page.context().newPage();
  await second.goto(`${workspace.path}/admin/settings`);
  await page.goto(`${workspace.path}/admin/settings`);
  await page.getByLabel("Workspace name").fill("Acme First");
  await ageProofs(workspace.slug);
  await page.getByRole("button", { name: "Save" }).click();
  await seeHeading(page, "Confirm it is you");
  await page.getByLabel("Password", { exact: true }).fill(olga.password);
  await page.getByLabel(/code/i).fill((await olga.app?.nextCode()) ?? "");
  await page.getByRole("button", { name: "Confirm" }).click();
  await seeHeading(page, "Settings");
  await expect(page.getByText("The settings are saved.").first()).toBeVisible();
  await expect(page.getByLabel("Workspace name")).toHaveValue("Acme First");

  await second.getByLabel("Workspace name").fill("Acme Second");
  await second.getByRole("button", { name: "Save" }).click();
  await expect(second.getByText("Someone else saved these settings meanwhile.")).toBeVisible();
});

test("[W5] the settings speak German too", async ({ page }) => {
  const workspace = await openWorkspace(page, inventPerson("Olga Owner"));
  await page.goto(`${workspace.path}/account/profile`);
  await page.getByLabel("Language", { exact: true }).selectOption("de");
  await page.getByRole("button", { name: "Save" }).click();
  await seeHeading(page, "Profil");
  await page.goto(`${workspace.path}/admin/settings`);
  await seeHeading(page, "Einstellungen");
  await page.getByLabel("Support-Kontakt").fill("http://hilfe.example.test");
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.getByText(/^Geben Sie eine E-Mail-Adresse, einen Link/)).toBeVisible();
  await page.getByLabel("Support-Kontakt").fill("+49 30 1234567");
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.getByText("Die Einstellungen sind gespeichert.").first()).toBeVisible();
  await page.goto(workspace.path);
  await expect(page.getByText("+49 30 1234567")).toBeVisible();
});

test("[W5] an owner exports the workspace after fresh proof, without a secret; an admin can't", async ({
  page,
  openVisitor,
}) => {
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);
  await page.goto(`${workspace.path}/admin/settings`);
  await ageProofs(workspace.slug);
  await page.getByRole("button", { name: "Export workspace" }).click();
  await seeHeading(page, "Confirm it is you");
  await page.getByLabel("Password", { exact: true }).fill(olga.password);
  await page.getByLabel("Verification code").fill((await olga.app?.nextCode()) ?? "");
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await seeHeading(page, "Settings");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export workspace" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(new RegExp(`^${workspace.slug}-workspace-\\d{4}-\\d\\d-\\d\\d\\.json$`));
  const text = readFileSync(await file.path(), "utf8");
  const read = JSON.parse(text);
  expect(read.members.map(({ email }: { email: string }) => email).sort()).toEqual([bo.email, olga.email].sort());
  expect(read.events.at(-1).action).toBe("workspace.exported");
  expect(text).not.toMatch(/passwordHash|secret":"|tokenHash/);

  await query("update member set role = 'admin' where email = $1", [bo.email]);
  await his.goto(`${workspace.path}/admin/settings`);
  await seeHeading(his, "Settings");
  await expect(his.getByRole("button", { name: "Export workspace" })).toHaveCount(0);
  expect((await his.request.get(`${workspace.path}/admin/settings/export`)).status()).toBe(404);
});
