import type { Page } from "playwright/test";
import { expectAccessible } from "./fixtures/axe";
import { inventPerson, openWorkspace, seeHeading } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

const csv = (name: string, text: string | Buffer) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

const previewOf = (page: Page) => page.getByRole("region", { name: "Preview" });
const pressSend = (page: Page) => page.getByRole("button", { name: "Send invitations" }).click();

/** Opens the page as a new owner, and sends the form with a file once. Returns the workspace. */
async function openFile(page: Page, file: ReturnType<typeof csv>) {
  const workspace = await openWorkspace(page, inventPerson("Olga Owner"));
  await page.goto(`${workspace.path}/admin/members/invite`);
  await page.getByLabel("Or a CSV file").setInputFiles(file);
  await pressSend(page);
  return workspace;
}

/** Expects that the workspace has invited so many people. */
async function expectInvited(page: Page, path: string, text: string) {
  await page.goto(`${path}/admin/members?twoFactor=invited`);
  await expect(page.getByText(text, { exact: true })).toBeVisible();
}

test("[E1] [W15] a file is shown before the first mail: its columns, its people, and the lines that are passed over", async ({
  page,
}) => {
  const text = [
    "First Name [Required],Last Name [Required],Email Address [Required],Recovery Email",
    "Mira,Sand,mira@mill.example,mira@attic.example",
    "Jo,Holm,,jo@attic.example",
    "Cy,Berg,cy@mill.example,",
    "",
  ].join("\n");
  const workspace = await openFile(page, csv("google.csv", `\ufeff${text}`));
  const preview = previewOf(page);
  await expect(preview.getByText("2 people to invite")).toBeVisible();
  await expect(preview).toContainText("email = column 3 “Email Address [Required]”, name = columns 1 + 2");
  await expect(preview.getByRole("row", { name: /^3 / }).last()).toContainText("No address in the chosen column");
  await expect(preview.getByLabel("Column with the address")).toHaveValue("3");
  await expectAccessible(page);

  await preview.getByLabel("Column with the address").selectOption({ label: "Column 4: Recovery Email" });
  await expect(preview).toContainText("email = column 4");
  await expect(preview.getByLabel("Column with the address")).toBeFocused();
  await preview.getByRole("button", { name: "Back" }).click();
  await expect(preview).toHaveCount(0);
  await pressSend(page);
  await expect(preview).toContainText("email = column 3");
  await preview.getByLabel("Column with the rest of the name").selectOption("None");
  await expect(preview).toContainText("name = column 1");
  await pressSend(page);
  await expect(page.getByText("2 invitations sent")).toBeVisible();
  await expectInvited(page, workspace.path, "2 members");
  const row = page.getByRole("row", { name: /mira@mill\.example/ });
  await expect(row).toContainText("Mira");
  await expect(row).not.toContainText("Sand");
});

test("[E1] where two addresses compete nothing is sent, and the person chooses the column", async ({ page }) => {
  const text = "Person,Contact A,Contact B\nMira Sand,mira@attic.example,mira@mill.example\n";
  const workspace = await openFile(page, csv("two.csv", text));
  const preview = previewOf(page);
  await expect(preview.getByText("Which column has the addresses?")).toBeVisible();
  await pressSend(page);
  await expect(preview.getByText("Choose the column with the addresses.")).toBeVisible();
  await expectAccessible(page);
  await preview.getByLabel("Column with the address").selectOption("3");
  await expect(preview.getByText("1 person to invite")).toBeVisible();
  await pressSend(page);
  await expect(page.getByText("1 invitation sent")).toBeVisible();
  await expectInvited(page, workspace.path, "1 member");
  await expect(page.getByText("mira@mill.example").first()).toBeVisible();
});

test("[E1] cells pasted from a spreadsheet are shown first; a plain list goes with one press", async ({ page }) => {
  const workspace = await openWorkspace(page, inventPerson("Olga Owner"));
  await page.goto(`${workspace.path}/admin/members/invite`);
  const pasted = page.getByLabel("Email addresses");
  await pasted.fill("Name\tPrivate email\tEmail\nMira\tmira@attic.example\tmira@mill.example\n");
  await pressSend(page);
  await expect(previewOf(page).getByText("1 person to invite")).toBeVisible();
  await pressSend(page);
  await expect(page.getByText("1 invitation sent")).toBeVisible();
  await pasted.fill("Holm, Jo <jo@mill.example>; cy@mill.example");
  await pressSend(page);
  await expect(page.getByText("2 invitations sent")).toBeVisible();
  await expectInvited(page, workspace.path, "3 members");
});

test("[E2] an address of another script is shown as people write it, and others wait to be corrected", async ({
  page,
}) => {
  const workspace = await openWorkspace(page, inventPerson("Olga Owner"));
  await page.goto(`${workspace.path}/admin/members/invite`);
  const pasted = page.getByLabel("Email addresses");
  await pasted.fill("r&d@mill.example, mailto:bo@bücher.example; not an address");
  await pressSend(page);
  await expect(page.getByText("2 invitations sent")).toBeVisible();
  await expect(page.getByText("1 entry is not an email address. Correct it below.")).toBeVisible();
  await expect(pasted).toHaveValue("not an address");
  await expectInvited(page, workspace.path, "2 members");
  await expect(page.getByRole("row", { name: /r&d@mill\.example/ })).toBeVisible();
  await page.getByRole("link", { name: "bo@bücher.example" }).click();
  await seeHeading(page, "bo@bücher.example");
});

test.describe("with scripts off", () => {
  test.use({ javaScriptEnabled: false });

  test("[E1] a first post shows a file, and a second sends it", async ({ page }) => {
    const text =
      "sep=;\r\nName;E-Mail (privat);E-Mail\r\nMira Sänd;mira@attic.example;mira@mill.example\r\nJo;;nonsense\r\n";
    const workspace = await openFile(page, csv("people.csv", Buffer.from(`\ufeff${text}`, "utf16le")));
    await seeHeading(page, "Invite members");
    const preview = previewOf(page);
    await expect(preview.getByText("1 person to invite")).toBeVisible();
    await expect(preview).toContainText("email = column 3 “E-Mail”");
    await expect(preview.getByRole("row", { name: /^4 / }).last()).toContainText("Not an address");
    await pressSend(page);
    await expect(page.getByText("1 invitation sent")).toBeVisible();
    await expectInvited(page, workspace.path, "1 member");
    await expect(page.getByRole("row", { name: /mira@mill\.example/ })).toContainText("Mira Sänd");
  });

  test("[E1] a chosen column is shown before anything is sent to it", async ({ page }) => {
    const text = "Person,Contact A,Contact B\nMira,mira@attic.example,mira@mill.example\n";
    const workspace = await openFile(page, csv("two.csv", text));
    const preview = previewOf(page);
    await pressSend(page);
    await expect(preview.getByText("Choose the column with the addresses.")).toBeVisible();
    await preview.getByLabel("Column with the address").selectOption("3");
    await pressSend(page);
    await expect(preview.getByText("1 person to invite")).toBeVisible();
    await expect(preview).toContainText("email = column 3");
    await preview.getByLabel("Column with the name").selectOption("1");
    await page.getByRole("button", { name: "Read again" }).click();
    await expect(preview).toContainText("name = column 1");
    await pressSend(page);
    await expect(page.getByText("1 invitation sent")).toBeVisible();
    await expectInvited(page, workspace.path, "1 member");
  });
});
