import type { Page } from "playwright/test";
import sharp from "sharp";
import { expectAccessible } from "./fixtures/axe";
import { inventPerson, invite, openWorkspace } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

/** A PNG that is larger than what is stored, and a file that is no logo. */
const picture = await sharp({ create: { width: 900, height: 300, channels: 4, background: "#7a1fa2" } })
  .png()
  .toBuffer();
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const choose = (page: Page, buffer: Buffer, name: string, mimeType = "image/png") =>
  page.getByLabel("Logo", { exact: true }).setInputFiles({ name, mimeType, buffer });

test("[W5] a logo and an accent stand where people sign in, in both themes; a file that is no picture is refused", async ({
  page,
  openVisitor,
}) => {
  const workspace = await openWorkspace(page, inventPerson("Olga Owner"));
  const settings = `${workspace.path}/admin/settings`;
  await page.goto(settings);
  for (const [file, name, sentence] of [
    [svg, "logo.svg", "This is no PNG, JPEG or WebP."],
    [svg, "logo.png", "This is no PNG, JPEG or WebP."],
    [picture.subarray(0, 60), "half.png", "This picture can't be read."],
    [Buffer.alloc(300 * 1024), "big.png", "This file has more than 256 KB."],
  ] as const) {
    await choose(page, file, name);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(sentence)).toBeVisible();
  }
  await choose(page, picture, "logo.png");
  await page.getByLabel("Accent").fill("#ffe600");
  const [light, dark] = await Promise.all(
    ["light", "dark"].map((theme) =>
      page
        .getByRole("figure", { name: "Preview" })
        .locator(`[data-sample=${theme}] span`)
        .first()
        .evaluate((sample) => getComputedStyle(sample).backgroundColor),
    ),
  );
  expect(light).not.toBe(dark);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The settings are saved.").first()).toBeVisible();
  const shown = page.getByRole("img", { name: `Logo of ${workspace.name}` });
  await expect(shown).toBeVisible();

  const visitor = await openVisitor();
  await visitor.goto(`${workspace.path}/sign-in`);
  const button = visitor.getByRole("button", { name: "Sign in", exact: true });
  const logo = visitor.locator("header img");
  await expect.poll(() => logo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(512);
  for (const [scheme, colour] of [
    ["light", light],
    ["dark", dark],
  ] as const) {
    await visitor.emulateMedia({ colorScheme: scheme });
    await expect(button).toHaveCSS("background-color", String(colour));
    await expectAccessible(visitor);
  }
  const address = await logo.getAttribute("src");
  const answer = await visitor.request.get(String(address));
  expect(answer.headers()).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "cache-control": "public, max-age=31536000, immutable",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  });
  expect(answer.headers()["set-cookie"]).toBeUndefined();

  await page.getByLabel("Remove the logo").check();
  await page.getByLabel("Use the colour of Gatehouse again").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(shown).toHaveCount(0);
  await visitor.reload();
  await expect(button).not.toHaveCSS("background-color", String(dark));
  await expect(logo).toHaveCount(0);
  expect((await visitor.request.get(String(address))).status()).toBe(404);
});

test("[W5] a logo is uploaded without script, and mail has the accent", async ({ page, browser, baseURL }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const plain = await browser.newContext({
    baseURL: baseURL ?? "",
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const unscripted = await plain.newPage();
  await unscripted.goto(`${workspace.path}/admin/settings`);
  await choose(unscripted, svg, "logo.svg", "image/svg+xml");
  await unscripted.getByRole("button", { name: "Save" }).click();
  await expect(unscripted.getByText("This is no PNG, JPEG or WebP.")).toBeVisible();
  await choose(unscripted, picture, "logo.png");
  await unscripted.getByLabel("Accent").fill("#7a1fa2");
  await unscripted.getByRole("button", { name: "Save" }).click();
  await expect(unscripted.getByText("The settings are saved.").first()).toBeVisible();
  await expect(unscripted.getByRole("img", { name: `Logo of ${workspace.name}` })).toBeVisible();
  await plain.close();
  const bo = inventPerson("Bo Member");
  await invite(page, workspace, bo);
  const mail = await bo.mailbox.next();
  expect(mail.html).toContain("Join");
  expect(mail.html).not.toContain("#0f5b62");
});
