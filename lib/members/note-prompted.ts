import { inWorkspace } from "@/lib/db";
import type { FullStanding } from "@/lib/sessions/require";

/** Remembers that a member has seen the dialog that offers a second factor: it comes once. */
export async function notePrompted({ workspace, member }: FullStanding, now: Date): Promise<void> {
  await inWorkspace(workspace.id, (tx) =>
    tx.member.updateMany({ where: { id: member.id }, data: { promptedAt: now } }),
  );
}
