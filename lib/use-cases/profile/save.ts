import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { nameKeyOf } from "@/lib/ground/email-key";
import { record } from "@/lib/records/audit/record";
import { commitTexts } from "@/lib/records/audit/texts";
import { lockMembers } from "@/lib/records/member-rows/lock-members";

/** What members say about themselves. Null: as their browser has it. */
export type Profile = { name: string; language: string | null; timeZone: string | null };

/** Saves the member's own profile. A new name is recorded with the one before, because people are recognised by it. */
export async function saveProfile(standing: FullStanding, { name, ...reads }: Profile): Promise<void> {
  const { workspace, member } = standing;
  await inWorkspace(workspace.id, async (tx) => {
    await lockMembers(tx, member.id);
    const where = { workspaceId_id: { workspaceId: workspace.id, id: member.id } };
    const before = await tx.member.findUniqueOrThrow({ where, select: { name: true } });
    await tx.member.update({ where, data: { name, nameKey: nameKeyOf(name), ...reads } });
    if (before.name === name) return;
    const texts = [before.name, name].map((text) => ({ memberId: member.id, text }));
    const [from = "", to = ""] = await commitTexts(tx, texts);
    await record(tx, standing, "member.renamed", { subject: member.id, data: { from, to } });
  });
}
