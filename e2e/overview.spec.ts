import { expectAccessible } from "./fixtures/axe";
import { query } from "./fixtures/database";
import { inventPerson, invite, join, openWorkspace, seeHeading } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

test("the overview draws coverage over time, with the same numbers in a table", async ({ page, openVisitor }) => {
  const olga = inventPerson("Olga Owner");
  const bo = inventPerson("Bo Member");
  const workspace = await openWorkspace(page, olga);
  const overview = async () => {
    await page.goto(`${workspace.path}/admin`);
    await seeHeading(page, "Overview");
  };
  const region = page.getByRole("region", { name: "Coverage over time", exact: true });
  const row = (day: string) => region.getByRole("row", { name: new RegExp(`^${day}`) });
  await query("delete from coverage_day where workspace_id = (select id from workspace where slug = $1)", [
    workspace.slug,
  ]);
  await query(
    `insert into coverage_day select id, (now() at time zone 'utc')::date - n, 4, n, 1
     from workspace, generate_series(1, 2) n where slug = $1`,
    [workspace.slug],
  );
  await overview();
  const chart = region.getByRole("img");
  await expect(chart).toHaveAccessibleName(/^Covered: 50 % on \d+ \S+, 100 % now\. Protected: 25 %, 100 % now\.$/);
  await expect(row("Now")).toHaveText(/1\s*1 \(100 %\)\s*1 \(100 %\)/);
  await expect(region.getByRole("row")).not.toHaveCount(2);
  await expect(region).toContainText("2 (50 %)");
  await expectAccessible(page);

  await invite(page, workspace, bo);
  await join(await openVisitor(), workspace, bo);
  await overview();
  await expect(row("Now")).toHaveText(/2\s*2 \(100 %\)/);
});
