import type { Page } from "playwright/test";
import { query } from "./fixtures/database";
import {
  inventPerson,
  openWithColleague,
  openWorkspace,
  resetTwoFactor,
  seeHeading,
  signInWithPassword,
  signOut,
} from "./fixtures/journey";
import { codeIn, linkIn } from "./fixtures/outbox";
import { setPolicy } from "./fixtures/policy";
import { expect, test } from "./fixtures/test";

/** Sends a code in the field with this label, and waits for what is said about it. */
async function send(page: Page, label: string, code: string, says: string): Promise<void> {
  const field = page.getByLabel(label);
  await field.fill(code);
  // Six digits may send themselves, so the button may be busy.
  const button = page.getByRole("button", { name: /^(Verify|Continue|Confirm)$/ });
  await button.click({ timeout: 5_000 }).catch(() => undefined);
  // The answer empties the field.
  await expect(field).toHaveValue("");
  await expect(page.getByText(says)).toBeVisible();
}

const wrongRecoveryCode = "ABCD-EFGH-JKMN-PQRS";
const someResetCode = "ABCD-EFGH-JKMN-PQRS-TVWX";

test("[D1] a used and a wrong recovery code are called that, in their own field and in the field for an app's code", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const [used = ""] = olga.recoveryCodes;
  await signOut(page, olga);
  await signInWithPassword(page, workspace, olga);
  await page.getByLabel("Verification code").fill(used);
  await page.getByRole("button", { name: "Verify" }).click();
  await seeHeading(page, "Replace what you lost");
  await page.context().clearCookies();
  await signInWithPassword(page, workspace, olga);
  for (const field of ["Verification code", "Recovery code"]) {
    await send(page, field, used, "That recovery code was already used. Try another one.");
    await send(page, field, wrongRecoveryCode, "That recovery code is wrong, or from an older set.");
    await expect(page.getByText("Wait for the next one")).toHaveCount(0);
    await page.goto(`${workspace.path}/verify?with=recovery-code`);
  }
});

test("[D3] each field names the other kinds of code, leads to the right place, and counts none of them", async ({
  page,
}) => {
  test.slow();
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await setPolicy(workspace.slug, { methods: { totp: true, passkey: true, email: true } });
  await page.goto(`${workspace.path}/account/security?open=check`);
  const drill = page.getByRole("dialog");
  await drill.getByLabel("Recovery code").fill("123456");
  await drill.getByRole("button", { name: "Check" }).click();
  await expect(drill.getByText("That looks like a code from an authenticator app.")).toBeVisible();
  await page.goto(`${workspace.path}/account/security`);
  await page.getByRole("button", { name: "Test", exact: true }).click();
  await page
    .getByRole("dialog")
    .getByLabel("Verification code")
    .fill(olga.recoveryCodes[0] ?? "");
  await page.getByRole("dialog").getByRole("button", { name: "Test" }).click();
  await expect(page.getByText("That looks like a recovery code.")).toBeVisible();
  await page.getByRole("link", { name: "Check a recovery code" }).click();
  await page
    .getByRole("dialog")
    .getByLabel("Recovery code")
    .fill(olga.recoveryCodes[0] ?? "");
  await page.getByRole("dialog").getByRole("button", { name: "Check" }).click();
  await expect(page.getByText("That code is right.")).toBeVisible();

  await page.goto(workspace.path);
  await signOut(page, olga);
  await signInWithPassword(page, workspace, olga);
  await seeHeading(page, "Two-factor authentication");
  for (let i = 0; i < 6; i++) await send(page, "Verification code", `hello ${i}`, "Enter the 6 digits your app shows.");
  await send(page, "Verification code", "1234 5678", "Codes by mail are not set up for this account.");
  await send(page, "Verification code", someResetCode, "That looks like a reset code");
  await page.getByRole("link", { name: "Enter a reset code" }).click();
  await seeHeading(page, "Enter your reset code");
  await expect(page.getByRole("main")).toContainText("No reset of your account is waiting for a code");
  await send(page, "Reset code", olga.recoveryCodes[0] ?? "", "That looks like a recovery code.");
  await page.getByRole("link", { name: "Enter that code here" }).click();
  await seeHeading(page, "Two-factor authentication");
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill((await olga.app?.nextCode()) ?? "");
  await page.getByRole("button", { name: "Verify" }).click();
  await seeHeading(page, workspace.name);
});

