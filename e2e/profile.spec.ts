import { inventPerson, openWithColleague, openWorkspace, seeHeading, signInWithPassword } from "./fixtures/journey";
import { codeIn } from "./fixtures/outbox";
import { expect, test } from "./fixtures/test";

test("[W6] a name, a language and a time zone are saved, and the next page is in that language", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await page.goto(`${workspace.path}/account/profile`);
  await seeHeading(page, "Profile");
  await page.getByLabel("Your name").fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Enter your name.")).toBeVisible();
  await page.getByLabel("Your name").fill("Olga Newname");
  await page.getByLabel("Language", { exact: true }).selectOption("de");
  await page.getByLabel("Time zone").selectOption("Europe/Berlin");
  await page.getByRole("button", { name: "Save" }).click();
  await seeHeading(page, "Profil");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByLabel("Ihr Name")).toHaveValue("Olga Newname");
});

test("[W6] a new address is confirmed by its code, and the old one is told", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const moved = inventPerson("Olga Moved");
  await page.goto(`${workspace.path}/account/profile`);
  await page.getByRole("link", { name: "Change email" }).click();
  await seeHeading(page, "Change your email");
  await page.getByLabel("New email").fill("no address");
  await page.getByRole("button", { name: "Send code" }).click();
  await expect(page.getByLabel("New email")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("New email").fill(moved.email);
  await page.getByRole("button", { name: "Send code" }).click();
  await seeHeading(page, "Confirm your new email");
  await page.getByLabel("Email code").fill(codeIn(await moved.mailbox.next()));
  await page.getByRole("button", { name: "Confirm" }).click();
  await seeHeading(page, "Profile");
  await expect(page.getByText(moved.email).first()).toBeVisible();
  expect((await olga.mailbox.next(/about to change/)).text).toContain("/stop-email/");
});

test("[W4] an admin locks and unlocks an account; the locked person sees who to ask", async ({ page, openVisitor }) => {
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);
  await page.goto(`${workspace.path}/admin/members`);
  await page.getByRole("button", { name: `Actions for ${bo.name}` }).click();
  await page.getByRole("menuitem", { name: "Lock account" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Lock account" }).click();
  await expect(page.getByText(`The account of ${bo.name} is locked`).first()).toBeVisible();
  await his.goto(`${workspace.path}/account/security`);
  await seeHeading(his, /^Sign in to/);
  await signInWithPassword(his, workspace, bo);
  await seeHeading(his, "Your account is locked");
  await expect(his.getByText(olga.name)).toBeVisible();
  await page.getByRole("button", { name: `Actions for ${bo.name}` }).click();
  await page.getByRole("menuitem", { name: "Unlock account" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Unlock account" }).click();
  await expect(page.getByText(`${bo.name} can sign in again`).first()).toBeVisible();
  await signInWithPassword(his, workspace, bo);
  await seeHeading(his, "Two-factor authentication");
});

test("[W4] “This wasn't me” locks one's own account", async ({ page, openVisitor }) => {
  const { workspace, bo, his } = await openWithColleague(page, openVisitor);
  await his.goto(`${workspace.path}/account/not-me`);
  await seeHeading(his, "This wasn't me");
  await his.getByRole("button", { name: "Lock my account" }).click();
  await seeHeading(his, /^Sign in to/);
  await signInWithPassword(his, workspace, bo);
  await seeHeading(his, "Your account is locked");
});

test("[W6] an admin deletes a deactivated member, whose name and address leave the audit log", async ({
  page,
  openVisitor,
}) => {
  const { workspace, bo } = await openWithColleague(page, openVisitor);
  await page.goto(`${workspace.path}/admin/members`);
  for (const [act, done] of [
    ["Deactivate", `${bo.name} is deactivated`],
    ["Delete for good", `${bo.name} is deleted`],
  ] as const) {
    await page.getByRole("button", { name: `Actions for ${bo.name}` }).click();
    await page.getByRole("menuitem", { name: act }).click();
    await page.getByRole("dialog").getByRole("button", { name: act }).click();
    await expect(page.getByText(done).first()).toBeVisible();
  }
  await expect(page.getByRole("button", { name: `Actions for ${bo.name}` })).toHaveCount(0);
  await page.goto(`${workspace.path}/admin/audit`);
  await expect(page.getByText("Member deleted").first()).toBeVisible();
  await expect(page.getByText(/^Deleted member [0-9a-f]{4}$/).first()).toBeVisible();
  await expect(page.getByText(bo.email)).toHaveCount(0);
});
