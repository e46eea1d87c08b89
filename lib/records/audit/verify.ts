import { inWorkspace } from "@/lib/ground/db";
import { type Broken, type Checkpoint, type Fault, followChain } from "./follow";
import { readSealedEvents } from "./read-sealed-events";
import { auditKeys } from "./seal";

export type Verdict = {
  /** The last event. */
  last: Checkpoint;
  /** The last event with a sound seal. 0 means that there is none yet. */
  sealed: bigint;
  /** The first broken row. `head`: the chain ends elsewhere than its head, or a seal, says. */
  broken: Broken<Fault | "columns" | "head"> | null;
};

const batch = 1000;

/**
 * Walks a workspace's audit chain from its first event, in batches, and checks hashes, columns, seals and head. Only a
 * checkpoint kept elsewhere shows that the end was removed together with its seals and head.
 */
export async function verifyAudit(workspaceId: string, now: Date, checkpoint?: Checkpoint): Promise<Verdict> {
  const chain = followChain(workspaceId, auditKeys(), checkpoint ?? null);
  const verdict = (broken: Verdict["broken"]): Verdict => ({ last: chain.last(), sealed: chain.sealed(), broken });
  for (;;) {
    const { head, lastSeal, events } = await readBatch(workspaceId, chain.last().sequence);
    for (const event of events) {
      const fault = chain.event(event, event.seals) ?? (sameAsEntry(event) ? null : "columns");
      if (fault) return verdict({ sequence: event.sequence, fault });
    }
    if (events.length > 0) continue;
    const { sequence, hash } = chain.last();
    const sound = head ? head.sequence === sequence && Buffer.from(head.hash).equals(hash) : sequence === 0n;
    if (!sound || (lastSeal && lastSeal.sequence > sequence))
      return verdict({ sequence: sequence + 1n, fault: "head" });
    return verdict(chain.end(now));
  }
}

type Row = { at: Date; action: string; actorId: string | null; subjectId: string | null; entry: string };

function sameAsEntry(event: Row): boolean {
  const { at, action, actor, subject } = JSON.parse(event.entry);
  const actorId = actor.kind === "member" ? actor.id : null;
  return (
    event.at.toISOString() === at && event.action === action && event.actorId === actorId && event.subjectId === subject
  );
}

/**
 * Reads the head and the last seal before the events. If an event is appended meanwhile, the chain then goes on behind its
 * head, never before it.
 */
function readBatch(workspaceId: string, after: bigint) {
  return inWorkspace(workspaceId, async (tx) => {
    const head = await tx.auditHead.findFirst();
    const lastSeal = await tx.auditSeal.findFirst({ orderBy: { sequence: "desc" }, select: { sequence: true } });
    return { head, lastSeal, events: await readSealedEvents(tx, { after, take: batch }) };
  });
}
