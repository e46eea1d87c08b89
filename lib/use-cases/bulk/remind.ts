import { queueMails } from "@/lib/records/mail/queue";
import { assess } from "@/lib/rules/policy/assess";
import { whyOf } from "@/lib/rules/policy/why";
import type { ActOnMany, ActResult } from "./work-on";

/** Mails members who lack an accepted second factor to set one up. The mail has the actor's name. */
export const remindMany: ActOnMany = async ({ tx, workspace, actor, policy, mailedLately, now }, members) => {
  const mails: Parameters<typeof queueMails>[1] = [];
  const results = members.map((member): ActResult => {
    if (member.suspendedAt) return { passed: "reset-pending" };
    const { covered, deadline } = assess(member, policy, now);
    const why = whyOf(member, policy, now);
    if (covered) return { passed: "covered" };
    if (mailedLately.has(member.id)) return { passed: "mail-wait" };
    mails.push({
      template: "requirement-reminder",
      to: member.email,
      params: {
        workspace,
        deadline: deadline && deadline > now ? deadline.toISOString() : null,
        by: actor.name,
        ...(why ? { why } : {}),
      },
    });
    return { action: "member.reminded" };
  });
  if (mails.length > 0) await queueMails(tx, mails);
  return results;
};
