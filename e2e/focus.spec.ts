import type { Page } from "playwright/test";
import { inventPerson, openWithColleague, openWorkspace, resetTwoFactor, signInWithPassword } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

// A page that is not there is opened, and the browser logs the 404.
test.use({ allowedComplaints: [/404/] });

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** Tabs until an element has the focus, at most sixty times. */
async function tabTo(page: Page, target: ReturnType<Page["locator"]>): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

const open = async (page: Page, target: ReturnType<Page["locator"]>) => {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
};

test("[W10] by keyboard alone, a dialog over the list gives back filter, page and focus; a reset opens there too", async ({
  page,
  openVisitor,
}) => {
  const { workspace, olga, bo } = await openWithColleague(page, openVisitor);
  const list = `${workspace.path}/admin/members?twoFactor=enabled&q=bo`;
  await page.goto(list);
  const menu = page.getByRole("button", { name: `Actions for ${bo.name}` });
  const choose = async (name: string) => {
    await open(page, menu);
    await expect(page.getByRole("menu")).toBeVisible();
    await page.keyboard.type(name.slice(0, 4));
    await expect(page.getByRole("menuitem", { name })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeVisible();
  };
  for (const act of ["Reset two-factor", "Change role", "Deactivate"]) {
    await choose(act);
    await expect(heading(page)).toHaveText("Members");
    await expect(page.getByRole("row", { name: /Bo Member/ })).toBeAttached();
    const dialog = page.getByRole("dialog");
    const first = act === "Deactivate" ? dialog.getByRole("heading") : dialog.locator("select, input").first();
    await expect(first).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(menu).toBeFocused();
    expect(new URL(page.url()).search).toBe("?twoFactor=enabled&q=bo");
  }

  await choose("Reset two-factor");
  const dialog = page.getByRole("dialog", { name: "Reset two-factor for Bo Member" });
  await page.keyboard.press("ArrowDown");
  await tabTo(page, dialog.getByLabel("Password", { exact: true }));
  await page.keyboard.type(olga.password);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Reset code")).toBeVisible();
  await open(page, dialog.getByRole("link", { name: "Done" }));
  await expect(dialog).toHaveCount(0);
  await expect(heading(page)).toHaveText("Members");
  expect(new URL(page.url()).search).toBe("?twoFactor=enabled&q=bo");
  // The row has left the list: their methods are switched off.
  await expect(menu).toHaveCount(0);
  await expect(heading(page)).toBeFocused();
});

test("[W10] each page and step puts the focus on its heading or its field, and names itself on the tab", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await expect(page).toHaveTitle(`Home · ${workspace.name}`);
  for (const [name, title] of [
    ["Members", "Members"],
    ["Policy", "Policy"],
    ["Audit log", "Audit log"],
    ["Home", workspace.name],
  ] as const) {
    await open(page, page.getByRole("link", { name, exact: true }));
    await expect(heading(page)).toHaveText(title);
    await expect(heading(page)).toBeFocused();
    await expect(page).toHaveTitle(`${name} · ${workspace.name}`);
  }
  await page.goto(`${workspace.path}/account/security`);
  await open(page, page.getByRole("button", { name: "Check a code" }));
  await expect(page.getByRole("dialog").locator("input:visible").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Check a code" })).toBeFocused();

  await page.goto(`${workspace.path}/admin/nothing-here`);
  await expect(page).toHaveTitle("Page not found · Gatehouse");
});

test("[W10] set-up tells one step from the next: heading, description and tab", async ({ page, openVisitor }) => {
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);
  const code = await resetTwoFactor(page, workspace, olga, bo);
  await signInWithPassword(his, workspace, bo);
  await his.getByLabel("Reset code").fill(code);
  await his.keyboard.press("Enter");
  await expect(heading(his)).toHaveText("Set up two-factor authentication");
  await expect(heading(his)).toBeFocused();
  await expect(his).toHaveTitle(/· Set up two-factor authentication ·/);
  const before = await his.title();
  await open(his, his.getByRole("button", { name: "Authenticator app" }));
  await expect(his.getByLabel("Set-up key")).toBeVisible();
  await expect(his).not.toHaveTitle(before);
  await expect(his.locator("h1:focus, input:focus")).toHaveCount(1);
});

test("[W10] one menu serves the rows: by right click, by letters and arrows, and it gives the focus back", async ({
  page,
  openVisitor,
}) => {
  const { workspace, bo } = await openWithColleague(page, openVisitor);
  await page.goto(`${workspace.path}/admin/members`);
  const button = page.getByRole("button", { name: `Actions for ${bo.name}` });
  const item = (name: string) => page.getByRole("menuitem", { name });
  await tabTo(page, button);
  await page.keyboard.press("Enter");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await expect(item("Reset two-factor")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(item("Deactivate")).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await expect(item("Send password reset")).toBeFocused();
  await page.keyboard.press("e");
  await expect(item("End sessions")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(button).toBeFocused();

  await page
    .getByRole("row", { name: /Bo Member/ })
    .getByText("Enabled")
    .click({ button: "right" });
  await expect(page.getByRole("menu", { name: `Actions for ${bo.name}` })).toBeVisible();
  await page.mouse.click(5, 5);
  await expect(page.getByRole("menu")).toHaveCount(0);
});
