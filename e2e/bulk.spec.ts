import type { Page } from "playwright/test";
import { inventPerson, invite, join, openWorkspace, type Person, seeHeading, type Workspace } from "./fixtures/journey";
import { linkIn } from "./fixtures/outbox";
import { nothingRequired, setPolicy } from "./fixtures/policy";
import { expect, test } from "./fixtures/test";

const today = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const select = (page: Page, person: Person) => page.getByLabel(`Select ${person.name}`).check();
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** Joins while nothing is required, so without a second factor. */
async function joinPlain(page: Page, workspace: Workspace, person: Person) {
  await page.goto(linkIn(await person.mailbox.next()));
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await press(page, "Join");
  await seeHeading(page, workspace.name);
}

test("members are selected, reminded, exempted and signed out together, and the result says who was skipped", async ({
  page,
  openVisitor,
}) => {
  const olga = inventPerson("Olga Owner");
  const [bo, uma] = [inventPerson("Bo Member"), inventPerson("Uma Member")];
  const workspace = await openWorkspace(page, olga);
  await invite(page, workspace, bo);
  const his = await openVisitor();
  await join(his, workspace, bo);
  await invite(page, workspace, uma);
  await setPolicy(workspace.slug, nothingRequired);
  const hers = await openVisitor();
  await joinPlain(hers, workspace, uma);

  await page.goto(`${workspace.path}/admin/members`);
  await expect(page.getByLabel(`Select ${olga.name}`)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Remind", exact: true })).toBeHidden();
  await select(page, bo);
  await select(page, uma);
  await expect(page.getByText("2 selected")).toBeVisible();
  await press(page, "Remind");
  await seeHeading(page, "Remind 2 members");
  await expect(page.getByRole("main")).toContainText("Bo Member, Uma Member");
  await press(page, "Send reminders");
  await expect(page.getByText("1 member reminded.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Passed over" })).toContainText("Have an accepted second factor");
  expect((await uma.mailbox.next()).text).toContain("Olga Owner");
  expect(
    bo.mailbox.unread().filter(({ subject }) => /set up|two-factor/i.test(subject) && /remind/i.test(subject)),
  ).toEqual([]);

  await page.goto(`${workspace.path}/admin/members`);
  await select(page, uma);
  await press(page, "Exempt");
  await seeHeading(page, "Exempt 1 member");
  await page.getByLabel("Reason").fill("On leave");
  await page.getByLabel("Until").fill(today(-1));
  await press(page, "Exempt");
  await expect(page.getByText("Choose a day ahead, within a year.")).toBeVisible();
  await page.getByLabel("Until").fill(today(7));
  await press(page, "Exempt");
  await expect(page.getByText("1 member exempt.")).toBeVisible();

  await page.goto(`${workspace.path}/admin/members`);
  await page.getByLabel("Select all on this page").check();
  await page.getByLabel("All 3 members of this list").check();
  await press(page, "End sessions");
  await seeHeading(page, "End sessions of 3 members");
  await press(page, "End sessions");
  await expect(page.getByText("2 members signed out on every device.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Passed over" })).toContainText("Yourself, or a role you can't act on");
  for (const person of [his, hers]) {
    await person.goto(workspace.path);
    await seeHeading(person, `Sign in to ${workspace.name}`);
  }
});

test.describe("with scripts off", () => {
  test.use({ javaScriptEnabled: false });

  test("members are selected and acted on together", async ({ page }) => {
    const olga = inventPerson("Olga Owner");
    const workspace = await openWorkspace(page, olga);
    await page.goto(`${workspace.path}/admin/members/invite`);
    await page.getByLabel("Email addresses").fill(`bo@${workspace.slug}.test ann@${workspace.slug}.test`);
    await press(page, "Send invitations");
    await expect(page.getByText(/invitations sent/i).first()).toBeVisible();
    await page.goto(`${workspace.path}/admin/members`);
    await page.getByLabel(`Select bo@${workspace.slug}.test`).check();
    await page.getByLabel(`Select ann@${workspace.slug}.test`).check();
    await press(page, "Remind");
    await seeHeading(page, "Remind 2 members");
    await press(page, "Send reminders");
    await expect(page.getByText("0 members reminded.")).toBeVisible();
    await expect(page.getByRole("region", { name: "Passed over" })).toContainText("Have not joined yet");
  });
});
