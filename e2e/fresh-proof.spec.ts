import { beginWorkspace, inventPerson, openWithColleague, openWorkspace, seeHeading } from "./fixtures/journey";
import { ageProofs } from "./fixtures/proofs";
import { readQr } from "./fixtures/qr";
import { expect, test } from "./fixtures/test";
import { AuthenticatorApp } from "./fixtures/totp";

test("[E5] [N1] once proofs are old, adding a method asks for password and second factor; the member is told by mail", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await olga.mailbox.next(/added/);
  await ageProofs(workspace.slug);
  await page.goto(`${workspace.path}/account/security`);
  await page.getByRole("button", { name: "Add authenticator app" }).click();
  await seeHeading(page, "Confirm it is you");
  await page.getByLabel("Password", { exact: true }).fill("not my password at all");
  await page.getByLabel("Verification code").fill("123456");
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(page.getByText("That password is wrong. Try again, or reset it from the sign-in page.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(olga.password);
  await page.getByLabel("Verification code").fill((await olga.app?.nextCode()) ?? "");
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  const qr = page.getByRole("img", { name: "QR code" });
  await expect(qr).toBeVisible();
  const spare = new AuthenticatorApp(await readQr(qr));
  await page.getByLabel("Verification code").fill(await spare.nextCode());
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await seeHeading(page, "Security");
  const mail = await olga.mailbox.next(/added/);
  expect(mail.text).toContain(workspace.name);
  expect(mail.text + mail.html).not.toContain(spare.key);
});

test("inviting asks for proof before anything is typed; entries typed while the proof grew old are kept", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const invitePath = `${workspace.path}/admin/members/invite`;
  const confirm = async (on: typeof page) => {
    await seeHeading(on, "Confirm it is you");
    await on.getByLabel("Password", { exact: true }).fill(olga.password);
    await on.getByLabel("Verification code").fill((await olga.app?.nextCode()) ?? "");
    await on.getByRole("button", { name: "Confirm", exact: true }).click();
    await seeHeading(on, "Invite members");
  };
  await ageProofs(workspace.slug);
  await page.goto(invitePath);
  await confirm(page);
  const bo = inventPerson("Bo Member");
  await page.getByLabel("Email addresses").fill(bo.email);
  await ageProofs(workspace.slug);
  await page.getByRole("button", { name: "Send invitations" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "More than ten minutes have passed" })).toBeVisible();
  const [tab] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("link", { name: "Confirm it is you" }).click(),
  ]);
  await confirm(tab);
  await tab.close();
  await expect(page.getByLabel("Email addresses")).toHaveValue(bo.email);
  await page.getByRole("button", { name: "Send invitations" }).click();
  await bo.mailbox.next(/invites|invited|Join/i);
});

test("what was pressed before the proof was fresh is done once it is confirmed; a ticket made up leads home", async ({
  page,
  openVisitor,
}) => {
  test.slow();
  const { workspace, olga, bo } = await openWithColleague(page, openVisitor);
  const confirm = async () => {
    await seeHeading(page, "Confirm it is you");
    await page.getByLabel("Password", { exact: true }).fill(olga.password);
    await page.getByLabel("Verification code").fill((await olga.app?.nextCode()) ?? "");
    await page.getByRole("button", { name: "Confirm", exact: true }).click();
  };
  await test.step("Publish", async () => {
    await page.goto(`${workspace.path}/admin/policy`);
    await page.getByLabel("Name in authenticator apps").fill("Acme Reseller");
    await page.getByRole("button", { name: "Rehearse" }).click();
    await expect(page.getByRole("region", { name: "Rehearsal" })).toContainText("Acme Reseller");
    await ageProofs(workspace.slug);
    await page.getByRole("button", { name: "Publish" }).click();
    await confirm();
    await expect(page.getByText("Published.")).toBeVisible();
    await expect(page.getByRole("region", { name: "History" })).toContainText("Acme Reseller");
  });
  await test.step("Exempt, with what was typed", async () => {
    await page.goto(`${workspace.path}/admin/policy/exemptions`);
    await page.getByLabel("Email").fill(bo.email);
    await page.getByLabel("Reason").fill("Broken phone");
    await page.getByLabel("Until").fill(new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10));
    await ageProofs(workspace.slug);
    await page.getByRole("button", { name: "Exempt" }).click();
    await seeHeading(page, "Confirm it is you");
    expect(page.url()).not.toContain("Broken");
    await confirm();
    await expect(page.getByRole("list", { name: "Exemptions" })).toContainText("Broken phone");
  });
  await test.step("a ticket that the browser makes up", async () => {
    await ageProofs(workspace.slug);
    await page.goto(`${workspace.path}/account/confirm?ticket=${encodeURIComponent("https://evil.test/")}`);
    await confirm();
    await seeHeading(page, workspace.name);
  });
});

test("[M1] seven authenticator apps are named, with plain links to both stores and nothing loaded from them", async ({
  page,
}) => {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(process.env.E2E_ORIGIN ?? "")) foreign.push(request.url());
  });
  await beginWorkspace(page, inventPerson("Olga Owner"));
  await page.getByRole("button", { name: "Authenticator app" }).click();
  await page.getByText("No authenticator app yet?").click();
  for (const name of ["Google", "Microsoft", "Duo", "Authy", "1Password", "Bitwarden", "LastPass"]) {
    const apple = page.getByRole("link", { name: new RegExp(`${name}.* App Store`) });
    const google = page.getByRole("link", { name: new RegExp(`${name}.* Google Play`) });
    await expect(apple).toHaveAttribute("href", /^https:\/\/apps\.apple\.com\/app\/id\d+$/);
    await expect(google).toHaveAttribute("href", /^https:\/\/play\.google\.com\/store\/apps\/details\?id=[\w.]+$/);
  }
  expect(foreign.filter((url) => !url.startsWith("data:") && !url.startsWith("blob:"))).toEqual([]);
});
