import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright/test";
import { countEffort, type Effort } from "./fixtures/effort";
import * as journey from "./fixtures/journey";
import { linkIn } from "./fixtures/outbox";
import { readQr } from "./fixtures/qr";
import { expect, test } from "./fixtures/test";
import { AuthenticatorApp } from "./fixtures/totp";
import { VirtualAuthenticator } from "./fixtures/virtual-authenticator";

const file = join(import.meta.dirname, "../bench/people/figures.json");
const written: Record<string, Effort> = JSON.parse(readFileSync(file, "utf8"));

const type = (field: Locator, text: string) => field.pressSequentially(text);

async function follow(page: Page, person: journey.Person): Promise<void> {
  await page.goto(linkIn(await person.mailbox.next()));
  await journey.seeHeading(page, /^Join /);
  await type(page.getByLabel("Your name"), person.name);
  await type(page.getByLabel("Password", { exact: true }), person.password);
  await page.getByRole("button", { name: "Join" }).click();
  await journey.seeHeading(page, "Set up two-factor authentication");
}

async function keepCodes(page: Page, workspace: journey.Workspace): Promise<void> {
  await journey.seeHeading(page, "Save your recovery codes");
  await page.getByRole("button", { name: "I have saved these codes" }).click();
  await journey.seeHeading(page, workspace.name);
}

/** Without suggestions of passkeys, which the virtual authenticator picks by itself. */
const withoutSuggestions = (page: Page) =>
  page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });

test("journeys cost a person the screens, clicks, keys, fields and words that bench/people says", async ({
  page,
  openVisitor,
}) => {
  test.slow();
  const counted: Record<string, Effort> = {};
  const olga = journey.inventPerson("Olga Owner");
  const workspace = await journey.openWorkspace(page, olga);
  const [bo, una] = [journey.inventPerson("Bo Member"), journey.inventPerson("Una Member")];
  for (const person of [bo, una]) await journey.invite(page, workspace, person);

  await test.step("with a passkey", async () => {
    const his = await openVisitor();
    await VirtualAuthenticator.plugIn(his, "platform");
    await withoutSuggestions(his);
    const effort = await countEffort(his);
    await follow(his, bo);
    await his.getByRole("button", { name: "Passkey or security key" }).click();
    await his.getByRole("button", { name: "Continue" }).click();
    await keepCodes(his, workspace);
    counted["invitation until protected, with a passkey"] = effort.end();
    await journey.signOut(his, bo);
    effort.end();
    await his.getByRole("button", { name: "Sign in with a passkey" }).click();
    await journey.seeHeading(his, workspace.name);
    counted["daily sign-in with a passkey"] = effort.end();
  });

  await test.step("with an app", async () => {
    const hers = await openVisitor();
    const effort = await countEffort(hers);
    await follow(hers, una);
    await hers.getByRole("button", { name: "Authenticator app" }).click();
    await expect(hers.getByLabel("Set-up key")).toBeVisible();
    una.app = new AuthenticatorApp(await readQr(hers.getByRole("img", { name: "QR code" })));
    // The sixth digit sends the form.
    await type(hers.getByLabel("Verification code"), await una.app.nextCode());
    await keepCodes(hers, workspace);
    counted["invitation until protected, with an app"] = effort.end();
    await journey.signOut(hers, una);
    effort.end();
    await type(hers.getByLabel("Email"), una.email);
    await type(hers.getByLabel("Password", { exact: true }), una.password);
    await hers.getByRole("button", { name: "Sign in", exact: true }).click();
    await journey.seeHeading(hers, "Two-factor authentication");
    await type(hers.getByLabel("Verification code"), await una.app.nextCode());
    await journey.seeHeading(hers, workspace.name);
    counted["daily sign-in with password and app"] = effort.end();
  });

  await test.step("an admin's reset", async () => {
    const effort = await countEffort(page);
    await page.goto(`${workspace.path}/admin`);
    await page.getByRole("link", { name: "Members", exact: true }).click();
    await journey.seeHeading(page, "Members");
    await page.getByRole("button", { name: `Actions for ${una.name}` }).click();
    await page.getByRole("menuitem", { name: "Reset two-factor" }).click();
    const dialog = page.getByRole("dialog", { name: `Reset two-factor for ${una.name}` });
    await dialog.getByLabel("How did you check who is asking?").selectOption({ index: 1 });
    await type(dialog.getByLabel("Password", { exact: true }), olga.password);
    await dialog.getByRole("button", { name: "Reset", exact: true }).click();
    await expect(page.getByLabel("Reset code")).toBeVisible();
    counted["an admin resets a member, from the overview"] = effort.end();
  });

  if (process.env.WRITE_FIGURES) writeFileSync(file, `${JSON.stringify(counted, null, 2)}\n`);
  // A page says "just now" or "1 minute ago": words may differ by a few.
  const near = (words: number) => expect.closeTo(words, -1);
  const expected = Object.entries(written).map(([name, { words, ...acts }]) => [name, { ...acts, words: near(words) }]);
  if (!process.env.WRITE_FIGURES) expect(counted).toEqual(Object.fromEntries(expected));
});
