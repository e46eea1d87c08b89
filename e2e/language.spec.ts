import type { Page } from "playwright/test";
import { inventPerson, openWorkspace } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

test("[W14] the reader's choice of language is kept, and wins over the browser's", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("group", { name: "Sprache:" })).toBeVisible();
  await page.goto("/find");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("button", { name: "Deutsch" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test.describe("in a German browser", () => {
  test.use({ locale: "de-AT" });

  test("[W14] pages are German without a choice, with scripts off too", async ({ browser, baseURL }) => {
    const context = await browser.newContext({ locale: "de-AT", javaScriptEnabled: false, baseURL: baseURL ?? "" });
    const page = await context.newPage();
    await page.goto("/");
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await page.getByRole("button", { name: "Dunkel" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await context.close();
  });
});

/** Reads the lines of a page that are sentences rather than names. */
async function readSentences(page: Page): Promise<string[]> {
  const lines = (await page.locator("main, dialog").allInnerTexts()).flatMap((text) => text.split("\n"));
  return lines.map((line) => line.trim()).filter((line) => line.split(/\s+/).length > 2);
}

const wayIn = ["/", "/new", "/find", "/invite/unknown"];
const ofWorkspace = ["/sign-in", "/forgot-password", "/stop-reset/unknown", "/stop-policy/unknown"];
const ofMember = ["/account/security", "?open=check", "?open=password", "?open=disable", "/account/security/passkey"];

test("[W14] on the way in and on Security no sentence is the same in both languages, and the page says which it is", async ({
  page,
  context,
  baseURL,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const home = `/w/${workspace.slug}`;
  const own = ofMember.map((path) => `${home}${path.startsWith("?") ? `/account/security${path}` : path}`);
  const open = [...wayIn, ...ofWorkspace.map((path) => `${home}${path}`)];
  for (const path of [...own, ...open]) {
    if (path === open[0]) await context.clearCookies();
    const said: Record<string, string[]> = {};
    for (const language of ["en", "de"]) {
      await context.addCookies([{ name: "language", value: language, url: baseURL ?? "" }]);
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      said[language] = await readSentences(page);
    }
    expect(said.de?.length, path).toBeGreaterThan(0);
    expect(
      said.de?.filter((line) => said.en?.includes(line)),
      path,
    ).toEqual([]);
  }
});
