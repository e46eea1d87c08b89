import { inWorkspace } from "@/lib/db";
import { budget, giveBack, reserve } from "@/lib/limits/reserve";
import { rules } from "@/lib/limits/rules";
import { queueMail } from "@/lib/mail/queue";
import { type Advanced, advance } from "@/lib/sessions/advance";
import { inSession } from "@/lib/sessions/in-session";
import type { Standing } from "@/lib/sessions/standing";
import type { Visitor } from "@/lib/visitor";
import { readEmailCode } from "./code";
import { issueEmailCode } from "./issue";
import { spendEmailCode } from "./spend";

/** The budgets of a mail somebody can ask for, per member or address and kind. */
export const mailBudgets = (kind: string, ...who: string[]) => [
  budget(rules.mailMinute, kind, ...who),
  budget(rules.mailHour, kind, ...who),
  budget(rules.mailDay, kind, ...who),
];

/**
 * Mails a member the code that forced enrolment asks for first: a stolen password alone must not enrol. Answers when the next
 * one may be sent, where it is too early now.
 */
export async function sendEnrolmentCode(workspaceId: string, memberId: string, sessionId: string, now: Date) {
  const reserved = await reserve(mailBudgets("enrolment-code", workspaceId, memberId), now);
  if (!reserved.ok) return { ok: false as const, retryAt: reserved.retryAt };
  await inWorkspace(workspaceId, async (tx) => {
    const member = await tx.member.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: memberId } },
      include: { workspace: true },
    });
    const { code, expiresAt } = await issueEmailCode(tx, sessionId, "enrolment", now);
    await queueMail(tx, {
      template: "enrolment-code",
      to: member.email,
      params: { workspace: { name: member.workspace.name, slug: member.workspace.slug }, code },
      expiresAt,
    });
  });
  return { ok: true as const };
}

export type ConfirmResult =
  | ({ ok: true } & Advanced)
  | { ok: false; reason: "wrong" | "changed" }
  | { ok: false; reason: "wait"; retryAt: Date | null };

/** Confirms that code: the session may enrol. Five tries in ten minutes. */
export async function confirmEnrolmentCode(
  standing: Standing,
  typed: string,
  visitor: Visitor,
  now: Date,
): Promise<ConfirmResult> {
  const budgets = [budget(rules.emailCode, "enrolment", standing.workspace.id, standing.member.id)];
  const reserved = await reserve(budgets, now);
  if (!reserved.ok) return { ok: false, reason: "wait", retryAt: reserved.retryAt };
  const code = readEmailCode(typed);
  const result = await inSession(standing.workspace.id, async (tx): Promise<ConfirmResult> => {
    if (!code || !(await spendEmailCode(tx, standing.session.id, "enrolment", code, now))) {
      return { ok: false, reason: "wrong" };
    }
    return {
      ok: true,
      ...(await advance(tx, standing.member.id, standing.session, { kind: "address" }, visitor, now)),
    };
  });
  if (result.ok) await giveBack(budgets);
  return result;
}
