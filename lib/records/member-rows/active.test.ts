import { expect, test } from "vitest";
import "@/test/database";
import { inWorkspace, Prisma } from "@/lib/ground/db";
import { isActive } from "@/lib/rules/policy/active";
import { addMember, openWorkspace } from "@/test/people";
import { isActiveSql, whereActive } from "./active";

const now = new Date("2026-02-01T12:00:00Z");

test("the database finds the same members active as the rule", async () => {
  const { id } = await openWorkspace(now);
  const states = [null, now].flatMap((joinedAt) =>
    [null, now].flatMap((deactivatedAt) =>
      [null, now].map((suspendedAt) => ({ joinedAt, deactivatedAt, suspendedAt })),
    ),
  );
  const people = await Promise.all(
    states.map(async (state, i) => ({ state, id: (await addMember(id, "member", now, `Member ${i}`)).id })),
  );
  await inWorkspace(id, async (tx) => {
    for (const one of people) await tx.member.updateMany({ where: { id: one.id }, data: one.state });
    const ids = people.map((one) => one.id);
    const active = people.filter(({ state }) => isActive(state)).map((one) => one.id);
    expect(active).toHaveLength(2);
    const found = await tx.member.findMany({ where: { ...whereActive, id: { in: ids } }, select: { id: true } });
    expect(found.map((one) => one.id).sort()).toEqual([...active].sort());
    for (const table of ["member", "m"] as const) {
      const from = table === "m" ? Prisma.sql`member m` : Prisma.sql`member`;
      const rows = await tx.$queryRaw<{ id: string }[]>(
        Prisma.sql`select id::text from ${from} where id = any(${ids}::uuid[]) and ${isActiveSql(table)}`,
      );
      expect(rows.map((one) => one.id).sort()).toEqual([...active].sort());
    }
  });
});
