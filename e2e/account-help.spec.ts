import {
  chooseAction,
  openWithColleague,
  resetTwoFactor,
  seeHeading,
  signIn,
  signInWithPassword,
} from "./fixtures/journey";
import { linkIn } from "./fixtures/outbox";
import { expect, test } from "./fixtures/test";

test("an admin sends a password reset from the row menu, which says how it differs from the other reset; two-factor stays", async ({
  page,
  openVisitor,
}) => {
  test.slow();
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);

  await page.goto(`${workspace.path}/admin/members`);
  await page.getByRole("button", { name: `Actions for ${bo.name}` }).click();
  await expect(page.getByRole("menuitem", { name: "Reset two-factor" })).toContainText("The password stays.");
  await expect(page.getByRole("menuitem", { name: "Send password reset" })).toContainText("Two-factor stays.");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: `Send ${bo.name} a password reset` });
  await dialog.getByRole("button", { name: "Send password reset" }).click();
  await expect(page.getByText(`A link to set a new password is on its way to ${bo.name}.`)).toBeVisible();

  await chooseAction(page, workspace, bo, "Send password reset");
  await dialog.getByRole("button", { name: "Send password reset" }).click();
  await expect(dialog.getByRole("alert")).toContainText("That mail was sent a short while ago.");

  const mail = await bo.mailbox.next(/password/i);
  expect(mail.text).toContain(olga.name);
  await his.context().clearCookies();
  await his.goto(linkIn(mail));
  await seeHeading(his, "Reset your password");
  bo.password = "a quite different harbour 7 lamp";
  await his.getByLabel("New password").fill(bo.password);
  await his.getByRole("button", { name: "Save" }).click();
  await expect(his.getByLabel("New password")).toHaveCount(0);
  await signIn(his, workspace, bo);
});

test("before a second reset the dialog says that a code is live, who issued it and when", async ({
  page,
  openVisitor,
}) => {
  test.slow();
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);
  const code = await resetTwoFactor(page, workspace, olga, bo);

  await chooseAction(page, workspace, bo, "Reset two-factor");
  const dialog = page.getByRole("dialog", { name: `Reset two-factor for ${bo.name}` });
  await expect(dialog).toContainText("A reset code is out already");
  await expect(dialog).toContainText(
    /Olga Owner issued it on .+\. It works until .+\. If you go on, that code stops working at once\./,
  );
  await dialog.getByRole("link", { name: "Cancel" }).click();
  await expect(dialog).toHaveCount(0);

  await signInWithPassword(his, workspace, bo);
  await his.getByLabel("Reset code").fill(code);
  await his.getByRole("button", { name: "Continue" }).click();
  await seeHeading(his, "Set up two-factor authentication");
  await chooseAction(page, workspace, bo, "Reset two-factor");
  await expect(dialog).toContainText("A reset is being finished right now");
});
