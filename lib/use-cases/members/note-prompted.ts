import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";

/** Records that a member has seen the dialog that offers a second factor. It is shown once. */
export async function notePrompted({ workspace, member, now }: FullStanding): Promise<void> {
  await inWorkspace(workspace.id, (tx) =>
    tx.member.updateMany({ where: { id: member.id }, data: { promptedAt: now } }),
  );
}
