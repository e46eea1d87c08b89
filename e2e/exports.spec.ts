import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright/test";
import { runOperator } from "../test/run-operator";
import { query } from "./fixtures/database";
import { inventPerson, openWithColleague, openWorkspace, seeHeading } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

/** Presses the control that starts a download, and returns the file's name and text. */
async function download(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

/**
 * Reads comma-separated values by RFC 4180, after a check with semicolons as separators, which some spreadsheets use.
 */
function readCsv(text: string): string[][] {
  for (const part of text.split(/[;\t\r\n]/)) expect(part).not.toMatch(/^[\s"]*[=+\-@]/);
  const lines = text.trimEnd().split("\r\n");
  return lines.map((line) =>
    [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(([, quoted, bare]) =>
      quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'),
    ),
  );
}

test("the audit log is filtered, and its export verified offline; the members' list opens in a spreadsheet without running a formula", async ({
  page,
}) => {
  const olga = { ...inventPerson("Olga Owner"), name: '=Olga; =HYPERLINK("x"), Owner' };
  const workspace = await openWorkspace(page, olga);
  await page.goto(`${workspace.path}/admin/audit`);
  await seeHeading(page, "Audit log");
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows.filter({ hasText: "Workspace created" })).toHaveCount(1);
  await page.getByRole("combobox", { name: "Event" }).selectOption("Signed in");
  await page.getByLabel("By", { exact: true }).fill(olga.email);
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(rows.filter({ hasText: "Workspace created" })).toHaveCount(0);
  await expect(rows.filter({ hasText: "Signed in" })).not.toHaveCount(0);

  const keys = (await page.locator("details", { hasText: "Public key" }).locator("code").textContent()) ?? "";
  const log = await download(page, () => page.getByRole("button", { name: "Export" }).click());
  expect(log.name).toMatch(new RegExp(`^${workspace.slug}-audit-\\d{4}-\\d\\d-\\d\\d\\.jsonl$`));
  const [first] = log.text.split("\n").map((line) => line && JSON.parse(line).shown);
  expect(first).toMatchObject({
    Event: expect.stringContaining("Workspace created"),
    When: expect.stringMatching(/UTC$/),
  });
  const context = page.context();
  await context.addCookies([{ name: "language", value: "de", url: page.url() }]);
  const german = await page.request.get(`${workspace.path}/admin/audit/export`);
  expect(JSON.parse((await german.text()).split("\n")[0] ?? "").shown).toHaveProperty("Ereignis");
  await context.addCookies([{ name: "language", value: "en", url: page.url() }]);
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-export-"));
  writeFileSync(join(folder, log.name), log.text);
  // Without the product's settings, like someone who has only the file.
  const verified = await runOperator(["verify-audit", "--file", join(folder, log.name), "--keys", keys]);
  rmSync(folder, { recursive: true });
  const events = log.text.trimEnd().split("\n").length - 1;
  expect(verified).toMatchObject({ code: 0, out: expect.stringContaining(`${events} events, sound`) });

  await page.goto(`${workspace.path}/admin/members`);
  const list = await download(page, () => page.getByRole("button", { name: "Export CSV" }).click());
  expect(list.name).toMatch(/\.csv$/);
  const [head, row, ...others] = readCsv(list.text.replace(/^\uFEFF/, ""));
  expect(others).toEqual([]);
  expect(head?.slice(0, 2)).toEqual(["Name", "Email"]);
  expect(row?.slice(0, 2)).toEqual([`'=Olga; '=HYPERLINK("x"), Owner`, olga.email]);
  expect(row).toHaveLength(head?.length ?? 0);
});

test("[B6] a download that a member may not have is refused, and leaves a row in the audit log", async ({
  page,
  openVisitor,
}) => {
  const { workspace, his } = await openWithColleague(page, openVisitor);
  for (const path of ["members/export", "audit/export"])
    expect((await his.request.get(`${workspace.path}/admin/${path}`)).status()).toBe(404);
  const refused = await query<{ act: string }>(
    `select entry::jsonb #>> '{data,act}' as act from audit_event where action = 'act.refused'
     and workspace_id = (select id from workspace where slug = $1) order by sequence`,
    [workspace.slug],
  );
  expect(refused.map(({ act }) => act)).toEqual(["members.export", "audit.export"]);
});
