import {
  beginToJoin,
  chooseAction,
  inventPerson,
  invite,
  openWithColleague,
  seeHeading,
  signOut,
} from "./fixtures/journey";
import { nothingRequired, setPolicy } from "./fixtures/policy";
import { expect, test } from "./fixtures/test";

// A member without the permission opens the list, and the browser logs the 404.
test.use({ allowedComplaints: [/404/] });

test("[O1] [O2] [O3] [O4] [O5] members show who is covered, how, and are filtered by it", async ({
  page,
  openVisitor,
}) => {
  const uma = inventPerson("Uma Member");
  const { workspace, his } = await openWithColleague(page, openVisitor);
  await setPolicy(workspace.slug, nothingRequired);
  await invite(page, workspace, uma);
  const hers = await openVisitor();
  await beginToJoin(hers, uma);
  await seeHeading(hers, workspace.name);

  await page.goto(`${workspace.path}/admin/members`);
  for (const column of ["Name", "Two-factor", "Last sign-in", "Role", "State"])
    await expect(page.getByRole("columnheader", { name: column })).toBeVisible();
  const row = (name: string) => page.getByRole("row", { name: new RegExp(name) });
  await expect(row("Bo Member")).toContainText("Enabled");
  await expect(row("Uma Member")).toContainText("Disabled");

  await page.goto(`${workspace.path}/admin/members?twoFactor=enabled`);
  await expect(row("Bo Member")).toBeVisible();
  await expect(row("Uma Member")).toHaveCount(0);
  await page.goto(`${workspace.path}/admin/members?twoFactor=disabled`);
  await expect(row("Uma Member")).toBeVisible();
  await expect(row("Bo Member")).toHaveCount(0);

  await page.goto(`${workspace.path}/admin/members`);
  await page.getByLabel("Search members").fill("bo mem");
  await page.getByLabel("Search members").press("Enter");
  await expect(row("Uma Member")).toHaveCount(0);
  await page.getByRole("link", { name: "Bo Member" }).click();
  await seeHeading(page, "Bo Member");
  await expect(page.getByRole("main")).toContainText(/authenticator app/i);

  await his.goto(`${workspace.path}/admin/members`);
  await expect(his.getByText("Olga Owner")).toHaveCount(0);
});

test("an admin ends a member's sessions and deactivates the account: it no longer works anywhere", async ({
  page,
  openVisitor,
}) => {
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);
  await chooseAction(page, workspace, bo, "Deactivate");
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByRole("row", { name: /Bo Member/ })).toContainText("Deactivated");
  await his.goto(workspace.path);
  await seeHeading(his, `Sign in to ${workspace.name}`);
  await signOut(page, olga);
});
