import type { Locator, Page } from "playwright/test";
import { expectAccessible } from "./fixtures/axe";
import { query } from "./fixtures/database";
import { inventPerson, openWorkspace, seeHeading } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

test("[W13] Ctrl K goes to any member or page by keyboard alone, and Escape gives the focus back", async ({ page }) => {
  const workspace = await openWorkspace(page, inventPerson("Olga Owner"));
  await query(
    `insert into member (workspace_id, id, email, email_key, name, name_key, role, created_at, joined_at)
     select w.id, gen_random_uuid(), 'zoe@many.test', 'zoe@many.test', 'Zoe Zander', 'zoe zander', 'member', now(), now()
     from workspace w where w.slug = $1`,
    [workspace.slug],
  );
  await page.goto(`${workspace.path}/admin/resets`);
  await seeHeading(page, "Resets");
  const field = page.getByRole("combobox", { name: "Go to a member, page or application" });
  await pressUntilFocused(page, "Control+k", field);
  await field.pressSequentially("zand");
  await expect(page.getByRole("option", { name: /Zoe Zander/ })).toHaveAttribute("aria-selected", "true");
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await seeHeading(page, "Zoe Zander");
  await expect(field).toHaveCount(0);

  const opener = page.getByRole("button", { name: "Go to…" });
  await opener.focus();
  await page.keyboard.press("Enter");
  await expect(field).toBeFocused();
  await field.pressSequentially("no such thing");
  await expect(page.getByRole("status").filter({ hasText: "Nothing found." })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(field).toHaveCount(0);
  await expect(opener).toBeFocused();

  await pressUntilFocused(page, "Control+k", field);
  await field.pressSequentially("audit");
  await expect(page.getByRole("option", { name: "Audit log" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await seeHeading(page, "Audit log");
});

test("[W13] a slash moves the focus to the search of the page, and is a letter while one types", async ({ page }) => {
  const workspace = await openWorkspace(page, inventPerson("Olga Owner"));
  await page.goto(`${workspace.path}/admin/members`);
  await seeHeading(page, "Members");
  const search = page.getByRole("searchbox", { name: "Search members" });
  await pressUntilFocused(page, "/", search);
  await page.keyboard.press("/");
  await expect(search).toHaveValue("/");
});

test("a member to exempt is found by name, by keyboard alone, and the field then holds the address", async ({
  page,
}) => {
  const workspace = await openWorkspace(page, inventPerson("Olga Owner"));
  await query(
    `insert into member (workspace_id, id, email, email_key, name, name_key, role, created_at, joined_at)
     select w.id, gen_random_uuid(), n || '@many.test', n || '@many.test', 'Zoe ' || n, 'zoe ' || n, 'member', now(), now()
     from workspace w, unnest(array['zander', 'zimmer']) n where w.slug = $1`,
    [workspace.slug],
  );
  await page.goto(`${workspace.path}/admin/policy/exemptions`);
  const field = page.getByRole("combobox", { name: "Email" });
  await field.pressSequentially("zoe");
  await expect(page.getByRole("status").filter({ hasText: "2 members found" })).toBeAttached();
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { name: /Zoe zimmer/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("zimmer@many.test");
  await expect(page.getByRole("option")).toHaveCount(0);
  await page.getByLabel("Reason").fill("On leave");
  await page.getByLabel("Until").fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
  await page.getByRole("button", { name: "Exempt", exact: true }).click();
  await expect(page.getByRole("list", { name: "Exemptions" })).toContainText("Zoe zimmer");
});

/** Presses a key until it moved the focus: a page hears keys once its script runs, and no person is told when. */
async function pressUntilFocused(page: Page, key: string, field: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(field).toBeFocused({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
}
