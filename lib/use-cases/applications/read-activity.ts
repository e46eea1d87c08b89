import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import { type Assurance, readAcr } from "@/lib/rules/applications/assurance";
import { type Delivery, readDeliveries } from "./deliveries";

/** How many days of sign-ins an application's page shows. */
export const activityDays = 90;

/** A day (UTC) of an application: its sign-ins, and those that were refused. */
export type ApplicationDayCount = { day: Date; reached: number; refused: number };

/** A sign-in to an application: who, when, and with which proof. */
export type Reach = { id: string; at: Date; member: { id: string; name: string }; proof: Assurance };

export type Activity = { days: ApplicationDayCount[]; recent: Reach[]; deliveries: Delivery[] };

/**
 * Reads what an application was used for: each of the last 90 days, also those without a sign-in, the newest ten sign-ins whose sessions
 * are kept, and the newest sign-outs that it was told of.
 */
export async function readActivity({ workspace, now }: Scope<"applications:manage">, id: string): Promise<Activity> {
  const today = new Date(now.toISOString().slice(0, 10));
  const first = after(today, -days(activityDays - 1));
  return inWorkspace(workspace.id, async (tx) => {
    const kept = await tx.applicationDay.findMany({ where: { applicationId: id, day: { gte: first } } });
    const grants = await tx.applicationGrant.findMany({
      where: { applicationId: id },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      take: 10,
    });
    const people = await tx.member.findMany({
      where: { id: { in: grants.map(({ memberId }) => memberId) } },
      select: { id: true, name: true },
    });
    const byDay = new Map(kept.map((one) => [one.day.getTime(), one]));
    return {
      days: Array.from({ length: activityDays }, (_, i) => {
        const day = after(first, days(i));
        const { reached = 0, refused = 0 } = byDay.get(day.getTime()) ?? {};
        return { day, reached, refused };
      }),
      recent: grants.flatMap(({ id: grant, createdAt, memberId, acr }) => {
        const member = people.find((one) => one.id === memberId);
        return member ? [{ id: grant, at: createdAt, member, proof: readAcr(acr) ?? ("sfa" as const) }] : [];
      }),
      deliveries: await readDeliveries(tx, id),
    };
  });
}
