import type { Page } from "playwright/test";
import { inventPerson, openWorkspace, saveCodes, seeHeading, signInWithPassword } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

const rightToLeft = "مفتاح الأمان الأزرق الطويل جدا للعمل في المكتب الرئيسي";
const unbroken = "W".repeat(60);

/** Checks that nothing overflows a narrow phone's page, and that no button breaks a word into letters. */
async function expectFit(page: Page): Promise<void> {
  const sticking = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const shown = [...document.querySelectorAll<HTMLElement>("main *, dialog *, header *")].filter(
      (element) => element.getClientRects().length > 0 && !element.closest(".sr-only"),
    );
    return shown
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < -1 || right > width + 1;
      })
      .map((element) => element.outerHTML.slice(0, 80));
  });
  expect(sticking).toEqual([]);
}

test.use({ viewport: { width: 360, height: 780 } });

test("names of any length and direction fit a narrow phone on the way in and on Security", async ({ page }) => {
  test.slow();
  const olga = { ...inventPerson("Olga"), name: `${rightToLeft} ${"ط".repeat(44)}`.slice(0, 100) };
  const workspace = await openWorkspace(page, olga, `Acme ${rightToLeft.slice(0, 40)} ${olga.email.slice(5, 13)}`);
  await expectFit(page);
  const security = `${workspace.path}/account/security`;
  await page.goto(security);
  for (const name of [rightToLeft, unbroken]) {
    await page.getByRole("button", { name: "Rename" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill(name);
    await expectFit(page);
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: name })).toBeVisible();
    await expectFit(page);
  }
  await page.getByRole("button", { name: "Generate new codes" }).click();
  await seeHeading(page, "Save your recovery codes");
  await expectFit(page);
  await saveCodes(page, olga);
  await seeHeading(page, "Security");

  await page.context().clearCookies();
  await page.goto(`${workspace.path}/sign-in`);
  await expectFit(page);
  await signInWithPassword(page, workspace, olga);
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await expect(page.getByLabel("Recovery code")).toBeVisible();
  await expectFit(page);
  await page.getByLabel("Recovery code").fill(olga.recoveryCodes[0] ?? "");
  await page.getByRole("button", { name: "Verify" }).click();
  await seeHeading(page, "Replace what you lost");
  await expectFit(page);
  const replace = page.getByRole("button", { name: `Replace ${unbroken}` });
  const words = await replace.evaluate((button) => {
    const text = document.createTreeWalker(button, NodeFilter.SHOW_TEXT).nextNode();
    const range = document.createRange();
    range.setStart(text as Node, 0);
    range.setEnd(text as Node, "Replace".length);
    return range.getClientRects().length;
  });
  expect(words).toBe(1);
  await replace.click();
  await seeHeading(page, "Replace your app");
  await expectFit(page);
});
