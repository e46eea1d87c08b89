import { type Fault, findFault, genesis } from "./chain";

export type ExportVerdict = {
  events: bigint;
  /** The workspace every event says it is of; null in an empty file. */
  workspaceId: string | null;
  broken: { sequence: bigint; fault: Fault | "unreadable" } | null;
};

/**
 * Verifies an exported audit log from its lines alone, off line: each hash from the one before, no gap, one workspace throughout. It
 * can't tell whether later events were left out at the end: compare the last number with the installation's.
 */
export async function verifyExport(lines: AsyncIterable<string>): Promise<ExportVerdict> {
  let previous = { sequence: 0n, hash: genesis };
  let workspaceId: string | null = null;
  for await (const line of lines) {
    if (line.trim() === "") continue;
    const link = readLine(line);
    const at = previous.sequence + 1n;
    if (!link) return { events: previous.sequence, workspaceId, broken: { sequence: at, fault: "unreadable" } };
    workspaceId ??= link.workspace;
    const fault = findFault(previous, link, workspaceId);
    if (fault) return { events: previous.sequence, workspaceId, broken: { sequence: link.sequence, fault } };
    previous = { sequence: link.sequence, hash: link.hash };
  }
  return { events: previous.sequence, workspaceId, broken: null };
}

function readLine(line: string) {
  try {
    const { entry, hash } = JSON.parse(line) as { entry: string; hash: string };
    const { workspace, sequence } = JSON.parse(entry) as { workspace: string; sequence: number };
    if (typeof workspace !== "string" || !/^[0-9a-f]{64}$/.test(hash)) return null;
    return { entry, hash: Buffer.from(hash, "hex"), workspace, sequence: BigInt(sequence) };
  } catch {
    return null;
  }
}
