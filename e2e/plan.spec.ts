import { runOperator } from "../test/run-operator";
import {
  beginToJoin,
  inventPerson,
  invite,
  openWorkspace,
  saveCodes,
  seeHeading,
  signInWithPassword,
} from "./fixtures/journey";
import { nothingRequired, setPolicy } from "./fixtures/policy";
import { openPolicy, rehearseAndPublish, requirement } from "./fixtures/policy-page";
import { readQr } from "./fixtures/qr";
import { expect, test } from "./fixtures/test";
import { AuthenticatorApp } from "./fixtures/totp";

test("[F2] [E1] [D7] on business the requirement pauses, is explained and cannot be switched on; members still enrol, and it returns with the plan", async ({
  page,
  openVisitor,
}) => {
  test.slow();
  const olga = inventPerson("Olga Owner");
  const uma = inventPerson("Uma Member");
  const workspace = await openWorkspace(page, olga);
  const setPlan = (plan: string) =>
    runOperator(
      ["set-plan", "--workspace", workspace.slug, "--plan", plan],
      JSON.parse(process.env.E2E_SETTINGS ?? "{}"),
    );
  await invite(page, workspace, uma);
  const hers = await openVisitor();
  await beginToJoin(hers, uma);
  await seeHeading(hers, "Set up two-factor authentication");

  expect(await setPlan("business")).toMatchObject({ code: 0, err: "" });
  const told = await olga.mailbox.next(/plan/);
  expect(told.subject).toBe(`${workspace.name} is now on the plan business`);
  expect(told.text).toContain("the requirement pauses and members are encouraged instead");
  await signInWithPassword(hers, workspace, uma);
  await seeHeading(hers, workspace.name);
  const offer = hers.getByRole("dialog", { name: "Protect your account" });
  await expect(offer).toBeVisible();

  await openPolicy(page, workspace);
  await expect(page.getByRole("main")).toContainText("Not available on your plan");
  await expect(page.getByRole("main")).toContainText("On the business plan everyone may use two-factor authentication");
  await expect(requirement(page)).toBeDisabled();
  await expect(requirement(page)).not.toBeChecked();
  await expect(page.getByRole("main"), "no one would have to, since it can't be switched on").not.toContainText(
    "Switched on",
  );
  await page.getByLabel("Days of grace for new members").fill("7");
  await rehearseAndPublish(page);

  await offer.getByRole("button", { name: "Set up now" }).click();
  await hers.getByRole("button", { name: "Add authenticator app" }).click();
  uma.app = new AuthenticatorApp(await readQr(hers.getByRole("img", { name: "QR code" })));
  await hers.getByLabel("Verification code").fill(await uma.app.nextCode());
  await saveCodes(hers, uma);
  await hers.goto(workspace.path);
  await expect(hers.getByRole("region", { name: "Your security" })).toContainText("Authenticator app");

  expect(await setPlan("enterprise")).toMatchObject({ code: 0, err: "" });
  expect((await olga.mailbox.next(/plan/)).text).toContain("A requirement that was paused is in force again.");
  await openPolicy(page, workspace);
  await expect(requirement(page)).toBeEnabled();
  await expect(requirement(page)).toBeChecked();
  await expect(page.getByText("Not available on your plan")).toHaveCount(0);
});

test("[D7] [E12] the dialog that offers a second factor speaks only of methods that the workspace accepts", async ({
  page,
  openVisitor,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  for (const [methods, says, keepsQuiet] of [
    [{ totp: false, passkey: true, email: false }, /passkey|security key/i, /app|email/i],
    [{ totp: true, passkey: false, email: false }, /app/i, /passkey|security key|email/i],
  ] as const) {
    await setPolicy(workspace.slug, { ...nothingRequired, methods });
    const bo = inventPerson("Bo Member");
    await invite(page, workspace, bo);
    const his = await openVisitor();
    await beginToJoin(his, bo);
    await seeHeading(his, workspace.name);
    const offer = his.getByRole("dialog", { name: "Protect your account" });
    await expect(offer.getByRole("list")).toContainText(says);
    await expect(offer.getByRole("list")).not.toContainText(keepsQuiet);
  }
});
