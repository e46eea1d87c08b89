import { Prisma } from "@/lib/db";
import { assess } from "@/lib/policy/assess";
import type { ActOnMany, Came } from "./act-on";

/** Exempts members until a day is over, for a reason. Whoever has an accepted second factor stays bound to it. */
export const exemptMany: ActOnMany = async ({ tx, policy, params: { until = "", reason = "" }, now }, members) => {
  const exempted: string[] = [];
  const came = members.map((member): Came => {
    if (assess(member, policy, now).covered) return { passed: "covered" };
    exempted.push(member.id);
    return { action: "member.exempted", data: { until, reason } };
  });
  if (exempted.length > 0)
    await tx.$executeRaw(Prisma.sql`
      update member set exempt_until = ${new Date(until)}, exempt_reason = ${reason}
      where workspace_id = ${tx.workspaceId}::uuid and id = any(${exempted}::uuid[])`);
  return came;
};
