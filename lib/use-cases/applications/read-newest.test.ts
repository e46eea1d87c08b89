import "@/test/database";
import { expect, test } from "vitest";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import { openApplication } from "@/test/applications";
import { addMember, openWorkspace, type Person, signIn } from "@/test/people";
import { scopeOf } from "@/test/scope";
import { openGrant } from "./grant";
import { pauseApplication } from "./pause";
import { readApplicationsInUse } from "./read-newest";
import { recordRefused } from "./record-refused";

const now = new Date("2025-11-22T10:00:00Z");
const said = { assurance: "mfa", amr: ["pwd", "otp", "mfa"], authTime: now } as const;

const shownTo = async (person: Person, at = now) => readApplicationsInUse(await scopeOf(person, "members:read", at));

test("[G12] the overview says who reached what, with which proof, and who was refused, to those who may read the log", async () => {
  const { id, owner } = await openWorkspace(now);
  expect(await shownTo(owner)).toBeNull();
  const bo = await addMember(id, "member", now);
  const wiki = { id: (await openApplication(owner, now)).id, name: "Wiki" };
  expect(await shownTo(owner)).toEqual({ days: 30, reached: 0, refused: 0, newest: [] });
  const standing = (await signIn(bo, now)) as FullStanding;
  await inWorkspace(id, async (tx) => {
    for (let times = 0; times < 7; times += 1) await openGrant(tx, standing, wiki, { ...said, amr: [...said.amr] });
    await recordRefused(tx, standing, wiki, "not-yours");
  });
  const shown = await shownTo(owner);
  expect(shown).toMatchObject({ reached: 7, refused: 1 });
  expect(shown?.newest.map(({ outcome }) => outcome)).toEqual([
    { refused: "not-yours" },
    ...Array.from({ length: 5 }, () => ({ proof: "mfa" })),
  ]);
  expect(shown?.newest[0]).toMatchObject({ at: now, member: { id: bo.id, name: bo.name }, application: wiki });
  expect(await shownTo(await addMember(id, "helpdesk", now))).toBeNull();
  expect(await shownTo(owner, after(now, days(30)))).toMatchObject({ reached: 0, refused: 0 });
});

test("[G12] an application that is paused or renamed is named as it is now", async () => {
  const { id, owner } = await openWorkspace(now);
  const application = await openApplication(owner, now);
  const standing = (await signIn(owner, now)) as FullStanding;
  await inWorkspace(id, (tx) => openGrant(tx, standing, { ...application, name: "Old" }, { ...said, amr: ["pwd"] }));
  await pauseApplication(await scopeOf(owner, "applications:manage", now), application.id);
  expect((await shownTo(owner))?.newest[0]?.application).toEqual({ id: application.id, name: "Wiki" });
});
