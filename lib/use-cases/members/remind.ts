import type { Scope } from "@/lib/access/sessions/judge";
import { anyAdmin, type MailRefused, mailBudgets, sendOnRequest } from "@/lib/records/limits/mail-budgets";
import { queueMail } from "@/lib/records/mail/queue";
import { isActive } from "@/lib/rules/policy/active";
import { assess } from "@/lib/rules/policy/assess";
import { whyOf } from "@/lib/rules/policy/why";
import { act, mailWorkspace, type NotDone } from "./act";

export type Reminded =
  | { ok: true }
  | NotDone
  /** `covered`: there is nothing to remind of. */
  | { ok: false; reason: "covered" }
  | MailRefused;

/** Mails a member who lacks an accepted second factor to set one up. The limits on such mails apply. */
export async function remind(scope: Scope<"members:manage">, subjectId: string): Promise<Reminded> {
  const { now } = scope;
  const { workspace, policy } = scope;
  const budgets = mailBudgets("reminder", anyAdmin, workspace.id, subjectId);
  return sendOnRequest(budgets, now, () =>
    act<"members:manage", "covered">(scope, subjectId, false, async (tx, { actor, subject }) => {
      const member = await tx.member.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId: workspace.id, id: subject.id } },
      });
      const { covered, deadline } = assess(member, policy, now);
      const why = whyOf(member, policy, now);
      if (covered || !isActive(subject) || subject.suspendedAt) return { reason: "covered" };
      await queueMail(tx, {
        template: "requirement-reminder",
        to: subject.email,
        params: {
          workspace: mailWorkspace(scope),
          deadline: deadline && deadline > now ? deadline.toISOString() : null,
          by: actor.name,
          ...(why ? { why } : {}),
        },
      });
      return { action: "member.reminded" };
    }),
  );
}
