import { inWorkspace } from "@/lib/db";
import { type Fault, findFault, genesis } from "./chain";
import { checkSeal } from "./seal";

export type Verdict = {
  events: bigint;
  /** The first broken row. `head`: the chain ends elsewhere than its head says; `seal`: a seal does not fit. */
  broken: { sequence: bigint; fault: Fault | "columns" | "head" | "seal" } | null;
};

const batch = 1000;

/** Walks a workspace's audit chain from its first event, in batches, and checks hashes, columns, head and seals. */
export async function verifyAudit(workspaceId: string): Promise<Verdict> {
  let previous = { sequence: 0n, hash: genesis };
  const broken = (fault: NonNullable<Verdict["broken"]>["fault"], sequence: bigint): Verdict => ({
    events: previous.sequence,
    broken: { sequence, fault },
  });
  for (;;) {
    const { events, seals } = await readBatch(workspaceId, previous.sequence);
    if (events.length === 0) break;
    for (const event of events) {
      const fault = findFault(previous, event, workspaceId);
      if (fault) return broken(fault, event.sequence);
      const { at, action, actor, subject } = JSON.parse(event.entry);
      const actorId = actor.kind === "member" ? actor.id : null;
      if (
        event.at.toISOString() !== at ||
        event.action !== action ||
        event.actorId !== actorId ||
        event.subjectId !== subject
      )
        return broken("columns", event.sequence);
      const seal = seals.get(event.sequence);
      if (seal && checkSeal({ workspaceId, sequence: event.sequence, hash: event.hash }, seal) === "wrong")
        return broken("seal", event.sequence);
      previous = { sequence: event.sequence, hash: event.hash };
    }
  }
  const head = await inWorkspace(workspaceId, (tx) => tx.auditHead.findFirst());
  const sound = head
    ? head.sequence === previous.sequence && Buffer.from(head.hash).equals(previous.hash)
    : previous.sequence === 0n;
  return sound ? { events: previous.sequence, broken: null } : broken("head", previous.sequence + 1n);
}

function readBatch(workspaceId: string, after: bigint) {
  return inWorkspace(workspaceId, async (tx) => {
    const events = await tx.auditEvent.findMany({
      where: { sequence: { gt: after } },
      orderBy: { sequence: "asc" },
      take: batch,
    });
    const last = events.at(-1)?.sequence ?? after;
    const seals = await tx.auditSeal.findMany({ where: { sequence: { gt: after, lte: last } } });
    return { events, seals: new Map(seals.map(({ sequence, seal }) => [sequence, seal])) };
  });
}
