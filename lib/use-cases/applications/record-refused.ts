import type { FullStanding } from "@/lib/access/sessions/judge";
import { Prisma, type Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";

/** Writes down that a member may not use an application, and counts it on its day (UTC). */
export async function recordRefused(
  tx: Tx,
  standing: FullStanding,
  application: { id: string; name: string },
  reason: string,
): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    insert into application_day (workspace_id, application_id, day, refused)
    values (${tx.workspaceId}::uuid, ${application.id}::uuid, ${standing.now.toISOString().slice(0, 10)}::date, 1)
    on conflict (workspace_id, application_id, day) do update set refused = application_day.refused + 1`);
  const data = { application: application.id, name: application.name, reason };
  await record(tx, standing, "application.refused", { subject: standing.member.id, data });
}
