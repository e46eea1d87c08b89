import { inventPerson, openWithColleague, openWorkspace, seeHeading, signInWithPassword } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

test.describe("with scripts off", () => {
  test.use({ javaScriptEnabled: false });

  test("[S1] [S2] [E11] a workspace is opened, and password, app code and recovery code sign in", async ({
    page,
    context,
  }) => {
    const olga = inventPerson("Olga Owner");
    const workspace = await openWorkspace(page, olga);

    await context.clearCookies();
    await signInWithPassword(page, workspace, { ...olga, password: "not the password at all" });
    await expect(page.getByRole("alert")).toContainText(
      "That email and password don’t match. Check both, or reset your password.",
    );
    await expect(page.getByLabel("Email")).toHaveValue(olga.email);
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");

    await signInWithPassword(page, workspace, olga);
    await seeHeading(page, "Two-factor authentication");
    const code = (await olga.app?.nextCode()) ?? "";
    await page.getByLabel("Verification code").fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await page.getByRole("button", { name: "Verify" }).click();
    await seeHeading(page, workspace.name);

    await context.clearCookies();
    await signInWithPassword(page, workspace, olga);
    await page.getByRole("link", { name: "Use a recovery code" }).click();
    await page.getByLabel("Recovery code").fill(olga.recoveryCodes[0] ?? "");
    await page.getByRole("button", { name: "Verify" }).click();
    await seeHeading(page, "Replace what you lost");
    await page.getByRole("link", { name: "I still have it: go on" }).click();
    await seeHeading(page, workspace.name);
  });

  test("[A1] a request for help takes the place of its button once it is sent", async ({ page, openVisitor }) => {
    const { workspace, bo, his } = await openWithColleague(page, openVisitor);
    await his.context().clearCookies();
    await signInWithPassword(his, workspace, bo);
    await his.getByRole("link", { name: "Lost access?" }).click();
    await his.getByRole("button", { name: "Ask an admin for help" }).click();
    await expect(his.getByRole("status")).toContainText(/You asked for help on .+ UTC\. Your request is with them/);
    await expect(his.getByRole("button", { name: "Ask an admin for help" })).toHaveCount(0);
  });

  test("each button of the policy's form does what it says, and its answer comes back to the form", async ({
    page,
  }) => {
    const workspace = await openWorkspace(page, inventPerson("Olga Owner"));
    const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
    const label = page.getByLabel("Name in authenticator apps");
    await page.goto(`${workspace.path}/admin/policy`);
    await page.getByLabel("Anyone with an address at these domains").check();
    await label.fill("Acme Reseller");
    await press("Publish");
    await expect(page.getByText("Name at least one domain, like example.com.")).toBeVisible();
    await expect(label).toHaveValue("Acme Reseller");
    await page.getByLabel("Domains", { exact: true }).fill("example.test");
    await press("Rehearse");
    await expect(page.getByRole("region", { name: "Rehearsal" })).toContainText("Acme Reseller");
    await press("Discard draft");
    await expect(page.getByText("The draft is gone.")).toBeVisible();
    await label.fill("Acme Works");
    await press("Rehearse");
    await expect(page.getByRole("region", { name: "Rehearsal" })).toContainText("Acme Works");
    await press("Publish");
    await expect(page.getByText("Published.")).toBeVisible();
    await expect(label).toHaveValue("Acme Works");
  });
});
