import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { currentPolicy } from "@/lib/records/policy-versions/current";
import { countCoverage } from "@/lib/rules/policy/coverage";

/** Workspaces handled in one run. */
const together = 100;

/**
 * Stores today's point for workspaces that have none yet, and returns whether there may be more. Each workspace has one
 * point a day, however many processes run this and how often: the first one writes it. It reads only the tallies of those
 * workspaces.
 */
export async function keepCoverage(now: Date): Promise<boolean> {
  const day = now.toISOString().slice(0, 10);
  const missing = await asSystem<{ id: string }>(Prisma.sql`
    select w.id::text from workspace w
    where w.erased_at is null and not exists (select 1 from coverage_day c where c.workspace_id = w.id and c.day = ${day}::date)
    order by w.id limit ${together}`);
  for (const { id } of missing) {
    await inWorkspace(id, async (tx) => {
      const point = countCoverage(await readTallies(tx), await currentPolicy(tx, now), now);
      await tx.$executeRaw(Prisma.sql`
        insert into coverage_day (workspace_id, day, active, covered, protected)
        values (${id}::uuid, ${day}::date, ${point.active}, ${point.covered}, ${point.protected}) on conflict do nothing`);
    });
  }
  return missing.length === together;
}
