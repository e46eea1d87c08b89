import { open } from "@/lib/ground/crypto/seal";
import { asSystem, Prisma } from "@/lib/ground/db";
import { payloadPlace } from "@/lib/records/mail/place";

/** A mail that waits to be sent, opened. */
export type WaitingMail = { template: string; to: string; params: Record<string, unknown> };

type Row = { id: string; workspace_id: string | null; template: string; payload: Uint8Array };

/** Opens every mail a workspace has waiting, oldest first; with null those of no workspace. */
export async function waitingMails(workspaceId: string | null): Promise<WaitingMail[]> {
  const rows = await asSystem<Row>(
    Prisma.sql`select id, workspace_id, template, payload from queued_mail where workspace_id is not distinct from ${workspaceId}::uuid order by created_at, id`,
  );
  return rows.map(({ id, template, payload }) => ({
    template,
    ...JSON.parse(open(payloadPlace(workspaceId, id), payload).toString()),
  }));
}
