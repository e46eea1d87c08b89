import { Prisma } from "@/lib/ground/db";
import { queueMails } from "@/lib/records/mail/queue";
import { assess, isExempt } from "@/lib/rules/policy/assess";
import { whyOf } from "@/lib/rules/policy/why";
import type { ActOnMany, ActResult } from "./work-on";

/**
 * Ends what has spared members so far: exemptions, and days of grace of their own. The policy's requirement then reaches them at
 * their next request, or on the policy's own date. They are told by mail. Where the policy requires nothing of a role, this
 * changes nothing: only the policy decides that.
 */
export const requireMany: ActOnMany = async ({ tx, workspace, actor, policy, now }, members) => {
  const mails: Parameters<typeof queueMails>[1] = [];
  const changed: string[] = [];
  const results = members.map((member): ActResult => {
    const exempt = isExempt(member, now);
    const grace = member.graceUntil !== null && member.graceUntil > now;
    const { covered, deadline } = assess({ ...member, exemptUntil: null, graceUntil: null }, policy, now);
    if (member.suspendedAt) return { passed: "reset-pending" };
    if (covered) return { passed: "covered" };
    if (deadline === null) return { passed: "not-required" };
    if (!exempt && !grace) return { passed: "required-already" };
    changed.push(member.id);
    const why = whyOf({ ...member, exemptUntil: null, graceUntil: null }, policy, now);
    mails.push({
      template: "requirement-published",
      to: member.email,
      params: {
        workspace,
        by: actor.name,
        from: deadline > now ? deadline.toISOString() : null,
        ended: exempt ? "exemption" : "grace",
        ...(why ? { why } : {}),
      },
    });
    return exempt ? { action: "member.exemption_ended", data: { grace } } : { action: "member.grace_ended" };
  });
  if (changed.length === 0) return results;
  await tx.$executeRaw(Prisma.sql`
    update member set exempt_until = null, exempt_reason = null, grace_until = null
    where workspace_id = ${tx.workspaceId}::uuid and id = any(${changed}::uuid[])`);
  await queueMails(tx, mails);
  return results;
};