test("[D3] the fields of a set-up name the other kinds of code too", async ({ page, openVisitor }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await setPolicy(workspace.slug, { methods: { totp: true, passkey: true, email: true } });
  await page.goto(`${workspace.path}/account/security`);
  await page.getByRole("button", { name: "Add email code" }).click();
  await send(
    page,
    "Email code",
    (await olga.app?.nextCode()) ?? "",
    "That looks like a code from an authenticator app.",
  );
  await send(page, "Email code", olga.recoveryCodes[0] ?? "", "That looks like a recovery code.");
  await page.goto(`${workspace.path}/account/security`);
  await page.getByRole("button", { name: "Add authenticator app" }).click();
  await send(page, "Verification code", someResetCode, "That looks like a reset code.");
  await send(page, "Verification code", "12345678", "That looks like a code from a mail.");
  const eve = inventPerson("Eve Owner");
  const hers = await openVisitor();
  await hers.goto("/new");
  await hers.getByLabel("Workspace name").fill("Elsewhere");
  await hers.getByLabel("Workspace address").fill(`elsewhere-${workspace.slug.split("-").at(-1)}`);
  await hers.getByLabel("Your name").fill(eve.name);
  await hers.getByLabel("Email").fill(eve.email);
  await hers.getByLabel("Password", { exact: true }).fill(eve.password);
  await hers.getByRole("button", { name: "Create workspace" }).click();
  await seeHeading(hers, "Confirm your email");
  await send(hers, "Email code", "123456", "That looks like a code from an authenticator app.");
  await send(hers, "Email code", wrongRecoveryCode, "That looks like a recovery code.");
  await hers.getByLabel("Email code").fill(codeIn(await eve.mailbox.next()));
  await hers.getByRole("button", { name: "Confirm" }).click();
  await seeHeading(hers, "Set up two-factor authentication");
});

test("[D5] a reset code that no longer works says which end it had, and when: replaced, stopped, expired, left, used elsewhere", async ({
  page,
  openVisitor,
}) => {
  test.slow();
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);
  const first = await resetTwoFactor(page, workspace, olga, bo);
  const second = await resetTwoFactor(page, workspace, olga, bo);
  await signInWithPassword(his, workspace, bo);
  await seeHeading(his, "Enter your reset code");
  await send(his, "Reset code", first, "A newer reset code took this one’s place on");
  await expect(his.getByText(/took this one’s place on \d+ \w+ \d{4}, \d\d:\d\d UTC/)).toBeVisible();

  await his.goto(linkIn(await bo.mailbox.next(/reset/i)));
  await his.getByRole("button", { name: "Stop this reset" }).click();
  await expect(his.getByRole("main")).toContainText(/stopped/i);
  await signInWithPassword(his, workspace, bo);
  await seeHeading(his, "Two-factor authentication");
  await expect(his.getByRole("main")).toContainText(/This reset was stopped by the link in its mail on \d+ \w+ \d{4}/);

  const third = await resetTwoFactor(page, workspace, olga, bo);
  await signInWithPassword(his, workspace, bo);
  await send(his, "Reset code", second, "This reset was stopped by the link in its mail on");
  const age = (column: string, hours: number) =>
    query(
      `update reset set ${column} = ${column} - make_interval(hours => $1) where ended_at is null
       and workspace_id = (select id from workspace where slug = $2)`,
      [hours, workspace.slug],
    );
  await age("expires_at", 25);
  await his.getByLabel("Reset code").fill(third);
  await his.getByRole("button", { name: "Continue" }).click();
  await seeHeading(his, "Two-factor authentication");
  await expect(his.getByRole("main")).toContainText("This reset code expired on");

  const fourth = await resetTwoFactor(page, workspace, olga, bo);
  await signInWithPassword(his, workspace, bo);
  await his.getByLabel("Reset code").fill(fourth);
  await his.getByRole("button", { name: "Continue" }).click();
  await seeHeading(his, "Set up two-factor authentication");
  const elsewhere = await openVisitor();
  await signInWithPassword(elsewhere, workspace, bo);
  await seeHeading(elsewhere, "Two-factor authentication");
  await expect(elsewhere.getByRole("main")).toContainText("This reset code was accepted on");
  await age("opened_at", 1);
  await elsewhere.reload();
  await expect(elsewhere.getByRole("main")).toContainText("The set-up that this reset code opened was not finished by");

  // Only who knows the password is told.
  const stranger = await openVisitor();
  await stranger.goto(`${workspace.path}/reset-code`);
  await seeHeading(stranger, `Sign in to ${workspace.name}`);
  await expect(stranger.getByRole("main")).not.toContainText("reset");
});
