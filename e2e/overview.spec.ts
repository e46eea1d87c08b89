import { expectAccessible } from "./fixtures/axe";
import { query } from "./fixtures/database";
import {
  inventPerson,
  invite,
  join,
  openWithColleague,
  openWorkspace,
  seeHeading,
  signInWithPassword,
} from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

test("[W2] the overview says coverage once, and draws it over 30, 90 or 365 days with the numbers in a table", async ({
  page,
  openVisitor,
}) => {
  const olga = inventPerson("Olga Owner");
  const bo = inventPerson("Bo Member");
  const workspace = await openWorkspace(page, olga);
  const overview = async () => {
    await page.goto(`${workspace.path}/admin`);
    await seeHeading(page, "Overview");
  };
  const region = page.getByRole("region", { name: "Coverage", exact: true });
  const row = (day: string) => region.getByRole("row", { name: new RegExp(`^${day}`) });
  await query("delete from coverage_day where workspace_id = (select id from workspace where slug = $1)", [
    workspace.slug,
  ]);
  await query(
    `insert into coverage_day select id, (now() at time zone 'utc')::date - n, 4, 2, 1
     from workspace, generate_series(1, 100) n where slug = $1`,
    [workspace.slug],
  );
  await overview();
  await expect(region).toContainText("1 of 1 member has an accepted second factor.");
  const chart = region.getByRole("img");
  await expect(chart).toHaveAccessibleName(/^Covered: 50 % on \d+ \S+, 100 % now\. Protected: 25 %, 100 % now\.$/);
  await region.getByText("Show the numbers").click();
  await expect(row("Now")).toHaveText(/1\s*1 \(100 %\)\s*1 \(100 %\)/);
  await expect(region.getByRole("row")).toHaveCount(91);
  await expectAccessible(page);
  await region.getByRole("link", { name: "30 days" }).click();
  await expect(page).toHaveURL(/days=30/);
  await expect(region.getByRole("link", { name: "30 days" })).toHaveAttribute("aria-current", "true");

  await invite(page, workspace, bo);
  await join(await openVisitor(), workspace, bo);
  await overview();
  await region.getByText("Show the numbers").click();
  await expect(row("Now")).toHaveText(/2\s*2 \(100 %\)/);
});

test("[W2] who waits for an admin leads the overview, and is helped or dismissed there", async ({
  page,
  openVisitor,
}) => {
  const { workspace, bo } = await openWithColleague(page, openVisitor);
  const now = page.getByRole("region", { name: "Needs someone now" });
  await page.goto(`${workspace.path}/admin`);
  await expect(now).toContainText("No one is waiting for an admin.");
  const locked = await openVisitor();
  await signInWithPassword(locked, workspace, bo);
  await seeHeading(locked, "Two-factor authentication");
  await locked.goto(`${workspace.path}/verify?lost=1`);
  await locked.getByRole("button", { name: "Ask an admin for help" }).click();
  await expect(locked.getByRole("button", { name: "Ask an admin for help" })).toHaveCount(0);
  await page.reload();
  await expect(now.getByRole("listitem")).toContainText("Bo Member");
  await expect(now.getByRole("link", { name: "Reset two-factor for Bo Member" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Resets, 1 waiting" })).toBeVisible();
  await expectAccessible(page);
  await now.getByRole("button", { name: "Dismiss request for Bo Member" }).click();
  await expect(page.getByRole("status").getByText("The request of Bo Member was dismissed.")).toBeVisible();
  await expect(now).toContainText("No one is waiting for an admin.");
  await expect(page.getByRole("link", { name: "Resets", exact: true })).toBeVisible();
});

test("[W1] a new workspace opens with first steps, each ticked by doing it, and dismissed for good", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const steps = page.getByRole("region", { name: "First steps" });
  const step = (name: string) => steps.getByRole("listitem").filter({ hasText: name });
  await page.goto(`${workspace.path}/admin`);
  await expect(steps).toContainText("0 of 6 done");
  await step("Invite people").getByRole("link").click();
  await seeHeading(page, "Invite members");
  await page.getByLabel("Email addresses").fill(inventPerson("Bo Member").email);
  await page.getByRole("button", { name: "Send invitations" }).click();
  await expect(page.getByText(/invited/i).first()).toBeVisible();
  await page.goto(`${workspace.path}/admin`);
  await step("Look at the policy").getByRole("link").click();
  await seeHeading(page, "Policy");
  await page.goto(`${workspace.path}/admin`);
  await expect(steps).toContainText("2 of 6 done");
  for (const name of ["Invite people", "Look at the policy"]) await expect(step(name)).toContainText("Done");
  await expect(step("Make someone a second owner")).toContainText("To do");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.getByRole("region", { name: "Erste Schritte" })).toContainText("2 von 6 erledigt");
  await page.getByRole("button", { name: "Ausblenden" }).click();
  await expect(page.getByRole("region", { name: "Erste Schritte" })).toHaveCount(0);
  await expect(page.getByText("Es gibt nur einen Inhaber")).toBeVisible();
});
