import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { addCrowd } from "@/test/crowd";
import { addMember, addPlain, openWorkspace } from "@/test/people";
import { readActiveOwners } from "./active-owners";

const now = new Date("2026-11-22T10:00:00Z");
const blank = { graceUntil: null, exemptUntil: null, suspendedAt: null };
const methods = { totpCount: 0, passkeyCount: 0, emailCount: 0, recoveryCodesLeft: 0 };

test("owners who can sign in are read by name, and no other member's row is looked at", async () => {
  const { id } = await openWorkspace(now);
  const gone = await addPlain(id, "owner", now, "Gone Owner");
  await addMember(id, "admin", now);
  await addPlain(id, "owner", now, "Anna Owner");
  const crowd = Array.from({ length: 2_000 }, () => ({
    ...blank,
    ...methods,
    role: "member" as const,
    joinedAt: now,
    deactivatedAt: null,
  }));
  await inWorkspace(id, async (tx) => {
    await tx.member.updateMany({ where: { id: gone.id }, data: { deactivatedAt: now } });
    await addCrowd(tx, crowd);
  });
  const { owners, rows } = await inWorkspace(id, async (tx) => {
    const owners = await readActiveOwners(tx);
    const [looked] = await tx.$queryRaw<{ rows: number }[]>`
      select (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables where relname = 'member'`;
    return { owners, rows: looked?.rows };
  });
  expect(owners.map(({ name }) => name)).toEqual(["Anna Owner", "Olga Owner"]);
  expect(rows).toBeGreaterThan(0);
  expect(rows).toBeLessThan(20);
});
