import { asSystem, inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { env } from "@/lib/ground/env";
import { log } from "@/lib/ground/log";
import { addSeals } from "./add-seals";
import { findFault, genesis } from "./chain";
import type { Checkpoint, Fault } from "./follow";
import { type KeptSeals, readKeptSeals } from "./kept-seals";
import { auditKeys, checkSeal } from "./seal";

const batch = 500;
/** How many seals are looked at for one that is sound. A writer of the database can add others. */
const looked = 50;

type Moved = { workspace_id: string; sequence: bigint; hash: Uint8Array };

/** How many heads a pass has sealed, and which logs it refused to seal because they are broken. */
export type SealingPass = { sealed: number; refused: { workspaceId: string; fault: Fault }[] };

let kept: KeptSeals | undefined;

function ownSeals(): KeptSeals {
  kept ??= readKeptSeals(env().dataDir);
  return kept;
}

/**
 * Seals every head that moved since its last seal. Before it seals one, it follows the chain from the last seal it knows: the one it keeps
 * outside the database, else the newest in it. A log that is broken since then, that ends before it or has another event there is
 * not sealed, and leaves a line in the log at every pass.
 */
export async function sealHeads(now: Date, seals: KeptSeals = ownSeals()): Promise<SealingPass> {
  const done: SealingPass = { sealed: 0, refused: [] };
  for (let from = "00000000-0000-0000-0000-000000000000"; ; ) {
    const heads = await asSystem<Moved>(Prisma.sql`
      select h.workspace_id, h.sequence, h.hash from audit_head h where h.workspace_id > ${from}::uuid
        and not exists (select 1 from audit_seal s where s.workspace_id = h.workspace_id and s.sequence = h.sequence)
      order by h.workspace_id limit ${batch}`);
    const sound: Moved[] = [];
    for (const head of heads) {
      const fault = await findBreak(head, seals.of(head.workspace_id));
      if (!fault) sound.push(head);
      else done.refused.push({ workspaceId: head.workspace_id, fault });
    }
    await addSeals(sound, now);
    for (const head of sound) seals.keep(head.workspace_id, head);
    done.sealed += sound.length;
    const last = heads.at(-1);
    if (heads.length < batch || !last) break;
    from = last.workspace_id;
  }
  seals.save();
  for (const { workspaceId, fault } of done.refused)
    log().error({ workspaceId, fault }, "an audit log is broken and is not sealed: run verify-audit");
  return done;
}

/** Follows a chain from the last seal that is known to its head. Returns the first fault, or null. */
async function findBreak(head: Moved, known: Checkpoint | null): Promise<Fault | null> {
  const { workspace_id: workspaceId } = head;
  return inWorkspace(workspaceId, async (tx) => {
    const start = known ?? (await readNewestSeal(tx));
    if (start.sequence > head.sequence) return "cut";
    const there = await tx.auditEvent.findFirst({ where: { sequence: start.sequence }, select: { hash: true } });
    if (start.sequence > 0n && !there) return "missing";
    if (there && !Buffer.from(there.hash).equals(start.hash)) return "rewritten";
    let last: Checkpoint = start;
    while (last.sequence < head.sequence) {
      const run = { sequence: { gt: last.sequence, lte: head.sequence } };
      const links = await tx.auditEvent.findMany({ where: run, orderBy: { sequence: "asc" }, take: batch });
      for (const link of links) {
        const fault = findFault(last, link, workspaceId);
        if (fault) return fault;
        last = link;
      }
      if (links.length === 0) return "missing";
    }
    return Buffer.from(last.hash).equals(head.hash) ? null : "changed";
  });
}

/** Reads the newest seal of the database that a key of this installation made; without one, the chain is followed from its beginning. */
async function readNewestSeal(tx: Tx): Promise<Checkpoint> {
  const keys = auditKeys();
  const newest = await tx.auditSeal.findMany({ orderBy: { sequence: "desc" }, take: looked });
  const sound = newest.find(({ seal, ...head }) => checkSeal(head, seal, keys) === "sound");
  return sound ?? { sequence: 0n, hash: genesis };
}
