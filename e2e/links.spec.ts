import type { Page } from "playwright/test";
import { query } from "./fixtures/database";
import {
  beginToJoin,
  inventPerson,
  invite,
  join,
  linkApp,
  openWithColleague,
  openWorkspace,
  resetTwoFactor,
  saveCodes,
  seeHeading,
} from "./fixtures/journey";
import { linkIn } from "./fixtures/outbox";
import { send } from "./fixtures/send";
import { expect, test } from "./fixtures/test";

const tokenOf = (link: string) => new URL(link).pathname.split("/").at(-1) ?? "";

/** Notes every address and Referer that a page sends, and what it shows in its address line. */
function watchAddresses(page: Page): string[] {
  const seen: string[] = [];
  page.on("request", async (request) => {
    seen.push(`${request.url()} from ${(await request.allHeaders()).referer ?? "nowhere"}`);
  });
  page.on("framenavigated", (frame) => seen.push(frame.url()));
  return seen;
}

test("[B6] two invitations are open in two tabs, and both join; a token stands in no address but its own entry", async ({
  page,
  openVisitor,
}) => {
  const [olga, zoe] = [inventPerson("Olga Owner"), inventPerson("Zoe Owner")];
  const acme = await openWorkspace(page, olga);
  const other = await openVisitor();
  const elsewhere = await openWorkspace(other, zoe);
  const bo = inventPerson("Bo Member");
  const here = { ...bo, app: null };
  const there = { ...bo, app: null };
  await invite(page, acme, bo);
  const first = linkIn(await bo.mailbox.next());
  await invite(other, elsewhere, bo);
  const second = linkIn(await bo.mailbox.next());

  const tab = await openVisitor();
  const tabs = [tab, await tab.context().newPage()] as const;
  const seen = tabs.map(watchAddresses);
  await tabs[0].goto(first);
  await tabs[1].goto(second);
  await seeHeading(tabs[0], `Join ${acme.name}`);
  await seeHeading(tabs[1], `Join ${elsewhere.name}`);
  for (const [one, person] of [
    [tabs[0], here],
    [tabs[1], there],
  ] as const) {
    await one.getByLabel("Your name").fill("Bo");
    await one.getByLabel("Password", { exact: true }).fill("short");
    await one.getByRole("button", { name: "Join" }).click();
    await expect(one.getByText(/^Use at least/)).toBeVisible();
    await one.reload();
    await one.getByLabel("Your name").fill(person.name);
    await one.getByLabel("Password", { exact: true }).fill(person.password);
    await one.getByRole("button", { name: "Join" }).click();
    await linkApp(one, person);
    await saveCodes(one, person);
    await seeHeading(one, one === tabs[0] ? acme.name : elsewhere.name);
  }
  // Each token was sent once, as the address that the mail gave, and was shown in no address line.
  for (const [at, link] of [first, second].entries()) {
    const withToken = (seen[at] ?? []).filter((address) => address.includes(tokenOf(link)));
    expect(withToken).toEqual([`${link} from nowhere`]);
  }
  await tabs[1].goto(first);
  await seeHeading(tabs[1], "This invitation was used");
});

test("[B6] a mail scanner that opens every link changes nothing, and the links work after it", async ({
  page,
  openVisitor,
}) => {
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);
  const eve = inventPerson("Eve Early");
  await invite(page, workspace, eve);
  const invitation = linkIn(await eve.mailbox.next());
  await resetTwoFactor(page, workspace, olga, bo);
  const stop = linkIn(await bo.mailbox.next(/was reset/));
  await his.context().clearCookies();
  await his.goto(`${workspace.path}/forgot-password`);
  await his.getByLabel("Email").fill(bo.email);
  await his.getByRole("button", { name: "Send" }).click();
  const reset = linkIn(await bo.mailbox.next(/Reset your password/));

  for (const link of [invitation, reset, stop]) {
    for (const headers of [{}, { "sec-purpose": "prefetch;prerender" }, { "user-agent": "Mail scanner" }]) {
      const entry = await send({ path: new URL(link).pathname, headers });
      expect(entry.status).toBe(303);
      expect(String(entry.headers.location)).not.toContain(tokenOf(link));
      const cookie = String(entry.headers["set-cookie"]).split(";")[0] ?? "";
      const opened = await send({ path: String(entry.headers.location), headers: { ...headers, cookie } });
      expect(opened.status).toBe(200);
      expect(opened.text).not.toContain(tokenOf(link));
      // Without its cookie the address opens nothing.
      const bare = await send({ path: String(entry.headers.location), headers });
      expect(bare.text).not.toContain("Join");
      expect(bare.text).not.toContain("New password");
    }
  }
  const [spent] = await query<{ count: string }>(
    `select (select count(*) from invitation where accepted_at is not null and member_id in (select id from member where email = $1))
      + (select count(*) from password_reset where spent_at is not null and member_id in (select id from member where email = $2))
      + (select count(*) from reset where ended_at is not null and member_id in (select id from member where email = $2)) as count`,
    [eve.email, bo.email],
  );
  expect(spent?.count).toBe("0");

  await his.goto(stop);
  await his.getByRole("button", { name: "Stop this reset" }).click();
  await expect(his.getByText("The reset is stopped")).toBeVisible();
  expect(his.url()).not.toContain(tokenOf(stop));
  await his.goto(reset);
  await his.getByLabel("New password").fill(`new-${bo.password}`);
  await his.getByRole("button", { name: "Save" }).click();
  await expect(his.getByText("Your new password is saved.")).toBeVisible();
  await join(await openVisitor(), workspace, eve, invitation);
});

test("[B6] a page whose link the browser no longer has says so, and keeps nothing back", async ({
  page,
  openVisitor,
}) => {
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);
  await resetTwoFactor(page, workspace, olga, bo);
  await his.goto(linkIn(await bo.mailbox.next(/was reset/)));
  await seeHeading(his, "Stop this reset");
  await his.context().clearCookies();
  await his.getByRole("button", { name: "Stop this reset" }).click();
  await expect(his.getByRole("main").getByRole("alert")).toContainText("Open the link in the email again.");
  await his.reload();
  await expect(his.getByText("Open the link in the email again.")).toBeVisible();
  for (const path of ["stop-reset/cut-short", "stop-policy/cut-short"]) {
    await his.goto(`${workspace.path}/${path}`);
    await expect(his.getByText("This link is not complete, or never was one.")).toBeVisible();
  }
});

test.describe("with scripts off", () => {
  test.use({ javaScriptEnabled: false });

  test("[B6] an invitation is followed and accepted", async ({ page, openVisitor }) => {
    const olga = inventPerson("Olga Owner");
    const workspace = await openWorkspace(page, olga);
    const bo = inventPerson("Bo Member");
    await invite(page, workspace, bo);
    const his = await openVisitor();
    await beginToJoin(his, bo);
    await seeHeading(his, "Set up two-factor authentication");
  });
});
