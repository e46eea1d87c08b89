import type { Page } from "playwright/test";
import { query } from "./fixtures/database";
import {
  beginToJoin,
  beginWorkspace,
  chooseAction,
  inventPerson,
  invite,
  linkApp,
  openSecurity,
  type Person,
  saveCodes,
  seeHeading,
  signInWithPassword,
  signOut,
} from "./fixtures/journey";
import { expect, test } from "./fixtures/test";
import { translatePages } from "./fixtures/translator";

// A page that React could not update has an error in the console, which fails the test, and shows the error page.
test.beforeEach(async ({ context }) => translatePages(context));
// A part that is hydrated after its translation is rendered again, which React mentions. Nothing is lost by it.
test.use({ allowedComplaints: [/Minified React error #418/] });

const isTranslated = (page: Page) => page.waitForFunction(() => "isTranslated" in window);

/** Presses a button on a translated page, and sees what is refused. */
async function press(page: Page, button: string, refused: string | RegExp): Promise<void> {
  await isTranslated(page);
  expect(await page.locator("font > font").count()).toBeGreaterThan(3);
  await page.getByRole("main").getByRole("button", { name: button, exact: true }).first().click();
  await expect(page.getByText(refused).first()).toBeVisible();
}

async function closeDialog(page: Page): Promise<void> {
  await page.getByRole("dialog").getByRole("link", { name: "Close" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

/** The same in the dialog that is open. */
async function pressIn(page: Page, button: string, refused: string | RegExp): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: button, exact: true }).last().click();
  await expect(dialog.getByText(refused).first()).toBeVisible();
}

test("[C6] translated, every form of the way in survives its refusals: workspace, address, app, codes, sign-in", async ({
  page,
}) => {
  await query("delete from attempt_budget where key like 'address-sign-up:%'");
  const olga = inventPerson("Olga Owner");
  await page.goto("/new");
  for (const _ of [1, 2]) await press(page, "Create workspace", /Enter .*name/);
  const workspace = await beginWorkspace(page, olga, undefined, async () => {
    for (const [code, says] of [
      ["1234", "Enter the 8 digits from the newest mail."],
      ["00000000", "That code is wrong."],
    ] as const) {
      await page.getByLabel("Email code").fill(code);
      await press(page, "Confirm", says);
      await expect(page.getByLabel("Email code")).toHaveValue("");
    }
    await press(page, "Send a new code", "sent a short while ago");
  });
  await linkApp(page, olga, async () => {
    await page.getByLabel("Verification code").fill("12345");
    await press(page, "Confirm", "Enter the 6 digits");
  });
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await saveCodes(page, olga);
  await seeHeading(page, workspace.name);
  await signOut(page, olga);
  await press(page, "Sign in", /Enter (an address|your password)/);
  await signInWithPassword(page, workspace, { ...olga, password: "another quiet harbour" });
  await expect(page.getByRole("alert").filter({ hasText: "don’t match" })).toBeVisible();
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("button", { name: "Hide" })).toBeVisible();
  await signInWithPassword(page, workspace, olga);
  await seeHeading(page, "Two-factor authentication");
  await page.getByLabel("Verification code").fill("1234");
  await press(page, "Verify", "Enter the 6 digits");
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill("1234");
  await press(page, "Verify", "16 letters and digits");
  await page.goto(`${workspace.path}/forgot-password`);
  await press(page, "Send", /Enter an address/);
  await page.goto("/find");
  await isTranslated(page);
  await page.getByRole("main").getByRole("button").first().click();
  await expect(page.getByText(/Enter an address/).first()).toBeVisible();
});

/** Opens a workspace with an owner who is in. */
async function enter(
  page: Page,
): Promise<{ olga: Person; path: string; workspace: { slug: string; name: string; path: string } }> {
  const olga = inventPerson("Olga Owner");
  const workspace = await beginWorkspace(page, olga);
  await linkApp(page, olga);
  await saveCodes(page, olga);
  await seeHeading(page, workspace.name);
  return { olga, path: workspace.path, workspace };
}

test("[C6] translated, Security's dialogs and set-ups survive their refusals", async ({ page }) => {
  const { olga } = await enter(page);
  await openSecurity(page, olga);
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(" ");
  for (const _ of [1, 2]) await pressIn(page, "Save", /Enter a name/);
  await closeDialog(page);
  await page.getByRole("button", { name: "Test", exact: true }).click();
  await page.getByRole("dialog").getByLabel("Verification code").fill("12");
  await pressIn(page, "Test", "Enter the 6 digits");
  await closeDialog(page);
  await page.getByRole("button", { name: "Check a code" }).click();
  await page.getByRole("dialog").getByLabel("Recovery code").fill("1234");
  await pressIn(page, "Check", "16 letters and digits");
  await closeDialog(page);
  await page.getByRole("button", { name: "Add authenticator app" }).click();
  await expect(page.getByLabel("Set-up key")).toBeVisible();
  await page.getByLabel("Verification code").fill("12345");
  await press(page, "Confirm", "Enter the 6 digits");
});

test("[C6] translated, the console's forms survive their refusals: invitations, policy, members' dialogs", async ({
  page,
  openVisitor,
}) => {
  const { path, workspace } = await enter(page);
  const bo = inventPerson("Bo Member");
  await page.goto(`${path}/admin/members/invite`);
  for (const typed of ["", "no address at all"]) {
    await page.getByLabel("Email addresses").fill(typed);
    await press(
      page,
      "Send invitations",
      typed ? /could not be read|not an? (email )?address/i : /Enter|at least one/i,
    );
  }
  await invite(page, workspace, bo);
  const his = await openVisitor();
  await translatePages(his.context());
  await beginToJoin(his, { ...bo, password: "short" });
  await expect(his.getByText(/Use at least \d+ characters/).first()).toBeVisible();

  await page.goto(`${path}/admin/policy`);
  await isTranslated(page);
  await page.getByLabel("Days of grace for new members").fill("5");
  await page.getByRole("button", { name: "Rehearse" }).click();
  await expect(page.getByRole("region", { name: "Rehearsal" })).toBeVisible();
  await page.getByRole("button", { name: "Discard draft" }).click();
  await expect(page.getByRole("button", { name: "Discard draft" })).toHaveCount(0);

  await page.goto(`${path}/admin/members`);
  await isTranslated(page);
  await chooseAction(page, workspace, inventPersonNamed(bo), "Withdraw invitation");
  await page.getByRole("dialog").getByRole("link", { name: "Cancel" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

/** An invited person is listed by address. */
const inventPersonNamed = (person: Person): Person => ({ ...person, name: person.email });
