import { minutes } from "@/lib/ground/durations";
import { type ChainLink, findFault, genesis, type LinkFault } from "./chain";
import { type AuditKeys, checkSeal } from "./seal";

/** The longest time that the heads of growing chains stay unsealed while the product runs. */
export const sealingInterval = minutes(15);

/** An event and its hash, kept elsewhere. The log must still hold it. */
export type Checkpoint = { sequence: bigint; hash: Uint8Array };

/**
 * The faults of a log, apart from a broken link. `seal`: a seal does not fit. `key`: a seal names a key that isn't known.
 * `unsealed`: no seal at or after an event that should have one by now. `rewritten`: the checkpoint's event has another
 * hash. `cut`: the log ends before the checkpoint.
 */
export type Fault = LinkFault | "seal" | "key" | "unsealed" | "rewritten" | "cut";

export type Broken<F> = { sequence: bigint; fault: F };

/**
 * Follows a chain from its first event: each one with its seals, in order, then the end. Each step returns the first fault,
 * or null. Without keys the seals are not checked, and `sealed` stays 0.
 */
export function followChain(workspaceId: string, keys: AuditKeys | null, checkpoint: Checkpoint | null) {
  let last: Checkpoint = { sequence: 0n, hash: genesis };
  let sealed = 0n;
  let waiting: { sequence: bigint; at: number } | null = null;

  const checkSeals = (seals: Uint8Array[], keys: AuditKeys): Fault | null => {
    const found = seals.map((seal) => checkSeal({ workspaceId, ...last }, seal, keys));
    if (found.includes("wrong")) return "seal";
    // A key that was dropped after another one had sealed the same event again is no loss.
    if (found.includes("unknown") && !found.includes("sound")) return "key";
    if (found.length > 0) [sealed, waiting] = [last.sequence, null];
    return null;
  };

  return {
    last: () => last,
    sealed: () => sealed,
    event(link: ChainLink, seals: Uint8Array[]): Fault | null {
      const fault = findFault(last, link, workspaceId);
      if (fault) return fault;
      last = { sequence: link.sequence, hash: link.hash };
      if (last.sequence === checkpoint?.sequence && !Buffer.from(last.hash).equals(checkpoint.hash)) return "rewritten";
      waiting ??= { sequence: last.sequence, at: Date.parse(JSON.parse(link.entry).at) };
      return keys ? checkSeals(seals, keys) : null;
    },
    end(now: Date): Broken<Fault> | null {
      if (checkpoint && checkpoint.sequence > last.sequence) return { sequence: last.sequence + 1n, fault: "cut" };
      // A time in the future says as little about when the event was written as one long ago.
      const due = waiting && !(Math.abs(now.getTime() - waiting.at) < 2 * sealingInterval);
      return keys && waiting && due ? { sequence: waiting.sequence, fault: "unsealed" } : null;
    },
  };
}
