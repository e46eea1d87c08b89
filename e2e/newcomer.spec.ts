import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort, startInstance } from "./fixtures/instance";
import * as journey from "./fixtures/journey";
import { Onlooker } from "./fixtures/look";
import { expect, test } from "./fixtures/test";

test("a newcomer starts with no settings, reads mail on the outbox page, and finds everything again after a kill", async ({
  browser,
  contextOptions,
}) => {
  const dataDir = mkdtempSync(join(tmpdir(), "gatehouse-newcomer-"));
  const port = String(await findFreePort());
  const start = () => startInstance("newcomer", { PORT: port, DATA_DIR: dataDir });
  const context = await browser.newContext({ ...contextOptions, baseURL: `http://localhost:${port}` });
  const page = await context.newPage();
  const olga = journey.inventPerson("Olga Owner");
  let product = await start();
  try {
    olga.mailbox.next = async () => {
      const mails = await context.newPage();
      const mail = mails.getByRole("link", { name: new RegExp(olga.email) }).first();
      await expect(async () => {
        await mails.goto("/outbox");
        await mail.click({ timeout: 1000 });
      }).toPass();
      // As it is drawn: in a frame that runs nothing, and that no other site may have.
      const letter = mails.frameLocator("iframe");
      await expect(letter.getByText(/^\d{4} ?\d{4}$/)).toBeVisible();
      const drawn = await context.request.get((await mails.locator("iframe").getAttribute("src")) ?? "");
      expect(drawn.headers()["content-security-policy"]).toMatch(
        /^default-src 'none'; .*frame-ancestors 'self'; sandbox/,
      );
      await new Onlooker([], []).look(mails);
      await mails.getByRole("link", { name: "Text", exact: true }).click();
      await expect(mails.getByRole("main")).toContainText(/\d{4} ?\d{4}/);
      const text = await mails.getByRole("main").innerText();
      await mails.getByRole("searchbox", { name: "Search mails" }).fill("no such mail");
      await mails.keyboard.press("Enter");
      await expect(mails.getByRole("main")).toContainText("No mail has “no such mail”");
      await mails.close();
      return { to: olga.email, subject: "", text, html: "", sentAt: "" };
    };
    const workspace = await journey.openWorkspace(page, olga);
    await product.kill();
    product = await start();
    await page.reload();
    await journey.seeHeading(page, workspace.name);
    await journey.signOut(page, olga);
    await journey.signIn(page, workspace, olga);
  } finally {
    await context.close();
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
