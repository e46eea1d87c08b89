import { truncateAddress } from "@/lib/address";
import { inWorkspace } from "@/lib/db";
import type { Scope } from "@/lib/sessions/require";
import { type OwedByAdmin, owedByAdmin } from "@/lib/sign-in/admin-proof";
import type { Visitor } from "@/lib/visitor";
import { record } from "./record";

const batch = 1_000;

export type Export = { ok: true; lines: AsyncGenerator<string> } | { ok: false; reason: OwedByAdmin };

/**
 * Hands out a workspace's whole audit log as JSON lines, oldest first: `{"entry":"…","hash":"…"}`, where hash is the hex SHA-256 of
 * the previous hash (32 zero bytes before the first) followed by the entry's UTF-8 bytes. Whoever holds the file can check it. The export
 * is itself the last event in it.
 */
export async function exportAudit(scope: Scope<"audit:read">, visitor: Visitor, now: Date): Promise<Export> {
  const owed = owedByAdmin(scope, now);
  if (owed) return { ok: false, reason: owed };
  const last = await inWorkspace(scope.workspace.id, async (tx) => {
    const head = await tx.auditHead.findUnique({ where: { workspaceId: tx.workspaceId } });
    await record(tx, {
      at: now,
      action: "audit.exported",
      actor: { kind: "member", id: scope.member.id, role: scope.member.role },
      address: truncateAddress(visitor.address),
      data: { events: Number(head?.sequence ?? 0) + 1 },
    });
    return tx.auditHead.findUniqueOrThrow({ where: { workspaceId: tx.workspaceId } });
  });
  return { ok: true, lines: readLines(scope.workspace.id, last.sequence) };
}

/** Reads events up to one in batches, a short transaction each, so that memory stays flat and nobody waits. */
async function* readLines(workspaceId: string, last: bigint): AsyncGenerator<string> {
  for (let from = 0n; from < last; ) {
    const events = await inWorkspace(workspaceId, (tx) =>
      tx.auditEvent.findMany({
        where: { sequence: { gt: from, lte: last } },
        orderBy: { sequence: "asc" },
        take: batch,
        select: { sequence: true, entry: true, hash: true },
      }),
    );
    if (events.length === 0) return;
    yield events
      .map(({ entry, hash }) => `${JSON.stringify({ entry, hash: Buffer.from(hash).toString("hex") })}\n`)
      .join("");
    from = events.at(-1)?.sequence ?? last;
  }
}
