import type { Page } from "playwright/test";
import { beginToJoin, inventPerson, invite, openWorkspace, seeHeading, signInWithPassword } from "./fixtures/journey";
import { codeIn } from "./fixtures/outbox";
import { setPolicy } from "./fixtures/policy";
import { expect, test } from "./fixtures/test";

/** Waits for what is said when a mail was asked for again within a minute. */
const seeMailWait = async (page: Page) => {
  const said = page.getByRole("alert").filter({ hasText: "That mail was sent a short while ago." });
  await expect(said).toContainText(/You can send it again in \d+ seconds?\./);
  await expect(page.getByText("Too many tries")).toHaveCount(0);
};

test("[D6] a mail that is asked for again within a minute was sent a short while ago, wherever it is asked for", async ({
  page,
  openVisitor,
}) => {
  test.slow();
  const olga = inventPerson("Olga Owner");
  const uma = inventPerson("Uma Member");
  const workspace = await openWorkspace(page, olga);
  await setPolicy(workspace.slug, { methods: { totp: true, passkey: true, email: true } });

  await invite(page, workspace, uma);
  await test.step("the address as a method", async () => {
    await page.goto(`${workspace.path}/account/security`);
    await page.getByRole("button", { name: "Add email code" }).click();
    await seeHeading(page, "Add email code");
    await page.getByRole("button", { name: "Send a new code" }).click();
    await seeMailWait(page);
    await page.getByLabel("Email code").fill(codeIn(await olga.mailbox.next(/Your code/)));
    await page.getByRole("button", { name: "Confirm" }).click();
    await seeHeading(page, "Security");
  });

  const visitor = await openVisitor();
  await test.step("the code of a sign-in", async () => {
    await signInWithPassword(visitor, workspace, olga);
    await visitor.getByRole("button", { name: "Email me a code" }).click();
    await visitor.getByRole("button", { name: "Send a new code" }).click();
    await seeMailWait(visitor);
  });

  await test.step("the link for a password", async () => {
    for (const email of [olga.email, inventPerson("Nobody Here").email]) {
      await visitor.goto(`${workspace.path}/forgot-password`);
      await visitor.getByLabel("Email").fill(email);
      await visitor.getByRole("button", { name: "Send" }).click();
      await expect(visitor.getByRole("status")).toContainText("is on its way");
      await visitor.getByRole("button", { name: "Send" }).click();
      await seeMailWait(visitor);
    }
  });

  await test.step("the list of workspaces", async () => {
    await visitor.goto("/find");
    await visitor.getByLabel("Email").fill(olga.email);
    await visitor.getByRole("button", { name: "Send" }).click();
    await expect(visitor.getByText("is on its way")).toBeVisible();
    await visitor.getByLabel("Email").fill(olga.email);
    await visitor.getByRole("button", { name: "Send" }).click();
    await seeMailWait(visitor);
  });

  await test.step("the code before a set-up that is required", async () => {
    const hers = await openVisitor();
    await beginToJoin(hers, uma);
    await seeHeading(hers, "Set up two-factor authentication");
    await hers.context().clearCookies();
    await signInWithPassword(hers, workspace, uma);
    await hers.getByRole("button", { name: "Send a new code" }).click();
    await seeMailWait(hers);
  });
});
