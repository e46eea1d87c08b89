import { inventPerson, openWorkspace, seeHeading, signIn, signInWithPassword, signOut } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

test("[E6] [E7] [E11] [E15] [R3] a workspace is opened: address confirmed, app linked from the QR code, codes saved", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  expect(olga.app?.issuer).toBe(workspace.name);
  expect(olga.app?.label).toBe(`${workspace.name}:${olga.email}`);
  expect(olga.app?.key).toHaveLength(32);
  expect(olga.recoveryCodes).toHaveLength(10);
  for (const code of olga.recoveryCodes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
});

test("[S1] [S5] [S6] the second step comes on a page of its own, at every sign-in", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await signOut(page, olga);
  await signInWithPassword(page, workspace, olga);
  await seeHeading(page, "Two-factor authentication");
  expect(new URL(page.url()).pathname).toBe(`${workspace.path}/verify`);
  await page.goto(workspace.path);
  await seeHeading(page, "Two-factor authentication");
  await page.getByLabel("Verification code").fill(olga.app?.wrongCode() ?? "");
  await expect(page.getByText("That code did not work. Wait for the next one and try again.")).toBeVisible();
  await page.getByLabel("Verification code").fill((await olga.app?.nextCode()) ?? "");
  await seeHeading(page, workspace.name);
  await signOut(page, olga);
  await signIn(page, workspace, olga);
});

test("a browser keeps the session's token and, after signing out, only the known-device token, the passkey challenge and a note that it signed out", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const names = async () => (await page.context().cookies()).map(({ name }) => name).sort();
  expect(await names()).toEqual(["gatehouse.devices", "gatehouse.session"]);
  await signOut(page, olga);
  // The sign-in form asks for passkey suggestions as soon as it is shown.
  await expect.poll(names).toEqual(["gatehouse.ceremony", "gatehouse.devices", "gatehouse.left"]);
  await signInWithPassword(page, workspace, olga);
  await seeHeading(page, "Two-factor authentication");
  expect(await names()).toEqual(["gatehouse.ceremony", "gatehouse.devices", "gatehouse.session"]);
  for (const { httpOnly, sameSite, path } of await page.context().cookies())
    expect({ httpOnly, sameSite, path }).toEqual({
      httpOnly: true,
      sameSite: expect.stringMatching(/^(Lax|Strict)$/),
      path: "/",
    });
});

test("[S2] [R2] a recovery code signs in once, by its own switch and in the code field", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const [first = "", second = ""] = olga.recoveryCodes;
  await signOut(page, olga);
  await signInWithPassword(page, workspace, olga);
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(first.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Verify" }).click();
  await seeHeading(page, "Replace what you lost");
  await expect(page.getByText("9 recovery codes left")).toBeVisible();
  await page.getByRole("link", { name: "I still have it: go on" }).click();
  await seeHeading(page, workspace.name);
  expect((await olga.mailbox.next(/recovery code/i)).text).not.toContain(first);

  await signOut(page, olga);
  await signInWithPassword(page, workspace, olga);
  await page.getByLabel("Verification code").fill(first);
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("That recovery code was already used.")).toBeVisible();
  await page.getByLabel("Verification code").fill(second);
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("8 recovery codes left")).toBeVisible();
});

test("signing out clears what scripts stored, keeps the theme, and nothing of the session is shown again", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.getByRole("button", { name: "Dark" })).toHaveAttribute("aria-pressed", "true");
  await page.goto(`${workspace.path}/account/security`);
  await page.evaluate(() => localStorage.setItem("left", "behind"));
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await signOut(page, olga);
  expect(await (await answer).headerValue("clear-site-data")).toBe('"storage"');
  expect(await page.evaluate(() => localStorage.getItem("left"))).toBeNull();
  expect((await page.context().cookies()).filter(({ name }) => name.includes("session"))).toEqual([]);
  await expect(page.getByRole("button", { name: "Dark" })).toHaveAttribute("aria-pressed", "true");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: /^Sign in to/ })).toBeVisible();
});
