import { Prisma } from "@/lib/ground/db";
import type { MemberRow } from "@/lib/records/member-rows/member-row";
import { assess } from "@/lib/rules/policy/assess";
import { tellChanged } from "@/lib/use-cases/members/tell-changed";
import type { ActOnMany, ActResult } from "./work-on";

/**
 * Exempts members until a day is over, for a reason. A member who has an accepted second factor must still use it. They are told
 * by mail.
 */
export const exemptMany: ActOnMany = async (
  { tx, workspace, actor, policy, params: { until = "", reason = "" }, now },
  members,
) => {
  const exempted: MemberRow[] = [];
  const results = members.map((member): ActResult => {
    if (assess(member, policy, now).covered) return { passed: "covered" };
    exempted.push(member);
    return { action: "member.exempted", data: { until, reason } };
  });
  if (exempted.length === 0) return results;
  await tx.$executeRaw(Prisma.sql`
    update member set exempt_until = ${new Date(until)}, exempt_reason = ${reason}
      where workspace_id = ${tx.workspaceId}::uuid and id = any(${exempted.map(({ id }) => id)}::uuid[])`);
  await tellChanged(tx, exempted, { what: "exempted", until }, { workspace, by: actor.name, now });
  return results;
};
