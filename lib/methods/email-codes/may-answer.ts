import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace, Prisma } from "@/lib/ground/db";
import type { Action } from "@/lib/records/audit/actions";

const signedIn: Action = "session.signed_in";

/** Why a mailed code can't answer a challenge: email is no method of this member, or not this time. */
export type NotByEmail = { ok: false; reason: "no-email-method" | "email-not-now" };

/** Says why a mailed code can't answer this challenge. Returns null if it can. */
export async function refuseByEmail(standing: Standing): Promise<NotByEmail | null> {
  if (await mayAnswerByEmail(standing)) return null;
  const { emailCount, suspendedAt } = standing.member;
  return { ok: false, reason: emailCount === 0 || suspendedAt ? "no-email-method" : "email-not-now" };
}

/**
 * Tells whether a mailed code may answer this challenge. If the member has another method, it may not in the first sign-in
 * with a password that was reset by mail, because anyone who reads the mailbox would hold both steps. A sign-in by passkey
 * alone in between proves nothing about who set that password.
 */
export async function mayAnswerByEmail({ workspace, member }: Standing): Promise<boolean> {
  if (member.emailCount === 0 || member.suspendedAt) return false;
  if (member.totpCount + member.passkeyCount === 0) return true;
  return inWorkspace(workspace.id, async (tx) => {
    const reset = await tx.auditEvent.findFirst({
      where: { subjectId: member.id, action: "password.reset" },
      orderBy: { sequence: "desc" },
      select: { sequence: true },
    });
    if (!reset) return true;
    const since = await tx.$queryRaw<unknown[]>(Prisma.sql`
      select 1 from audit_event where workspace_id = ${workspace.id}::uuid and subject_id = ${member.id}::uuid
        and action = ${signedIn} and sequence > ${reset.sequence} and entry::jsonb->'data'->'amr' @> '["pwd"]' limit 1`);
    return since.length > 0;
  });
}
