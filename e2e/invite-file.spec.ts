import type { Page } from "playwright/test";
import { runOperator } from "../test/run-operator";
import { inventPerson, openWorkspace } from "./fixtures/journey";
import { linkIn } from "./fixtures/outbox";
import { expect, test } from "./fixtures/test";

const csv = (name: string, text: string | Buffer) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

const previewOf = (page: Page) => page.getByRole("region", { name: "Preview" });
const pressSend = (page: Page) => page.getByRole("button", { name: "Send invitations" }).click();

test("people are invited from a CSV file, and every line gets a result", async ({ page, openVisitor }) => {
  const olga = inventPerson("Olga Owner");
  const bo = inventPerson("Bo Member");
  const workspace = await openWorkspace(page, olga);
  await page.goto(`${workspace.path}/admin/members/invite`);
  const lines = [
    "Full name;E-mail;Role",
    `"Member; Bo";${bo.email};member`,
    `Olga;${olga.email.toUpperCase()};`,
    ";nonsense;",
    `Bo again;${bo.email};admin`,
    `Wanda;wanda.${bo.email};wizard`,
  ];
  await page.getByLabel("Or a CSV file").setInputFiles(csv("people.csv", `\ufeff${lines.join("\r\n")}\r\n`));
  await pressSend(page);
  await expect(previewOf(page).getByText("1 person to invite")).toBeVisible();
  const row = (line: number) => page.getByRole("row", { name: new RegExp(`^${line} `) });
  await expect(row(3).last()).toContainText("Has an account here already");
  await pressSend(page);
  await expect(page.getByText("1 invitation sent")).toBeVisible();
  await expect(row(3)).toContainText("Has an account here already");
  await expect(row(4)).toContainText("Not an address");
  await expect(row(5)).toContainText("Stands on line 2 already");
  await expect(row(6)).toContainText("A role that is unknown or that you can't give");
  await expect(page.getByRole("row")).toHaveCount(5);

  await page.goto(`${workspace.path}/admin/members?twoFactor=invited`);
  await expect(page.getByRole("row", { name: /Member; Bo/ })).toBeVisible();
  const his = await openVisitor();
  await his.goto(linkIn(await bo.mailbox.next()));
  await expect(his.getByLabel("Your name")).toHaveValue("Member; Bo");
});

test("a thousand lines go in slices with a progress bar, can be stopped, and the rest sent", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  const granted = await runOperator(
    ["grant-invitations", "--workspace", workspace.slug, "--a-day", "2000"],
    JSON.parse(process.env.E2E_SETTINGS ?? "{}"),
  );
  expect(granted).toMatchObject({ code: 0, err: "" });
  await page.goto(`${workspace.path}/admin/members/invite`);
  const lines = Array.from({ length: 1_200 }, (_, i) => `p${i}@${workspace.slug}.test`);
  await page.getByLabel("Or a CSV file").setInputFiles(csv("many.csv", `email\n${lines.join("\n")}`));
  await pressSend(page);
  await expect(previewOf(page).getByText("1,200 people to invite")).toBeVisible();
  await pressSend(page);
  await expect(page.getByRole("progressbar", { name: "Sending invitations from many.csv" })).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: /^Send the other/ }).click();
  await expect(page.getByText("1,200 invitations sent")).toBeVisible();
  const report = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download report" }).click();
  const text = await (await report).createReadStream().then(async (stream) => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  });
  expect(text.trim().split("\r\n")).toHaveLength(1_200);
  expect(text).toContain(`line 2\tp0@${workspace.slug}.test\tInvited`);
  await page.goto(`${workspace.path}/admin/members?twoFactor=invited`);
  await expect(page.getByText("1,200 members", { exact: true })).toBeVisible();
});

test("[A5] a new workspace sends fifty of sixty lines, each other says why, and a list keeps what is left for later", async ({
  page,
}) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await page.goto(`${workspace.path}/admin/members/invite`);
  const lines = Array.from({ length: 60 }, (_, i) => `p${i}@${workspace.slug}.test`);
  await page.getByLabel("Or a CSV file").setInputFiles(csv("sixty.csv", `email\n${lines.join("\n")}`));
  await pressSend(page);
  await expect(previewOf(page)).toBeVisible();
  await pressSend(page);
  await expect(page.getByText("50 invitations sent")).toBeVisible();
  await expect(page.getByRole("row", { name: /^61 / })).toContainText(
    "beyond this workspace's invitations for the day",
  );
  await page.reload();
  await page.getByLabel("Email addresses").fill(lines.slice(48, 52).join("\n"));
  await page.getByRole("button", { name: "Send invitations" }).click();
  await expect(page.getByText("has used up its invitations for the day")).toContainText("2 addresses");
  await expect(page.getByLabel("Email addresses")).toHaveValue(lines.slice(50, 52).join("\n"));
});

test("a file that is not a list of people is refused with a reason, and nothing is sent", async ({ page }) => {
  const olga = inventPerson("Olga Owner");
  const workspace = await openWorkspace(page, olga);
  await page.goto(`${workspace.path}/admin/members/invite`);
  const file = page.getByLabel("Or a CSV file");
  const send = page.getByRole("button", { name: "Send invitations" });
  await file.setInputFiles(csv("people.xlsx", Buffer.from("504b0304140000000800", "hex")));
  await send.click();
  await expect(page.getByText("This is not a CSV file.")).toBeVisible();
  await file.setInputFiles(csv("empty.csv", "email\n"));
  await send.click();
  await expect(page.getByText("There are no lines in this file.")).toBeVisible();
  await file.setInputFiles(csv("quote.csv", 'email,name\nann@acme.test,"Ann\nbo@acme.test,Bo\n'));
  await send.click();
  await expect(page.getByText("A quotation mark opens on line 2 and never closes.")).toBeVisible();
  await file.setInputFiles(csv("people.csv", "bo@acme.test\n"));
  await page.getByLabel("Email addresses").fill("ann@acme.test");
  await send.click();
  await expect(page.getByText("You pasted addresses as well.")).toBeVisible();
  await page.goto(`${workspace.path}/admin/members?twoFactor=invited`);
  await expect(page.getByText("No member fits these filters.")).toBeVisible();
});
