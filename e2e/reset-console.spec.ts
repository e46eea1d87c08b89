import { expectAccessible } from "./fixtures/axe";
import { linkApp, openWithColleague, resetTwoFactor, seeHeading, signIn, signInWithPassword } from "./fixtures/journey";
import { linkIn } from "./fixtures/outbox";
import { expect, test } from "./fixtures/test";

test("a code stays on screen until the admin closes it; the console shows the reset live, cancels and restores", async ({
  page,
  openVisitor,
}) => {
  test.slow();
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);

  const code = await resetTwoFactor(page, workspace, olga, bo);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Reset code")).toHaveText(code);
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.goto(`${workspace.path}/admin/resets`);
  await expectAccessible(page);
  await page.getByRole("link", { name: bo.name }).click();
  await seeHeading(page, `Reset for ${bo.name}`);
  await expectAccessible(page);

  await his.goto(linkIn(await bo.mailbox.next(/was reset/)));
  await seeHeading(his, "Stop this reset");
  await expectAccessible(his);
  await signInWithPassword(his, workspace, bo);
  await seeHeading(his, "Enter your reset code");
  await expectAccessible(his);
  await his.getByLabel("Reset code").fill(bo.recoveryCodes[0] ?? "");
  await his.getByRole("button", { name: "Continue" }).click();
  await expect(his.getByText("That looks like a recovery code.")).toBeVisible();
  await his.getByLabel("Reset code").fill(code);
  await his.getByRole("button", { name: "Continue" }).click();
  const old = bo.app;
  await linkApp(his, bo);

  await page.mouse.move(10, 10);
  await expect(page.getByText("Opened")).toBeVisible();
  await page.getByRole("button", { name: "Cancel and restore the old methods" }).click();
  await expect(page.getByText("The reset is cancelled.")).toBeVisible();
  await his.getByRole("button", { name: "I have saved these codes" }).click();
  await seeHeading(his, /^Sign in to/);
  bo.app = old;
  await signIn(his, workspace, bo);
});
