import { inWorkspace } from "@/lib/ground/db";
import type { Action } from "@/lib/records/audit/actions";
import type { AuditEntry } from "@/lib/records/audit/record";
import { recordMany } from "@/lib/records/audit/record-many";
import { commitTexts } from "@/lib/records/audit/texts";

/** Records what the product would have of people that a test has put into the tables: that they joined, and their methods. */
export async function explainPeople(workspaceId: string): Promise<void> {
  await inWorkspace(workspaceId, async (tx) => {
    const members = await tx.member.findMany({ include: { credentials: { where: { confirmedAt: { not: null } } } } });
    const known = await tx.auditEvent.findMany({ select: { action: true, subjectId: true, entry: true } });
    const has = (action: Action, text: string) =>
      known.some((event) => event.action === action && event.entry.includes(text));
    const commitments = await commitTexts(
      tx,
      members.map(({ id, email }) => ({ memberId: id, text: email })),
    );
    const entries = members.flatMap(({ id, role, createdAt: at, credentials }, index): AuditEntry[] => {
      const email = commitments[index] ?? "";
      const actor = { kind: "member", id, role } as const;
      const joined = { at, actor, subject: id, action: "member.joined", data: { by: "sign-up", email } } as const;
      const added = credentials
        .filter((credential) => !has("credential.added", credential.id))
        .map(({ id: credential, kind: method }) => {
          return { at, actor, subject: id, action: "credential.added", data: { method, credential } } as const;
        });
      const isThere = has("member.joined", id) || has("workspace.created", id);
      return [...(isThere ? [] : [joined]), ...added];
    });
    await recordMany(tx, entries);
  });
}
