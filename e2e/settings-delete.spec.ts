import { query } from "./fixtures/database";
import { inventPerson, invite, openWithColleague, openWorkspace, seeHeading } from "./fixtures/journey";
import { linkIn } from "./fixtures/outbox";
import { ageProofs } from "./fixtures/proofs";
import { expect, test } from "./fixtures/test";

test("[W5] an owner asks for the deletion; everyone is told, no one new gets in, and any owner keeps the workspace", async ({
  page,
  openVisitor,
}) => {
  const { workspace, olga, bo, his } = await openWithColleague(page, openVisitor);
  const eve = inventPerson("Eve Early");
  await invite(page, workspace, eve);
  const invitation = linkIn(await eve.mailbox.next());
  await page.goto(`${workspace.path}/admin/settings`);
  const section = page.getByRole("region", { name: "Delete workspace" });
  await section.getByLabel("Type its name to confirm").fill("Something else");
  await section.getByRole("button", { name: "Delete workspace" }).click();
  await expect(page.getByText("That is not the name of this workspace.")).toBeVisible();
  await ageProofs(workspace.slug);
  await section.getByLabel("Type its name to confirm").fill(workspace.name);
  await section.getByRole("button", { name: "Delete workspace" }).click();
  await seeHeading(page, "Confirm it is you");
  await page.getByLabel("Password", { exact: true }).fill(olga.password);
  await page.getByLabel("Verification code").fill((await olga.app?.nextCode()) ?? "");
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await seeHeading(page, "Settings");
  await expect(page.getByText("The workspace will be deleted in seven days.").first()).toBeVisible();
  expect((await bo.mailbox.next(/is to be deleted/)).text).toContain("Until then you can sign in as ever.");
  expect((await olga.mailbox.next(/is to be deleted/)).text).toContain("/admin/settings");

  await his.goto(workspace.path);
  await expect(his.getByText("This workspace is to be deleted on")).toBeVisible();
  await expect(his.getByRole("link", { name: "Take it back" })).toHaveCount(0);
  const visitor = await openVisitor();
  await visitor.goto(`${workspace.path}/sign-in`);
  await expect(visitor.getByText("This workspace is to be deleted on")).toBeVisible();
  await visitor.goto(invitation);
  await seeHeading(visitor, "This workspace is to be deleted");

  await page.goto(workspace.path);
  await page.getByRole("link", { name: "Take it back" }).click();
  await page.getByRole("button", { name: "Keep workspace" }).click();
  await expect(page.getByText("The workspace stays.").first()).toBeVisible();
  expect((await bo.mailbox.next(/is not deleted/)).text).toContain("Nothing was deleted.");
  await visitor.goto(invitation);
  await seeHeading(visitor, `Join ${workspace.name}`);
});

test("[W5] after seven days the workspace is gone, with its sessions, and its address stays taken", async ({
  page,
  openVisitor,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await page.goto(`${workspace.path}/account/profile`);
  await page.getByLabel("Language", { exact: true }).selectOption("de");
  await page.getByRole("button", { name: "Save" }).click();
  await seeHeading(page, "Profil");
  await page.goto(`${workspace.path}/admin/settings`);
  const section = page.getByRole("region", { name: "Workspace löschen" });
  await section.getByLabel("Name des Workspace zur Bestätigung").fill(workspace.name);
  await section.getByRole("button", { name: "Workspace löschen" }).click();
  await expect(page.getByText("Der Workspace wird in sieben Tagen gelöscht.").first()).toBeVisible();
  await olga.mailbox.next(/wird gelöscht/);
  await query(`do $$ begin
    set local session_replication_role = replica;
    update workspace set delete_at = date_trunc('second', now() - interval '1 hour') where slug = '${workspace.slug}';
    update task t set subject = to_char(w.delete_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"'), not_before = w.delete_at
      from workspace w where w.slug = '${workspace.slug}' and t.workspace_id = w.id and t.kind = 'erase';
  end $$`);
  expect((await olga.mailbox.next(/wurde gelöscht/)).text).toContain("niemand mehr belegen");
  await expect(async () => {
    const [left] = await query<{ n: number }>(
      "select count(*)::int as n from audit_event where workspace_id = (select id from workspace where slug = $1)",
      [workspace.slug],
    );
    expect(left?.n).toBe(0);
  }).toPass();
  const visitor = await openVisitor();
  expect((await visitor.request.get(`${workspace.path}/sign-in`)).status()).toBe(404);
  expect((await page.request.get(`${workspace.path}/account/security`, { maxRedirects: 0 })).status()).not.toBe(200);
  await visitor.goto("/new");
  await visitor.getByLabel("Workspace name").fill("Someone Else");
  await visitor.getByLabel("Workspace address").fill(workspace.slug);
  await visitor.getByLabel("Your name").fill("Zoe");
  await visitor.getByLabel("Email").fill(inventPerson("Zoe").email);
  await visitor.getByLabel("Password", { exact: true }).fill(olga.password);
  await visitor.getByRole("button", { name: "Create workspace" }).click();
  await expect(visitor.getByText("That address is taken.")).toBeVisible();
});
