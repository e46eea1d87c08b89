import { beginWorkspace, inventPerson, linkApp, saveCodes, seeHeading } from "./fixtures/journey";
import { setPolicy } from "./fixtures/policy";
import { readQr } from "./fixtures/qr";
import { expect, test } from "./fixtures/test";

test.use({ viewport: { width: 320, height: 700 }, colorScheme: "dark" });

test("[E4] the longest issuer is scanned from a narrow phone in the dark theme, and larger on request", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await beginWorkspace(page, olga);
  const issuer = "株式会社日本語商事アクメ工業".repeat(5).slice(0, 60);
  await setPolicy(workspace.slug, { issuer });
  await linkApp(page, olga, async () => {
    const image = page.getByRole("img", { name: "QR code" });
    const look = () =>
      image.evaluate((svg) => {
        const { left, right, width } = svg.getBoundingClientRect();
        const modules = (svg as SVGSVGElement).viewBox.baseVal.width;
        const fits = left >= 0 && right <= document.documentElement.clientWidth;
        return { perModule: width / modules, fits, wider: document.documentElement.scrollWidth > innerWidth };
      });
    const { perModule, ...sight } = await look();
    expect(perModule).toBeGreaterThanOrEqual(4);
    expect(sight).toEqual({ fits: true, wider: false });
    const uri = await readQr(image);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole("button", { name: "Larger" }).click();
    await expect(page.getByRole("button", { name: "Smaller" })).toBeVisible();
    expect((await look()).perModule).toBeGreaterThan(perModule);
    expect(await readQr(image)).toBe(uri);
    await page.getByRole("button", { name: "Smaller" }).click();
    await page.setViewportSize({ width: 320, height: 700 });
  });
  const [prefix = "", account = ""] = olga.app?.label.split(":") ?? [];
  expect(prefix).toBe(olga.app?.issuer);
  expect(prefix).toMatch(/^株式会社.*…/);
  expect(account.slice(0, 8)).toBe(olga.email.slice(0, 8));
  expect(Buffer.byteLength(olga.app?.label ?? "")).toBeLessThanOrEqual(64);
  await saveCodes(page, olga);
  await seeHeading(page, workspace.name);
});
