import { query } from "./fixtures/database";
import { inventPerson, openWorkspace, seeHeading } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

/** Adds invited people to one workspace: who they are decides nothing here, only that they are many. */
async function addMany(slug: string, names: string[]) {
  await query(
    `insert into member (workspace_id, id, email, email_key, name, name_key, role, created_at, joined_at, last_sign_in_at)
     select w.id, gen_random_uuid(), 'p' || i || '@many.test', 'p' || i || '@many.test', n, lower(n),
       (case when i % 3 = 0 then 'helpdesk' else 'member' end)::role, now(), now(),
       case when i % 2 = 0 then now() - make_interval(days => 40 + i::int) end
     from workspace w, unnest($2::text[]) with ordinality as t (n, i) where w.slug = $1`,
    [slug, names],
  );
}

test("[W7] members are filtered by several things at once, sorted by each column, counted and exported as they stand", async ({
  page,
}) => {
  const workspace = await openWorkspace(page, inventPerson("Olga Owner"));
  await addMany(workspace.slug, ["Ana One", "Bea Two", "Cid Three", "Dan Four", "Eva Five", "Fay Six"]);
  const names = () => page.locator("tbody tr").getByRole("link").allTextContents();
  await page.goto(`${workspace.path}/admin/members`);
  await expect(page.getByText("7 members", { exact: true }).first()).toBeVisible();

  await page.getByLabel("Role", { exact: true }).selectOption("Help desk");
  await expect(page).toHaveURL(/role=helpdesk/);
  await expect.poll(names).toEqual(["Cid Three", "Fay Six"]);
  await page.getByLabel("Last sign-in", { exact: true }).selectOption("Never signed in");
  await expect(page).toHaveURL(/lastSignIn=never/);
  await expect.poll(names).toEqual(["Cid Three"]);
  await expect(page.getByText("1 member", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("Exports the member shown.")).toBeVisible();
  await page.reload();
  await expect.poll(names).toEqual(["Cid Three"]);
  await page.getByRole("link", { name: "Disabled" }).click();
  await expect(page).toHaveURL(/twoFactor=disabled/);
  const kept = new URL(page.url()).searchParams;
  expect([kept.get("role"), kept.get("lastSignIn")]).toEqual(["helpdesk", "never"]);

  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(`${workspace.path}/admin/members`);
  const header = (name: string) => page.getByRole("columnheader", { name });
  await header("Name").getByRole("link").click();
  await expect(header("Name")).toHaveAttribute("aria-sort", "descending");
  await expect.poll(async () => (await names())[0]).toBe("Olga Owner");
  await header("Last sign-in").getByRole("link").click();
  await expect(header("Last sign-in")).toHaveAttribute("aria-sort", "descending");
  await expect.poll(async () => (await names()).slice(0, 2)).toEqual(["Olga Owner", "Bea Two"]);
  await header("Role").getByRole("link").click();
  await expect.poll(async () => (await names()).slice(0, 3)).toEqual(["Olga Owner", "Cid Three", "Fay Six"]);
  for (const name of ["Two-factor", "State"]) {
    await header(name).getByRole("link").click();
    await expect(header(name)).toHaveAttribute("aria-sort", "ascending");
  }
});

test("[W7] on a phone and a tablet a member is two lines with their state and menu, and nothing scrolls sideways", async ({
  page,
}) => {
  const workspace = await openWorkspace(page, inventPerson("Olga Owner"));
  const long = "Wolfeschlegelsteinhausenbergerdorff von und zu der Unendlichen Namensreihe";
  await addMany(workspace.slug, [long, "عبد الرحمن بن محمد الحسيني"]);
  for (const width of [360, 768]) {
    await page.setViewportSize({ width, height: 740 });
    await page.goto(`${workspace.path}/admin/members`);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider, `at ${width} px`).toBeLessThanOrEqual(0);
    const row = page.getByRole("row", { name: new RegExp(long.slice(0, 12)) });
    await expect(row.getByText("Blocked")).toBeInViewport();
    const menu = row.getByRole("button", { name: `Actions for ${long}` });
    await expect(menu).toBeInViewport();
    expect((await row.boundingBox())?.height).toBeLessThan(70);
    await menu.click();
    await expect(page.getByRole("menuitem", { name: "Reset two-factor" })).toBeInViewport();
    await page.keyboard.press("Escape");
    await expect(menu).toBeFocused();
  }
});

test("[W7] by keyboard alone, a selected row leads to what can be done, and the list comes back as it was filtered", async ({
  page,
}) => {
  const workspace = await openWorkspace(page, inventPerson("Olga Owner"));
  await addMany(workspace.slug, ["Ana One", "Bea Two"]);
  await page.goto(`${workspace.path}/admin/members?role=member`);
  const box = page.getByLabel("Select Ana One");
  await box.focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("1 selected").first()).toBeAttached();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Go to actions" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Remind", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await seeHeading(page, "Remind 1 member");
  await page.getByRole("button", { name: "Send reminders" }).click();
  await page.getByRole("link", { name: "Back to members" }).click();
  await expect(page).toHaveURL(/members\?role=member$/);
});

test("[W7] ending sessions is offered only for members who have one", async ({ page }) => {
  const workspace = await openWorkspace(page, inventPerson("Olga Owner"));
  await addMany(workspace.slug, ["Ana One"]);
  await page.goto(`${workspace.path}/admin/members`);
  await page.getByRole("button", { name: "Actions for Ana One" }).click();
  await expect(page.getByRole("menuitem", { name: "Deactivate" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "End sessions" })).toHaveCount(0);
});
