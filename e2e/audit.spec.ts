import { expectAccessible } from "./fixtures/axe";
import { openWithColleague, seeHeading } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

test("[W12] the log is filtered by a person found by name, by a day and from a cell, and an event has a page", async ({
  page,
  openVisitor,
}) => {
  test.slow();
  const { workspace, bo } = await openWithColleague(page, openVisitor);
  const log = `${workspace.path}/admin/audit`;
  await page.goto(log);
  await seeHeading(page, "Audit log");
  await page.getByLabel("Affecting").fill(bo.name.slice(0, 4));
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await expect(page).toHaveURL(/subject=/);
  await expect(page.getByLabel("Affecting")).toHaveValue(bo.email);
  await expect(page.getByRole("link", { name: "Member joined" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Workspace created" })).toHaveCount(0);

  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(log);
  await page.getByLabel("By", { exact: true }).fill("no such person");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await expect(page.getByText("No member matches “no such person”.")).toBeVisible();
  await page.goto(`${log}?to=2001-01-01`);
  await expect(page.getByText("No event fits these filters.")).toBeVisible();

  await page.goto(log);
  await page
    .getByRole("link", { name: `Only events by ${bo.name}` })
    .first()
    .click();
  await expect(page).toHaveURL(/actor=/);
  await expect(page.getByRole("link", { name: "Workspace created" })).toHaveCount(0);
  await page.getByRole("link", { name: "Member joined" }).click();
  await seeHeading(page, "Member joined");
  await expect(page.getByText("By invitation.")).toBeVisible();
  await expectAccessible(page);
});
