import type { Page } from "playwright/test";
import { query } from "./fixtures/database";
import {
  beginToJoin,
  chooseAction,
  inventPerson,
  invite,
  openSecurity,
  openWithColleague,
  openWorkspace,
  resetTwoFactor,
  seeHeading,
  signIn,
  signInWithPassword,
  signOut,
  type Workspace,
} from "./fixtures/journey";
import { nothingRequired, setPolicy } from "./fixtures/policy";
import { expect, test } from "./fixtures/test";

/** Checks that a page is at sign-in, and says why in a region that assistive technology announces. */
async function seeWhy(page: Page, workspace: Workspace, because: string, sentence: string): Promise<void> {
  await seeHeading(page, `Sign in to ${workspace.name}`);
  expect(new URL(page.url()).searchParams.get("because")).toBe(because);
  await expect(page.getByRole("status").filter({ hasText: sentence })).toBeVisible();
}

test("[C7] a set-up that ends says why: its requirement was lifted, or its 30 minutes are over", async ({
  page,
  openVisitor,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const [bo, eve] = [inventPerson("Bo Member"), inventPerson("Eve Member")];
  const [his, hers] = [await openVisitor(), await openVisitor()];
  for (const [tab, person] of [[his, bo] as const, [hers, eve] as const]) {
    await invite(page, workspace, person);
    await beginToJoin(tab, person);
    await tab.getByRole("button", { name: "Authenticator app" }).click();
    await expect(tab.getByLabel("Set-up key")).toBeVisible();
  }
  await query(
    "update session set expires_at = now() - interval '1 second' where member_id = (select id from member where email = $1)",
    [eve.email],
  );
  await hers.getByLabel("Verification code").fill("000000");
  await seeWhy(hers, workspace, "set-up-time", "The set-up took longer than 30 minutes");

  await setPolicy(workspace.slug, nothingRequired);
  await his.getByLabel("Verification code").fill("000000");
  await seeWhy(his, workspace, "lifted", "Two-factor authentication is not required of you any more");
});

test("[C7] a session that someone ended says who and why: from another device, by an admin, by a reset, by deactivation", async ({
  page,
  openVisitor,
}) => {
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);
  const other = await openVisitor();
  await signIn(other, workspace, bo);
  await openSecurity(other, bo);
  await other.getByRole("button", { name: "End all others" }).click();
  await expect(other.getByRole("region", { name: "Sessions" }).getByRole("listitem")).toHaveCount(1);
  await his.goto(`${workspace.path}/account/security`);
  await seeWhy(his, workspace, "elsewhere", "You ended this session from another device");

  await chooseAction(page, workspace, bo, "End sessions");
  await page.getByRole("dialog").getByRole("button", { name: "End sessions" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  // A press on a page that is open is answered the same way as a new page.
  await other.getByRole("button", { name: "Generate new codes" }).click();
  await seeWhy(other, workspace, "admin", "An admin ended your sessions");

  const code = await resetTwoFactor(page, workspace, olga, bo);
  await signInWithPassword(his, workspace, bo);
  await his.getByLabel("Reset code").fill(code);
  await his.getByRole("button", { name: "Continue" }).click();
  await seeHeading(his, "Set up two-factor authentication");
  await resetTwoFactor(page, workspace, olga, bo);
  await his.getByRole("button", { name: "Authenticator app" }).click();
  await seeWhy(his, workspace, "reset", "Your two-factor authentication was reset");

  await signInWithPassword(his, workspace, bo);
  await expect(his.getByLabel("Reset code")).toBeVisible();
  await chooseAction(page, workspace, bo, "Deactivate");
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await his.reload();
  await seeWhy(his, workspace, "deactivated", "This account is deactivated");
});

test("[C7] the other tab of a browser that signed out says so, in the workspace it left only, until it signs in again", async ({
  page,
  openVisitor,
}) => {
  const { workspace, bo, his } = await openWithColleague(page, openVisitor);
  const other = await his.context().newPage();
  await other.goto(`${workspace.path}/account/security`);
  await seeHeading(other, "Security");
  await signOut(his, bo);
  await other.getByRole("button", { name: "Generate new codes" }).click();
  await seeWhy(other, workspace, "signed-out", "You signed out in this browser");
  await other.goto(`${workspace.path}/account/security`);
  await seeWhy(other, workspace, "signed-out", "You signed out in this browser");

  const elsewhere = await openWorkspace(await openVisitor(), inventPerson("Zoe Owner"));
  await other.goto(elsewhere.path);
  await seeHeading(other, `Sign in to ${elsewhere.name}`);
  expect(new URL(other.url()).search).toBe("");
  await signInWithPassword(his, workspace, bo);
  await seeHeading(his, "Two-factor authentication");
  await his.context().clearCookies({ name: "gatehouse.session" });
  await other.goto(`${workspace.path}/account/security`);
  await seeHeading(other, `Sign in to ${workspace.name}`);
  expect(new URL(other.url()).search).toBe("");
});

test("[C7] reasons are for the holder of the session: an address with another word, or no session, says nothing", async ({
  page,
  openVisitor,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const stranger = await openVisitor();
  await stranger.goto(`${workspace.path}/account/security`);
  await seeHeading(stranger, `Sign in to ${workspace.name}`);
  expect(new URL(stranger.url()).search).toBe("");
  for (const because of ["constructor", "__proto__", "Call+0800", "lifted&because=time", ""]) {
    await stranger.goto(`${workspace.path}/sign-in?because=${because}`);
    await seeHeading(stranger, `Sign in to ${workspace.name}`);
    await expect(stranger.getByRole("status").filter({ hasText: /./ })).toHaveCount(0);
  }
});
