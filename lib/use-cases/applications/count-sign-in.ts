import type { FullStanding } from "@/lib/access/sessions/judge";
import { Prisma, type Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";

/** Counts a sign-in to an application, or a refused one, on its day (UTC). */
export async function countSignIn(tx: Tx, applicationId: string, what: "reached" | "refused", now: Date) {
  const column = Prisma.raw(what);
  await tx.$executeRaw(Prisma.sql`
    insert into application_day (workspace_id, application_id, day, ${column})
    values (${tx.workspaceId}::uuid, ${applicationId}::uuid, ${now.toISOString().slice(0, 10)}::date, 1)
    on conflict (workspace_id, application_id, day) do update set ${column} = application_day.${column} + 1`);
}

/** Writes down that a member may not use an application. */
export async function recordRefused(
  tx: Tx,
  standing: FullStanding,
  application: { id: string; name: string },
  reason: string,
): Promise<void> {
  await countSignIn(tx, application.id, "refused", standing.now);
  const data = { application: application.id, name: application.name, reason };
  await record(tx, standing, "application.refused", { subject: standing.member.id, data });
}
