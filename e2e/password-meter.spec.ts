import type { Page } from "playwright/test";
import { inventPerson, invite, openWorkspace, seeHeading } from "./fixtures/journey";
import { linkIn } from "./fixtures/outbox";
import { setPolicy } from "./fixtures/policy";
import { expect, test } from "./fixtures/test";

/** Types passwords of growing strength and returns the page's verdict on each. */
async function expectMeter(page: Page, least: number): Promise<void> {
  const field = page.getByLabel("Password", { exact: true });
  await expect(page.getByText(`At least ${least} characters.`)).toBeVisible();
  await field.fill("quiet-");
  await expect(page.getByText(`${least - 6} more characters needed.`)).toBeVisible();
  await field.fill("a".repeat(least));
  await expect(page.getByText("Easy to guess.")).toBeVisible();
  await field.fill("quiet-harbour-lamp-seventeen");
  await expect(page.getByText("Very strong.")).toBeVisible();
}

test("each page where a first password is chosen shows its strength as it is typed", async ({ page, openVisitor }) => {
  const workspace = await openWorkspace(page, inventPerson("Olga Owner"));
  const visitor = await openVisitor();
  await visitor.goto("/new");
  await expectMeter(visitor, 12);

  const bo = inventPerson("Bo Member");
  await invite(page, workspace, bo);
  await visitor.goto(linkIn(await bo.mailbox.next()));
  await expectMeter(visitor, 12);

  await setPolicy(workspace.slug, { signUp: { mode: "domains", domains: ["example.test"] } });
  await visitor.goto(`${workspace.path}/sign-up`);
  await seeHeading(visitor, `Sign up for ${workspace.name}`);
  await expectMeter(visitor, 12);
});
