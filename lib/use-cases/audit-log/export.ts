import { type OwedByAdmin, owedByAdmin } from "@/lib/access/sessions/admin-proof";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { readSealedEvents } from "@/lib/records/audit/read-sealed-events";
import { record } from "@/lib/records/audit/record";
import { type Head, sealHead } from "@/lib/records/audit/seal";

const batch = 1_000;

export type AuditExport = { ok: true; lines: AsyncGenerator<string> } | { ok: false; reason: OwedByAdmin };

/**
 * Returns a workspace's whole audit log as JSON lines, oldest first: `{"entry":"…","hash":"…"}`. The hash is the hex SHA-256 of
 * the previous hash (32 zero bytes before the first) followed by the entry's UTF-8 bytes. A sealed event also has its `"seals"`.
 * The export is itself the last event. A line `{"end":"…"}` seals that the file ends there. Anyone with the file and the public
 * audit keys can verify it.
 */
export async function exportAudit(scope: Scope<"audit:read">): Promise<AuditExport> {
  const owed = owedByAdmin(scope);
  if (owed) return { ok: false, reason: owed };
  const last = await inWorkspace(scope.workspace.id, async (tx) => {
    const head = await tx.auditHead.findUnique({ where: { workspaceId: tx.workspaceId } });
    await record(tx, scope, "audit.exported", { data: { events: Number(head?.sequence ?? 0) + 1 } });
    return tx.auditHead.findUniqueOrThrow({ where: { workspaceId: tx.workspaceId } });
  });
  return { ok: true, lines: readLines(last) };
}

/** Reads events up to a given one in batches, with a short transaction each, so that memory stays flat and no one waits. */
async function* readLines(last: Head): AsyncGenerator<string> {
  for (let from = 0n; from < last.sequence; ) {
    const events = await inWorkspace(last.workspaceId, (tx) =>
      readSealedEvents(tx, { after: from, upTo: last.sequence, take: batch }),
    );
    if (events.length === 0) return;
    yield events
      .map(({ entry, hash, seals }) => {
        const texts = seals.map((seal) => Buffer.from(seal).toString());
        return `${JSON.stringify({ entry, hash: Buffer.from(hash).toString("hex"), ...(texts.length > 0 ? { seals: texts } : {}) })}\n`;
      })
      .join("");
    from = events.at(-1)?.sequence ?? last.sequence;
  }
  yield `${JSON.stringify({ end: sealHead(last, "export").toString() })}\n`;
}
