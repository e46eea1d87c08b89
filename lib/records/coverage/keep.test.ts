import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after, days, hours } from "@/lib/ground/durations";
import { addMember, addPlain, enrol, openWorkspace } from "@/test/people";
import { keepCoverage } from "./keep";
import { readCoverage } from "./read";

const now = new Date("2026-11-22T10:00:00Z");
const present = { active: 9, covered: 9, protected: 9 };
const pointsOf = (workspaceId: string, at: Date) => inWorkspace(workspaceId, (tx) => readCoverage(tx, present, at));
async function keepAll(at: Date) {
  while (await keepCoverage(at));
}

test("each day leaves one point, even if it is stored often and by several processes, and the present is the last", async () => {
  const { id } = await openWorkspace(now);
  await addMember(id, "member", now);
  const bo = await addPlain(id, "member", now);
  await Promise.all([keepAll(now), keepAll(now), keepAll(now)]);
  await enrol(bo, now);
  await keepAll(after(now, hours(3)));
  await keepAll(after(now, days(1)));
  expect(await pointsOf(id, after(now, days(1)))).toEqual([
    { at: new Date("2026-11-22"), active: 3, covered: 2, protected: 2 },
    { at: new Date("2026-11-23"), active: 3, covered: 3, protected: 3 },
    { ...present, at: after(now, days(1)) },
  ]);
});

test("members who have not joined, or can no longer sign in, are not counted", async () => {
  const { id } = await openWorkspace(now);
  const [gone, invited] = [await addMember(id, "member", now), await addPlain(id, "member", now)];
  await inWorkspace(id, async (tx) => {
    await tx.member.updateMany({ where: { id: gone.id }, data: { deactivatedAt: now } });
    await tx.member.updateMany({ where: { id: invited.id }, data: { joinedAt: null } });
  });
  await keepAll(now);
  expect((await pointsOf(id, now))[0]).toMatchObject({ active: 1, covered: 1 });
});

test("only the last days of this workspace are read", async () => {
  const [ours, theirs] = [await openWorkspace(now), await openWorkspace(now)];
  const point = { workspaceId: ours.id, active: 1, covered: 0, protected: 0 };
  await inWorkspace(ours.id, (tx) =>
    tx.coverageDay.createMany({
      data: Array.from({ length: 120 }, (_, i) => ({ ...point, day: after(now, -days(i)) })),
    }),
  );
  expect((await pointsOf(ours.id, now)).length).toBe(91);
  expect(await inWorkspace(ours.id, (tx) => readCoverage(tx, present, now, 30))).toHaveLength(31);
  expect(await inWorkspace(ours.id, (tx) => readCoverage(tx, present, now, 365))).toHaveLength(121);
  expect(await pointsOf(theirs.id, now)).toHaveLength(1);
});
