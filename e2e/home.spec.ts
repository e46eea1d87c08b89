import { expectAccessible } from "./fixtures/axe";
import { openWithColleague, seeHeading, signIn, signInWithPassword } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

test("[W3] a member's home is a check-up: state, methods, codes, sign-ins, and who helps with a lost phone", async ({
  page,
  openVisitor,
}) => {
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);
  await seeHeading(his, workspace.name);

  const region = (name: string) => his.getByRole("region", { name, exact: true });
  await expect(region("Applications")).toContainText("No applications yet");
  const security = region("Your security");
  await expect(security).toContainText("Protected");
  await expect(security).toContainText("Authenticator app");
  await expect(security).toContainText("10 left");
  await expect(security).toContainText("Sign in with a recovery code");
  await expect(security).toContainText("Ask Olga Owner for a reset");
  await expect(security).not.toContainText(olga.email);
  const signIns = region("Recent sign-ins").getByRole("listitem");
  await expect(signIns).toHaveCount(1);
  await expect(signIns).toContainText("This session");
  await expect(signIns).toContainText("Chrome");
  await expectAccessible(his);

  const nav = his.getByRole("navigation", { name: "Workspace", exact: true });
  await expect(nav.getByRole("link")).toHaveText([workspace.name, "Home", "Security", "Profile"]);
  await nav.getByRole("link", { name: "Security", exact: true }).click();
  await seeHeading(his, "Security");

  await his.goto(workspace.path);
  await his.getByRole("button", { name: "Deutsch" }).click();
  await expect(nav.getByRole("link")).toHaveText([workspace.name, "Start", "Sicherheit", "Profil"]);
  await expect(region("Ihre Sicherheit")).toContainText("Geschützt");
  await expect(region("Letzte Anmeldungen")).toContainText("mit Authenticator-App");
  await expectAccessible(his);

  const other = await openVisitor();
  await signIn(other, workspace, bo);
  await expect(other.getByRole("region", { name: "Recent sign-ins" }).getByRole("listitem")).toHaveCount(2);
});

test("[W2] the navigation counts who waits for help, in its accessible name", async ({ page, openVisitor }) => {
  const { workspace, bo } = await openWithColleague(page, openVisitor);
  await page.goto(workspace.path);
  const nav = page.getByRole("navigation", { name: "Workspace" });
  await expect(nav.getByRole("link", { name: "Resets", exact: true })).toBeVisible();

  const locked = await openVisitor();
  await signInWithPassword(locked, workspace, bo);
  await seeHeading(locked, "Two-factor authentication");
  await locked.goto(`${workspace.path}/verify?lost=1`);
  await locked.getByRole("button", { name: "Ask an admin for help" }).click();
  await expect(locked.getByRole("button", { name: "Ask an admin for help" })).toHaveCount(0);
  await page.goto(workspace.path);
  await expect(nav.getByRole("link", { name: "Resets, 1 waiting", exact: true })).toBeVisible();
});
