import type { Page } from "playwright/test";
import { inventPerson, openWithColleague, openWorkspace, seeHeading, signInWithPassword } from "./fixtures/journey";
import { origin, send } from "./fixtures/send";
import { expect, test } from "./fixtures/test";

test("[E7] a workspace's address is read in any case", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await page.goto(`/w/${workspace.slug.toUpperCase()}/account/security?open=password`);
  await expect(page).toHaveURL(`${origin().origin}${workspace.path}/account/security?open=password`);
});

test("[E7] a password manager is led to where the password is changed", async ({ page }) => {
  const away = await send({ path: "/.well-known/change-password" });
  expect(away).toMatchObject({ status: 303, headers: { location: "/find" } });
  const none = await send({ path: "/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200" });
  expect(none.status).toBe(404);
  const workspace = await openWorkspace(page, inventPerson("Olga Owner"));
  await page.goto("/.well-known/change-password");
  await expect(page).toHaveURL(`${origin().origin}${workspace.path}/account/security#password`);
  await expect(page.locator("#password").getByRole("heading", { name: "Password" })).toBeInViewport();
});

test("[E7] who is signed out at a page of the console comes back to it; only to one of its own, once", async ({
  page,
  openVisitor,
}) => {
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);
  const answer = async (person: typeof olga, at: Page) => {
    await signInWithPassword(at, workspace, person);
    await seeHeading(at, "Two-factor authentication");
    await at.getByLabel("Verification code").fill((await person.app?.nextCode()) ?? "");
  };
  const signInAt = async (address: string, person = olga, at = page) => {
    await at.context().clearCookies();
    await at.goto(address);
    await seeHeading(at, `Sign in to ${workspace.name}`);
    await answer(person, at);
  };
  await signInAt(`${workspace.path}/admin/members?twoFactor=enabled`);
  await expect(page).toHaveURL(/\/admin\/members\?twoFactor=enabled$/);

  // A link inside a page that is open longer than its session.
  await page.goto(workspace.path);
  await page.context().clearCookies({ name: "gatehouse.session" });
  await page.getByRole("link", { name: "Policy", exact: true }).click();
  await seeHeading(page, `Sign in to ${workspace.name}`);
  await answer(olga, page);
  await expect(page).toHaveURL(new RegExp(`${workspace.path}/admin/policy$`));

  // A button of a page that is open longer than its session.
  await page.goto(`${workspace.path}/admin/policy`);
  await page.context().clearCookies({ name: "gatehouse.session" });
  await page.getByRole("switch", { name: "Require two-factor authentication" }).uncheck();
  await page.getByRole("button", { name: "Rehearse" }).click();
  await seeHeading(page, `Sign in to ${workspace.name}`);
  expect(page.url()).toBe(`${origin().origin}${workspace.path}/sign-in`);
  await answer(olga, page);
  await expect(page).toHaveURL(new RegExp(`${workspace.path}/admin/policy$`));

  // The download is no page, the console is not for a member, and a cookie that someone else wrote names nothing.
  for (const [address, person, at] of [
    [`${workspace.path}/admin/audit/export`, olga, page],
    [`${workspace.path}/admin/members`, bo, his],
  ] as const) {
    await signInAt(address, person, at);
    await seeHeading(at, workspace.name);
    expect(new URL(at.url()).pathname).toBe(workspace.path);
  }
  await page.context().clearCookies();
  const forged = `${Buffer.from(`${workspace.path}/admin/policy`).toString("base64url")}.${"A".repeat(43)}`;
  await page.context().addCookies([{ name: "gatehouse.return", value: forged, url: origin().origin }]);
  await answer(olga, page);
  await seeHeading(page, workspace.name);
  expect(new URL(page.url()).pathname).toBe(workspace.path);
});

test("[E7] the session's cookie ends with the session, and the browser knows every feature we name", async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const lives = async () => {
    const cookie = (await page.context().cookies()).find(({ name }) => name === "gatehouse.session");
    return ((cookie?.expires ?? 0) - Date.now() / 1000) / 60;
  };
  const owners = await lives();
  expect(owners).toBeGreaterThan(11 * 60);
  expect(owners).toBeLessThanOrEqual(12 * 60 + 1);
  await page.context().clearCookies();
  await signInWithPassword(page, workspace, olga);
  await seeHeading(page, "Two-factor authentication");
  const half = await lives();
  expect(half).toBeGreaterThan(1);
  expect(half).toBeLessThanOrEqual(10);
  expect(complaints.filter((text) => /permissions-policy|unrecognized feature/i.test(text))).toEqual([]);
});
