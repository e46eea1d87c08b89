import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { openApplication } from "@/test/applications";
import { openWorkspace } from "@/test/people";
import { checkApplications } from "./check-applications";

const now = new Date("2025-11-22T10:00:00Z");

test("[G13] doctor names what is wrong with each application, and nothing about a sound one", async () => {
  const { id, slug, owner } = await openWorkspace(now);
  await openApplication(owner, now, { name: "Sound" });
  const broken = await openApplication(owner, now, { name: "Broken" });
  const of = async () => (await checkApplications(now)).map(({ text }) => text).filter((text) => text.includes(slug));
  expect(await of()).toEqual([]);
  await inWorkspace(id, async (tx) => {
    const where = { id: broken.id };
    const failed = { lastFailedAt: now, lastFailure: "invalid_redirect_uri", failureDetail: "https://elsewhere.test/" };
    await tx.application.updateMany({ where, data: { audience: "members", redirectAddresses: [], ...failed } });
    await tx.applicationSecret.deleteMany({ where: { applicationId: broken.id } });
  });
  const found = await of();
  for (const said of [
    "no redirect address is registered",
    "no client secret",
    "no one may use it",
    "the last sign-in failed (invalid_redirect_uri: https://elsewhere.test/)",
  ])
    expect(found).toContainEqual(
      expect.stringMatching(new RegExp(`^${slug}, “Broken”: .*${said.replace(/[().]/g, "\\$&")}`)),
    );
  expect(found.filter((text) => text.includes("“Sound”"))).toEqual([]);
  await inWorkspace(id, (tx) => tx.issuerKey.updateMany({ data: { signsFrom: after(now, minutes(1)) } }));
  expect(await of()).toContainEqual(expect.stringContaining("no signing key"));
});
