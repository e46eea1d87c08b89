import { runOperator } from "../test/run-operator";
import {
  chooseAction,
  inventPerson,
  linkApp,
  openWithColleague,
  openWorkspace,
  resetTwoFactor,
  saveCodes,
  seeHeading,
  signInWithPassword,
} from "./fixtures/journey";
import { linkIn } from "./fixtures/outbox";
import { expect, test } from "./fixtures/test";

test("[A2] [A3] [A4] [A5] [S4] a locked-out colleague gets back in with password and code, and with neither alone", async ({
  page,
  openVisitor,
}) => {
  test.slow();
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);
  const oldApp = bo.app;
  const oldCode = bo.recoveryCodes[0] ?? "";

  await chooseAction(page, workspace, bo, "Reset two-factor");
  const dialog = page.getByRole("dialog", { name: "Reset two-factor for Bo Member" });
  await expect(dialog).toContainText("every device is signed out");
  await dialog.getByLabel("How did you check who is asking?").selectOption({ index: 1 });
  await dialog.getByLabel("Password", { exact: true }).fill("not my password");
  await dialog.getByRole("button", { name: "Reset", exact: true }).click();
  await expect(dialog.getByText("That password is wrong. Try again, or reset it from the sign-in page.")).toBeVisible();
  await dialog.getByLabel("Password", { exact: true }).fill(olga.password);
  await dialog.getByRole("button", { name: "Reset", exact: true }).click();
  const code = (await page.getByLabel("Reset code").innerText()).trim();
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);

  const mail = await bo.mailbox.next(/reset/i);
  expect(mail.text).toContain(olga.name);
  expect(mail.text + mail.html + mail.subject).not.toContain(code);

  await his.goto(workspace.path);
  await seeHeading(his, `Sign in to ${workspace.name}`);
  await signInWithPassword(his, workspace, bo);
  await seeHeading(his, "Enter your reset code");
  for (const path of ["", "/account/security", "/enrol", "/admin"]) {
    await his.goto(workspace.path + path);
    await seeHeading(his, "Enter your reset code");
  }
  for (const [wrong, sentence] of [
    [(await oldApp?.nextCode()) ?? "", "That looks like a code from an authenticator app."],
    [oldCode, "That looks like a recovery code."],
    [code.replace(/^./, code.startsWith("0") ? "1" : "0"), "That reset code is wrong."],
  ] as const) {
    await his.getByLabel("Reset code").fill(wrong);
    await his.getByRole("button", { name: "Continue" }).click();
    // The response empties the field, so the next one is typed after it.
    await expect(his.getByText(sentence)).toBeVisible();
    await seeHeading(his, "Enter your reset code");
  }
  await his.getByLabel("Reset code").fill(code.toLowerCase().replaceAll("-", " "));
  await his.getByRole("button", { name: "Continue" }).click();
  await seeHeading(his, "Set up two-factor authentication");
  for (const path of ["", "/account/security", "/reset-code"]) {
    await his.goto(workspace.path + path);
    await seeHeading(his, "Set up two-factor authentication");
  }
  await linkApp(his, bo);
  await saveCodes(his, bo);
  await seeHeading(his, workspace.name);

  await his.context().clearCookies();
  await signInWithPassword(his, workspace, bo);
  await seeHeading(his, "Two-factor authentication");
  await his.getByLabel("Verification code").fill(oldCode);
  await his.getByRole("button", { name: "Verify" }).click();
  await expect(his.getByText("That recovery code is wrong, or from an older set.")).toBeVisible();
  await his.getByLabel("Verification code").fill((await bo.app?.nextCode()) ?? "");
  await his.getByRole("button", { name: "Verify" }).click();
  await seeHeading(his, workspace.name);

  await page.goto(`${workspace.path}/admin/resets`);
  await expect(page.getByRole("main")).toContainText("Bo Member");
  await expect(page.getByRole("main")).toContainText(/used/i);
});

test("[A3] a new code voids the older; the member stops a reset from the mail", async ({ page, openVisitor }) => {
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);

  const first = await resetTwoFactor(page, workspace, olga, bo);
  const second = await resetTwoFactor(page, workspace, olga, bo);
  expect(second).not.toBe(first);
  await signInWithPassword(his, workspace, bo);
  await his.getByLabel("Reset code").fill(first);
  await his.getByRole("button", { name: "Continue" }).click();
  await seeHeading(his, "Enter your reset code");

  const link = linkIn(await bo.mailbox.next(/reset/i));
  await his.goto(link);
  await seeHeading(his, "Stop this reset");
  await his.getByRole("button", { name: "Stop this reset" }).click();
  await expect(his.getByRole("main")).toContainText(/stopped/i);

  await signInWithPassword(his, workspace, bo);
  await seeHeading(his, "Two-factor authentication");
  await expect(his.getByRole("button", { name: "Ask an admin for help" })).toBeVisible();
  await his.goto(`${workspace.path}/reset-code`);
  await seeHeading(his, "Two-factor authentication");
});

test("[A1] a member who lost every method asks for help on the challenge page, and admins are told", async ({
  page,
  openVisitor,
}) => {
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);
  await his.context().clearCookies();
  await signInWithPassword(his, workspace, bo);
  await his.getByRole("link", { name: "Lost access?" }).click();
  await expect(his.getByRole("main")).toContainText("Olga Owner");
  await expect(his.getByRole("main")).not.toContainText(olga.email);
  await his.getByRole("button", { name: "Ask an admin for help" }).click();
  const ask = his.getByRole("button", { name: "Ask an admin for help" });
  for (const _ of ["at once", "later"]) {
    await expect(his.getByRole("status")).toContainText("Your request is with them");
    await expect(ask).toHaveCount(0);
    await his.reload();
  }
  expect((await olga.mailbox.next(/help|reset/i)).text).toContain("Bo Member");
  await page.goto(`${workspace.path}/admin/resets`);
  await expect(page.getByRole("main")).toContainText("Bo Member");
});

test("[A6] an operator resets from the command line: the code and the password lead to enrolment and no further", async ({
  page,
  openVisitor,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const why = ["--reason", "Lost the phone", "--identity-check", "Called back on the number in the contract"];
  const named = ["--workspace", workspace.slug, "--email", olga.email];
  const ran = await runOperator(["reset-member", ...named, ...why], JSON.parse(process.env.E2E_SETTINGS ?? "{}"));
  expect(ran).toMatchObject({ code: 0, err: "" });
  const code = /^ {2}((?:[0-9A-Z]{4}-){4}[0-9A-Z]{4})$/m.exec(ran.out)?.[1] ?? "";
  const mail = await olga.mailbox.next(/reset/i);
  expect(mail.text + mail.html + mail.subject).not.toContain(code);

  await page.reload();
  await seeHeading(page, `Sign in to ${workspace.name}`);
  const hers = await openVisitor();
  await signInWithPassword(hers, workspace, olga);
  await seeHeading(hers, "Enter your reset code");
  await hers.getByLabel("Reset code").fill(code);
  await hers.getByRole("button", { name: "Continue" }).click();
  await seeHeading(hers, "Set up two-factor authentication");
  await hers.goto(workspace.path);
  await linkApp(hers, olga);
  await saveCodes(hers, olga);
  await seeHeading(hers, workspace.name);
  await hers.goto(`${workspace.path}/admin/audit`);
  await expect(hers.getByRole("main")).toContainText("the operator");
});
