import type { Page } from "playwright/test";
import { query } from "./fixtures/database";
import { beginWorkspace, inventPerson, seeHeading } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

/** Asks for the workspaces of an address; returns the page's text without the address. */
async function ask(page: Page, email: string): Promise<string> {
  await page.goto("/");
  await page.getByRole("link", { name: "Find your workspaces" }).first().click();
  await seeHeading(page, "Find your workspaces");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("is on its way")).toBeVisible();
  return (await page.getByRole("main").innerText()).replaceAll(email, "…");
}

test("one mail lists every workspace of an address; for an unknown address the page says the same", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const stranger = inventPerson("Nobody Here");
  const other = inventPerson("Olga Other");
  const workspaces = [await beginWorkspace(page, olga), await beginWorkspace(page, other)];
  await query("update member set email = $1, email_key = $1 where email = $2", [olga.email, other.email]);
  expect(await ask(page, stranger.email)).toBe(await ask(page, olga.email));

  const list = await olga.mailbox.next(/Your workspaces/);
  for (const { name, path } of workspaces) {
    expect(list.text).toContain(name);
    expect(list.text).toContain(`${process.env.E2E_ORIGIN}${path}/sign-in`);
  }
  expect(olga.mailbox.unread().filter(({ subject }) => subject === "Your workspaces")).toEqual([]);
  expect((await stranger.mailbox.next(/Your workspaces/)).text).not.toContain("/w/");
});
