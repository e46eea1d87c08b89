import { inventPerson, openWithColleague, openWorkspace, seeHeading } from "./fixtures/journey";
import { nothingRequired, setPolicy } from "./fixtures/policy";
import { button, openPolicy, publish, question, rehearsal } from "./fixtures/policy-page";
import { expect, test } from "./fixtures/test";

test("[W11] the bar says what is true: in force, unsaved, draft; leaving asks; what differs is marked", async ({
  page,
}) => {
  const workspace = await openWorkspace(page, inventPerson("Olga Owner"));
  await openPolicy(page, workspace);
  const bar = page.locator("[data-bar]");
  const grace = page.getByLabel("Days of grace for new members");
  const marked = page.locator("[data-changed]");
  await expect(bar).toContainText("These settings are in force.");
  await expect(button(page, "Publish")).toBeDisabled();
  await expect(button(page, "Rehearse")).toBeDisabled();
  await grace.fill("5");
  await expect(bar).toContainText("Unsaved changes.");
  await expect(marked).toHaveCount(1);
  await grace.fill("0");
  await expect(bar).toContainText("These settings are in force.");
  await expect(button(page, "Publish")).toBeDisabled();

  await grace.fill("5");
  await page.getByRole("link", { name: "Members", exact: true }).click();
  const leaving = page.getByRole("dialog", { name: "Leave without saving?" });
  await leaving.getByRole("button", { name: "Stay" }).click();
  await expect(leaving).toHaveCount(0);
  await expect(grace).toHaveValue("5");

  await button(page, "Rehearse").click();
  await expect(bar).toContainText("Draft saved by Olga Owner");
  await expect(rehearsal(page)).toBeVisible();
  await expect(page.locator("#rehearsal")).toBeFocused();
  await expect(marked).toHaveCount(1);
  await grace.fill("6");
  await expect(bar).toContainText("Unsaved changes.");
  await page.getByRole("link", { name: "Members", exact: true }).click();
  await leaving.getByRole("button", { name: "Leave" }).click();
  await seeHeading(page, "Members");
  await openPolicy(page, workspace);
  await expect(grace).toHaveValue("5");
  await publish(page);
  await expect(bar).toContainText("These settings are in force.");
  await expect(marked).toHaveCount(0);
});

test("[W11] a requirement is asked about once more with its numbers; an earlier version is compared and restored", async ({
  page,
  openVisitor,
}) => {
  const { workspace } = await openWithColleague(page, openVisitor);
  await setPolicy(workspace.slug, nothingRequired);
  await openPolicy(page, workspace);
  await page.getByRole("switch", { name: "Require two-factor authentication" }).check();
  await button(page, "Publish").click();
  await expect(question(page)).toContainText("see no change");
  await page.keyboard.press("Escape");
  await expect(question(page)).toHaveCount(0);
  await expect(page.locator("[data-bar]")).toContainText("Draft saved by");
  await publish(page);
  await expect(page.getByText("Published. Members who need to act get an email.")).toBeVisible();

  const history = page.getByRole("region", { name: "History" });
  await history
    .getByRole("link", { name: /^Compare/ })
    .last()
    .click();
  const dialog = page.getByRole("dialog", { name: /^Version \d+ and the policy in force$/ });
  await expect(dialog.getByRole("listitem").first()).toBeVisible();
  await dialog.getByRole("button", { name: "Restore as a draft" }).click();
  await expect(rehearsal(page)).toBeVisible();
  await expect(page.locator("[data-bar]")).toContainText("Draft saved by Olga Owner");
});
