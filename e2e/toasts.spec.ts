import { chooseAction, inventPerson, invite, openWithColleague } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

test("[W9] a result is a toast of the page that did it, said once, and a changed role is undone from it", async ({
  page,
  openVisitor,
}) => {
  const { workspace } = await openWithColleague(page, openVisitor);
  const region = page.getByRole("main").getByRole("status").first();
  await page.goto(`${workspace.path}/admin/members?q=bo`);
  await expect(region).toHaveText("");
  const row = page.getByRole("row", { name: /Bo Member/ });
  await row.getByRole("button", { name: "Actions for Bo Member" }).click();
  await page.getByRole("menuitem", { name: "Change role" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Role").selectOption("helpdesk");
  await dialog.getByRole("button", { name: "Change role" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(region).toContainText("Bo Member");
  await expect(row).toContainText("Help desk");
  expect(new URL(page.url()).search).toBe("?q=bo");
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("gatehouse.flash");

  await region.getByRole("button", { name: "Undo" }).click();
  await expect(region).toContainText("Undone. Bo Member is Member again.");
  await expect(row).toContainText("Member");
  await expect(region.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.reload();
  await expect(row).toBeVisible();
  await expect(region).toHaveText("");
});

test("[W9] a withdrawn invitation comes back with Undo; a word in an address says nothing", async ({
  page,
  openVisitor,
}) => {
  const { workspace } = await openWithColleague(page, openVisitor);
  const region = page.getByRole("main").getByRole("status").first();
  const mia = inventPerson("Mia Guest");
  await invite(page, workspace, mia);
  await chooseAction(page, workspace, { ...mia, name: mia.email }, "Withdraw invitation");
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw invitation" }).click();
  await expect(page.getByRole("row", { name: mia.email })).toHaveCount(0);
  await region.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("row", { name: mia.email })).toBeVisible();
  await expect(region).toContainText("A new invitation is on its way");

  for (const said of ["members?done=end-sessions&member=", "policy?show=published", "resets?done=closed"]) {
    await page.goto(`${workspace.path}/admin/${said}`);
    await expect(region).toHaveText("");
    await expect(page.getByText(/signed out|Published\.|closed/)).toHaveCount(0);
  }
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("[W9] a result is a notice on the next page, once, and can be undone there", async ({ page, openVisitor }) => {
    const { workspace, bo } = await openWithColleague(page, openVisitor);
    await page.goto(`${workspace.path}/admin/members?q=bo`);
    await page.getByRole("link", { name: bo.name }).click();
    await page.getByRole("link", { name: "Change role" }).click();
    await page.getByRole("dialog").getByLabel("Role").selectOption("helpdesk");
    await page.getByRole("dialog").getByRole("button", { name: "Change role" }).click();
    const region = page.getByRole("main").getByRole("status").first();
    await expect(region).toContainText("Bo Member is now: Help desk.");
    await region.getByRole("button", { name: "Undo" }).click();
    await expect(region).toContainText("Undone. Bo Member is Member again.");
    await page.reload();
    await expect(region).toHaveText("");
  });
});
