import "@/test/database";
import { expect, test } from "vitest";
import { systemAt } from "@/lib/access/caller";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { openWorkspace } from "@/test/people";
import { startJobs } from "./start";

const now = new Date("2025-11-22T10:00:00Z");
const heads = () =>
  asSystem<{ unsealed: bigint }>(Prisma.sql`
    select count(*) as unsealed from audit_head h
    where not exists (select 1 from audit_seal s where s.workspace_id = h.workspace_id and s.sequence = h.sequence)`);

test("on stop, the audit log is sealed to its end", async () => {
  const { id } = await openWorkspace(now);
  const happen = () => inWorkspace(id, (tx) => record(tx, systemAt(now), "session.password_failed"));
  await happen();
  expect(await heads()).toEqual([{ unsealed: 1n }]);
  const jobs = startJobs();
  // Its first turn is over, and the next is a while away.
  await expect.poll(heads, { timeout: 20_000 }).toEqual([{ unsealed: 0n }]);
  await happen();
  await jobs.stop();
  expect(await heads()).toEqual([{ unsealed: 0n }]);
});
