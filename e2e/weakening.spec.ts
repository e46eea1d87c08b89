import { expectAccessible } from "./fixtures/axe";
import { inventPerson, invite, join, openWorkspace } from "./fixtures/journey";
import { button, openPolicy, publish, rehearsal, rehearseAndPublish } from "./fixtures/policy-page";
import { expect, test } from "./fixtures/test";

test("[B1] an admin can't take the second person of a reset away alone: someone else approves it", async ({
  page,
  openVisitor,
}) => {
  const olga = inventPerson("Olga Owner");
  const ada = inventPerson("Ada Admin");
  const workspace = await openWorkspace(page, olga);
  await invite(page, workspace, ada, "admin");
  const hers = await openVisitor();
  await join(hers, workspace, ada);
  const two = "Two people: one asks, another approves";
  const one = "One admin or help desk member";
  await openPolicy(page, workspace);
  await page.getByLabel(two).check();
  await rehearseAndPublish(page);

  await openPolicy(hers, workspace);
  await hers.getByLabel(one).check();
  await button(hers, "Rehearse").click();
  await expect(rehearsal(hers)).toContainText("waits until a second person approves it");
  await publish(hers);
  const waiting = hers.getByRole("region", { name: "Waits for approval" });
  await expect(waiting).toBeVisible();
  await expect(button(hers, "Approve")).toHaveCount(0);
  await expectAccessible(hers);
  const mail = await olga.mailbox.next(/approv|protect|policy/i);
  expect(mail.text).toContain(ada.name);

  await openPolicy(page, workspace);
  await expect(page.getByLabel(two), "nothing is in force before").toBeVisible();
  await button(page, "Approve").click();
  await expect(page.getByText("Published. Members who need to act get an email.")).toBeVisible();
  await expect(page.getByLabel(one)).toBeChecked();
  await openPolicy(hers, workspace);
  await expect(waiting).toHaveCount(0);
});
