import { createHash } from "node:crypto";

/** One event of a chain: its canonical text and the hash stored with it. */
export type ChainLink = { sequence: bigint; entry: string; hash: Uint8Array };

/** The hash before the first event. */
export const genesis: Uint8Array = new Uint8Array(32);

/** Returns the hash of an event: SHA-256 over the previous hash and the entry's UTF-8 text. */
export function linkHash(previous: Uint8Array, entry: string): Buffer {
  return createHash("sha256").update(previous).update(entry, "utf8").digest();
}

export type LinkFault = "missing" | "changed" | "misplaced";

/**
 * Checks one event against the one before it. Returns null if it is sound. `missing`: the sequence has a gap. `changed`:
 * entry or hash was altered. `misplaced`: the entry says it is another event, or another workspace's.
 */
export function findFault(
  previous: Pick<ChainLink, "sequence" | "hash">,
  link: ChainLink,
  workspaceId: string,
): LinkFault | null {
  if (link.sequence !== previous.sequence + 1n) return "missing";
  if (!linkHash(previous.hash, link.entry).equals(link.hash)) return "changed";
  const said = JSON.parse(link.entry) as { workspace?: unknown; sequence?: unknown };
  if (said.workspace !== workspaceId || BigInt(said.sequence as number) !== link.sequence) return "misplaced";
  return null;
}
