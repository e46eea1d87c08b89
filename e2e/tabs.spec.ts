import type { Page } from "playwright/test";
import { query } from "./fixtures/database";
import {
  beginWorkspace,
  inventPerson,
  linkApp,
  openSecurity,
  openWorkspace,
  type Person,
  saveCodes,
  seeHeading,
} from "./fixtures/journey";
import { codeIn } from "./fixtures/outbox";
import { readQr } from "./fixtures/qr";
import { expect, test } from "./fixtures/test";
import { AuthenticatorApp } from "./fixtures/totp";

/** Opens the same page in a second tab of the same browser. */
async function openTab(page: Page): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  return tab;
}

const shownApp = async (page: Page) => new AuthenticatorApp(await readQr(page.getByRole("img", { name: "QR code" })));

/** Types the code of an app, and confirms. */
async function confirmApp(page: Page, app: AuthenticatorApp): Promise<void> {
  await page.getByLabel("Verification code").fill(await app.nextCode());
  // The form sends itself after the sixth digit, so the button may be gone before it is pressed.
  await page
    .getByRole("button", { name: "Confirm" })
    .click({ timeout: 5_000 })
    .catch(() => undefined);
}

/** Makes every set-up that a person has open older than ten minutes. */
const expireSetUps = (person: Person) =>
  query(
    `update credential set expires_at = now() - interval '1 second'
     where confirmed_at is null and member_id = (select id from member where email = $1)`,
    [person.email],
  );

test("[C2] the first app: going back, a second tab and an expired key all lead to a QR code that works", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  await beginWorkspace(page, olga);
  await page.getByRole("button", { name: "Authenticator app" }).click();
  const first = await shownApp(page);
  await page.getByRole("link", { name: "Choose another method" }).click();
  await expect(page.getByRole("button", { name: "Authenticator app" })).toBeVisible();
  const other = await openTab(page);
  for (const tab of [page, other]) {
    await tab.getByRole("button", { name: "Authenticator app" }).click();
    expect((await shownApp(tab)).key).toBe(first.key);
  }

  await expireSetUps(olga);
  await confirmApp(page, first);
  await expect(page.getByText("That QR code has expired")).toBeVisible();
  const second = await shownApp(page);
  expect(second.key).not.toBe(first.key);
  // The other tab still shows the expired one, and an app that was linked with it is told so.
  await page.getByLabel("Verification code").fill(first.currentCode());
  await expect(page.getByText("Your app was linked with an earlier QR code")).toBeVisible();

  await confirmApp(page, second);
  await seeHeading(page, "Save your recovery codes");
  await confirmApp(other, first);
  await seeHeading(other, "Save your recovery codes");
});

test("[C2] another app and a replacement are set up in two tabs, each by its own QR code, and a finished one says so", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  await openWorkspace(page, olga);
  await openSecurity(page, olga);
  const other = await openTab(page);
  await page.getByRole("button", { name: "Add authenticator app" }).click();
  await other.getByRole("button", { name: "Replace", exact: true }).click();
  await expect(page.getByLabel("Set-up key")).toBeVisible();
  await seeHeading(other, "Replace your app");
  const [added, successor] = [await shownApp(page), await shownApp(other)];
  expect(added.key).not.toBe(successor.key);
  const twin = await openTab(page);
  expect((await shownApp(twin)).key).toBe(added.key);

  await confirmApp(page, added);
  await seeHeading(page, "Security");
  await confirmApp(twin, added);
  await expect(twin.getByText("This app is linked already. You finished it in another tab.")).toBeVisible();
  await expect(twin.getByRole("img", { name: "QR code" })).toHaveCount(0);
  await confirmApp(other, successor);
  await seeHeading(other, "Security");
});

/** Fills the form of a new workspace in this tab, up to the page that asks for the mailed code. */
async function beginHere(page: Page, owner: Person, name: string): Promise<void> {
  await page.goto("/new");
  await page.getByLabel("Workspace name").fill(name);
  await page.getByLabel("Workspace address").fill(owner.email.split("@")[0] ?? "");
  await page.getByLabel("Your name").fill(owner.name);
  await page.getByLabel("Email").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: "Create workspace" }).click();
  await seeHeading(page, "Confirm your email");
}

