import { expectAccessible } from "./fixtures/axe";
import { openWithColleague, resetTwoFactor, seeHeading } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

test("[W8] a member's page shows what can be done, a live reset with its clock, and what happened as a timeline", async ({
  page,
  openVisitor,
}) => {
  test.slow();
  const { workspace, olga, bo } = await openWithColleague(page, openVisitor);
  await page.goto(`${workspace.path}/admin/members?role=member`);
  await page.getByRole("link", { name: bo.name }).click();
  await seeHeading(page, bo.name);
  await expect(page.getByRole("link", { name: "Reset two-factor" })).toBeVisible();
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect(timeline.getByRole("link", { name: "Signed in" }).first()).toBeVisible();
  await expect(timeline.getByRole("link", { name: "Method added" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "All members" }).click();
  await expect(page).toHaveURL(`${workspace.path}/admin/members?role=member`);

  await resetTwoFactor(page, workspace, olga, bo);
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.goto(`${workspace.path}/admin/members`);
  await page.getByRole("link", { name: bo.name }).click();
  await seeHeading(page, bo.name);
  const live = page.getByRole("region", { name: "A reset code is out" });
  await expect(live.getByRole("timer")).toHaveText(/^23:5\d:\d\d$/);
  await expect(page.getByRole("link", { name: "Reset two-factor", exact: true })).toHaveCount(0);
  await expect(timeline.getByRole("listitem").filter({ hasText: "Two-factor reset issued" })).toContainText(
    "told by email",
  );
  await expectAccessible(page);
  await live.getByRole("link", { name: "Open the reset" }).click();
  await seeHeading(page, `Reset for ${bo.name}`);
});
