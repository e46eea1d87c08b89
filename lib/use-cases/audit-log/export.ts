import { type OwedByAdmin, owedByAdmin } from "@/lib/access/sessions/admin-proof";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { readSealedEvents } from "@/lib/records/audit/read-sealed-events";
import { record } from "@/lib/records/audit/record";
import { type Head, sealHead } from "@/lib/records/audit/seal";
import { readShown } from "@/lib/records/audit/texts";
import { type AuditPerson, readPeople } from "./find-people";

const batch = 1_000;

export type AuditExport = { ok: true; lines: AsyncGenerator<string> } | { ok: false; reason: OwedByAdmin };

type Event = Awaited<ReturnType<typeof readSealedEvents>>[number];

/** Says an event as the audit page does, under the headings of the reader's language. */
export type ShowEvent = (event: Event, people: ReadonlyMap<string, AuditPerson>) => Record<string, string>;

/**
 * Returns a workspace's whole audit log as JSON lines, oldest first: `{"entry":"…","hash":"…"}`. The hash is the hex SHA-256 of
 * the previous hash (32 zero bytes before the first) followed by the entry's UTF-8 bytes. A sealed event also has its `"seals"`.
 * `"shown"` says the event for people. `"texts"` has the names and addresses that are still kept, by their commitments in the entry: each
 * commitment is the HMAC-SHA-256 of the text under its key. Neither is part of the chain. The export is itself the last event. A line
 * `{"end":"…"}` seals that the file ends there. Anyone with the file and the public audit keys can verify it.
 */
export async function exportAudit(scope: Scope<"audit:read">, show: ShowEvent): Promise<AuditExport> {
  const owed = owedByAdmin(scope);
  if (owed) return { ok: false, reason: owed };
  const last = await inWorkspace(scope.workspace.id, async (tx) => {
    const head = await tx.auditHead.findUnique({ where: { workspaceId: tx.workspaceId } });
    await record(tx, scope, "audit.exported", { data: { events: Number(head?.sequence ?? 0) + 1 } });
    return tx.auditHead.findUniqueOrThrow({ where: { workspaceId: tx.workspaceId } });
  });
  return { ok: true, lines: readLines(last, show) };
}

/** Reads events up to a given one in batches, with a short transaction each, so that memory stays flat and no one waits. */
async function* readLines(last: Head, show: ShowEvent): AsyncGenerator<string> {
  for (let from = 0n; from < last.sequence; ) {
    const { shown, people } = await inWorkspace(last.workspaceId, async (tx) => {
      const events = await readSealedEvents(tx, { after: from, upTo: last.sequence, take: batch });
      const ids = events.flatMap(({ actorId, subjectId }) => [actorId, subjectId]).filter((id) => id !== null);
      const shown = (await readShown(tx, events)).map((one, i) => ({ ...one, stored: events[i] as Event }));
      return { shown, people: await readPeople(tx, ids) };
    });
    if (shown.length === 0) return;
    yield shown
      .map(({ event, kept, stored: { entry, hash, seals } }) => {
        const line = {
          entry,
          hash: hex(hash),
          ...(seals.length > 0 ? { seals: seals.map((seal) => Buffer.from(seal).toString()) } : {}),
          ...(kept.length > 0
            ? {
                texts: Object.fromEntries(
                  kept.map(([commitment, { text, key }]) => [commitment, { text, key: hex(key) }]),
                ),
              }
            : {}),
          shown: show(event, people),
        };
        return `${JSON.stringify(line)}\n`;
      })
      .join("");
    from = shown.at(-1)?.stored.sequence ?? last.sequence;
  }
  yield `${JSON.stringify({ end: sealHead(last, "export").toString() })}\n`;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