async function typeMailedCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Email code").fill(code);
  await page.getByRole("button", { name: "Confirm" }).click();
}

test("[C3] two workspaces are begun in two tabs, and each tab opens its own", async ({ page }) => {
  const [olga, otto] = [inventPerson("Olga Owner"), inventPerson("Otto Owner")];
  await query("delete from attempt_budget where key like 'address-sign-up:%'");
  const other = await page.context().newPage();
  await beginHere(page, olga, "Acme of Olga");
  await beginHere(other, otto, "Acme of Otto");
  const [hers, his] = [codeIn(await olga.mailbox.next()), codeIn(await otto.mailbox.next())];

  for (let i = 0; i < 6; i++) {
    await typeMailedCode(page, his);
    await expect(page.getByText(`That code was mailed to ${otto.email}`)).toBeVisible();
    // The response empties the field, so the next one is typed after it.
    await expect(page.getByLabel("Email code")).toHaveValue("");
  }
  const twin = await openTab(page);
  await typeMailedCode(page, hers);
  await seeHeading(page, "Set up two-factor authentication");
  await expect(page.getByText("Acme of Olga").first()).toBeVisible();
  await typeMailedCode(twin, hers);
  await expect(twin.getByText("This address is confirmed already")).toBeVisible();
  await typeMailedCode(other, his);
  await seeHeading(other, "Set up two-factor authentication");
  await expect(other.getByText("Acme of Otto").first()).toBeVisible();
});

test("[C3] the page of a sign-up is worth nothing in another browser, and an expired one is called so", async ({
  page,
  openVisitor,
}) => {
  const olga = inventPerson("Olga Owner");
  await query("delete from attempt_budget where key like 'address-sign-up:%'");
  await beginHere(page, olga, "Acme of Olga");
  const stranger = await openVisitor();
  await stranger.goto(page.url());
  await expect(stranger.getByText("This browser has no such sign-up")).toBeVisible();
  await expect(stranger.getByText(olga.email)).toHaveCount(0);
  await query("update pending_sign_up set expires_at = now() - interval '1 second' where email = $1", [olga.email]);
  await typeMailedCode(page, codeIn(await olga.mailbox.next()));
  await expect(page.getByText("This sign-up has expired")).toBeVisible();
  await page.getByRole("link", { name: "Start again" }).click();
  await seeHeading(page, "Create a workspace");
});

test("[C4] a newer set of recovery codes made in another tab hides the earlier one and leads to the live one", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  await beginWorkspace(page, olga);
  await linkApp(page, olga);
  await saveCodes(page, olga);
  await openSecurity(page, olga);
  const other = await openTab(page);
  const codes = (tab: Page) => tab.getByRole("list", { name: "Recovery codes" });
  for (const tab of [page, other]) {
    await tab.getByRole("button", { name: "Generate new codes" }).click();
    await expect(codes(tab)).toBeVisible();
  }
  const live = await codes(other).innerText();
  await page.getByRole("button", { name: "I have saved these codes" }).click();
  await expect(page.getByText("A newer set was made in another tab")).toBeVisible();
  await expect(codes(page)).toHaveCount(0);
  for (const name of ["Copy", "Download", "Print"]) await expect(page.getByRole("button", { name })).toHaveCount(0);
  await page.getByRole("link", { name: "Show the newer codes" }).click();
  await expect(codes(page)).toBeVisible();
  expect(await codes(page).innerText()).toBe(live);

  await other.getByRole("button", { name: "I have saved these codes" }).click();
  await seeHeading(other, "Security");
  await page.getByRole("button", { name: "I have saved these codes" }).click();
  await expect(page.getByText("These codes are saved already")).toBeVisible();
  await expect(codes(page)).toHaveCount(0);
});
