import { expectAccessible } from "./fixtures/axe";
import {
  inventPerson,
  linkApp,
  openWorkspace,
  saveCodes,
  seeHeading,
  signIn,
  signInWithPassword,
  signOut,
} from "./fixtures/journey";
import { codeIn } from "./fixtures/outbox";
import {
  button,
  openDoors,
  openPolicy,
  publish,
  question,
  rehearsal,
  rehearseAndPublish,
  requirement,
  signUp,
} from "./fixtures/policy-page";
import { expect, test } from "./fixtures/test";

test("[S6] [E14] [F1] a requirement is drafted, rehearsed and published, and applies to a signed-in member at the next request", async ({
  page,
  openVisitor,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await openDoors(page, workspace);
  const bo = inventPerson("Bo Member");
  const phone = await openVisitor();
  await signUp(phone, workspace, bo);
  await signOut(phone, bo);
  await signInWithPassword(phone, workspace, bo);
  await seeHeading(phone, workspace.name);

  await openPolicy(page, workspace);
  await expect(requirement(page)).not.toBeChecked();
  await expect(
    page.getByText("1 of 2 members are covered. Switched on, 1 would have to enrol at their next request."),
  ).toBeVisible();
  await requirement(page).check();
  await button(page, "Rehearse").click();
  await expect(rehearsal(page)).toContainText("1 member must enrol at the next request");
  await expect(rehearsal(page)).toContainText("1 member sees no change");
  await expectAccessible(page);

  await phone.goto(workspace.path);
  await seeHeading(phone, workspace.name);

  await rehearsal(page)
    .getByRole("link", { name: /Must enrol at the next request/ })
    .click();
  await seeHeading(page, "Rehearsal");
  await expect(page.getByRole("table").getByRole("row").filter({ hasText: "Bo Member" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Back to the draft" }).click();
  await seeHeading(page, "Policy");
  await publish(page);
  await expect(page.getByText("Published.")).toBeVisible();

  await phone.goto(workspace.path);
  await seeHeading(phone, "Set up two-factor authentication");
  const mail = await bo.mailbox.next(/requires two-factor/);
  expect(mail.text).toContain("Olga Owner decided");
  await phone.getByText("Ask an admin").click();
  await expect(phone.getByText("ask Olga Owner")).toBeVisible();
  await expect(button(phone, "Sign out")).toBeVisible();
  await button(phone, "Send me a code").click();
  await phone.getByLabel("Email code").fill(codeIn(await bo.mailbox.next(/before setting up/)));
  await button(phone, "Confirm").click();
  await linkApp(phone, bo);
  await saveCodes(phone, bo);
  await seeHeading(phone, workspace.name);
  await openPolicy(page, workspace);
  await expect(page.getByText("All 2 members are covered.")).toBeVisible();
});

test("a change after the rehearsal is asked about with its own numbers before publishing", async ({
  page,
  openVisitor,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await openDoors(page, workspace);
  await signUp(await openVisitor(), workspace, inventPerson("Bo Member"));
  await openPolicy(page, workspace);
  await page.getByLabel("Name in authenticator apps").fill("Acme Reseller");
  await button(page, "Rehearse").click();
  await expect(rehearsal(page)).toContainText("Name in authenticator apps: Acme Reseller");
  await requirement(page).check();
  await button(page, "Publish").click();
  await expect(question(page)).toContainText("1 member must enrol at the next request");
  await expect(page.getByText("Version 3")).toBeHidden();
  await question(page).getByRole("button", { name: "Publish for 1 member" }).click();
  await expect(page.getByText("Published.")).toBeVisible();
});

test("a draft is discarded; the newest version is undone through a draft, and the history says who changed what", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await openPolicy(page, workspace);
  await page.getByLabel("Days of grace for new members").fill("7");
  await button(page, "Rehearse").click();
  await expect(rehearsal(page)).toBeVisible();
  await button(page, "Discard draft").click();
  await expect(page.getByText("The draft is gone.")).toBeVisible();
  await expect(page.getByLabel("Days of grace for new members")).toHaveValue("0");

  await page.getByLabel("Days of grace for new members").fill("14");
  await rehearseAndPublish(page);
  const history = page.getByRole("region", { name: "History" });
  await expect(history).toContainText("Published by Olga Owner");
  await expect(history).toContainText("Grace for new members: 14 days, was 0 days");
  await history.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByText("This draft holds the settings from before.")).toBeVisible();
  await expect(page.getByLabel("Days of grace for new members")).toHaveValue("0");
  await publish(page);
  await expect(history).toContainText("Grace for new members: 0 days, was 14 days");
});

test("of two admins who edit at once, the second is told, and keeps their entries", async ({ page, openVisitor }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const other = await openVisitor();
  await signIn(other, workspace, olga);
  await openPolicy(other, workspace);
  await openPolicy(page, workspace);
  await page.getByLabel("Days of grace for new members").fill("7");
  await button(page, "Rehearse").click();
  await expect(rehearsal(page)).toBeVisible();

  await other.getByLabel("Name in authenticator apps").fill("Acme Reseller");
  await button(other, "Rehearse").click();
  await expect(other.getByRole("form", { name: "Policy" }).getByRole("alert")).toContainText(
    /Olga Owner saved a draft at .* while you were editing \(Grace for new members: 7 days, was 0 days\)/,
  );
  await expect(other.getByLabel("Name in authenticator apps")).toHaveValue("Acme Reseller");
  await expectAccessible(other);
  await button(other, "Replace theirs with mine").click();
  await expect(rehearsal(other)).toContainText("Name in authenticator apps: Acme Reseller");
  await expect(rehearsal(other)).not.toContainText("Grace for new members");
});

test("a member is exempted until a day with a reason, and the exemption can be ended", async ({
  page,
  openVisitor,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await openDoors(page, workspace);
  const bo = inventPerson("Bo Member");
  const phone = await openVisitor();
  await signUp(phone, workspace, bo);
  await openPolicy(page, workspace);
  await page.getByRole("link", { name: "Exemptions" }).click();
  await seeHeading(page, "Exemptions");
  await page.getByLabel("Email").fill(bo.email);
  await page.getByLabel("Reason").fill("Waits for a security key");
  await page.getByLabel("Until").fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
  await button(page, "Exempt").click();
  await expect(page.getByRole("list", { name: "Exemptions" })).toContainText("Waits for a security key");
  await expectAccessible(page);

  await openPolicy(page, workspace);
  await requirement(page).check();
  await button(page, "Rehearse").click();
  await expect(rehearsal(page)).toContainText("1 member exempt");
  await publish(page);
  await expect(page.getByText("Published. Members who need to act get an email.")).toBeVisible();
  await phone.goto(workspace.path);
  await seeHeading(phone, workspace.name);

  await page.goto(`${workspace.path}/admin/policy/exemptions`);
  await page.getByRole("button", { name: /End now/ }).click();
  await expect(page.getByText("is over.")).toBeVisible();
  await phone.goto(workspace.path);
  await seeHeading(phone, "Set up two-factor authentication");
});

test("with a requirement from a date, members see the date on their page and go on until then", async ({
  page,
  openVisitor,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await openDoors(page, workspace);
  const phone = await openVisitor();
  await signUp(phone, workspace, inventPerson("Bo Member"));
  const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await openPolicy(page, workspace);
  await requirement(page).check();
  await page.getByLabel("Required from (optional)", { exact: true }).fill(day);
  await button(page, "Rehearse").click();
  await expect(rehearsal(page)).toContainText("1 member must enrol by a date");
  await publish(page);
  await expect(page.getByText("Published.")).toBeVisible();
  await phone.goto(workspace.path);
  await expect(phone.getByText(/You must set up two-factor authentication by/)).toBeVisible();
  await expectAccessible(phone);
});

test("a version published for a date waits, is shown, and can be taken back", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await openPolicy(page, workspace);
  await page.getByLabel("Days of grace for new members").fill("3");
  await page.getByLabel("On a date").check();
  await button(page, "Rehearse").click();
  await expect(page.getByText("Choose a date in the future.")).toBeVisible();
  await page.getByLabel("Date", { exact: true }).fill(new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10));
  await rehearseAndPublish(page);
  await expect(page.getByText("Version 2 takes hold on its day")).toBeVisible();
  await expect(page.getByLabel("Days of grace for new members")).toBeDisabled();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByLabel("Days of grace for new members")).toBeEnabled();
  await expect(page.getByLabel("Days of grace for new members")).toHaveValue("3");
});

test.describe("with scripts off", () => {
  test.use({ javaScriptEnabled: false });

  test("[E14] a policy is drafted, refused at its field, rehearsed and published", async ({ page }) => {
    const olga = inventPerson("Olga Owner");
    const workspace = await openWorkspace(page, olga);
    await openPolicy(page, workspace);
    await page.getByLabel("Days of grace for new members").fill("900");
    await requirement(page).uncheck();
    await button(page, "Rehearse").click();
    await expect(page.getByText("Enter a number of days from 0 to 90.")).toBeVisible();
    await expect(requirement(page)).not.toBeChecked();
    await expect(page.getByLabel("Days of grace for new members")).toHaveValue("900");
    await page.getByLabel("Days of grace for new members").fill("9");
    await rehearseAndPublish(page);
    await expect(requirement(page)).not.toBeChecked();
    await expect(page.getByLabel("Days of grace for new members")).toHaveValue("9");
  });
});
