import { type Broken, type Checkpoint, type Fault, followChain } from "./follow";
import { type AuditKeys, checkSeal } from "./seal";

export type ExportVerdict = {
  last: Checkpoint;
  /** The last event with a sound seal of its own. 0 means that there is none, or the seals were not checked. */
  sealed: bigint;
  /** The first broken line. `unreadable`: it is not a line of an export. `unended`: the file ends before the export did. */
  broken: Broken<Fault | "unreadable" | "unended"> | null;
};

/**
 * Verifies an exported audit log offline, from its lines alone: each hash follows from the one before, there is no gap, and
 * one workspace throughout. With the installation's public audit keys it also verifies every seal, including the closing
 * one. Without keys a file that was rewritten whole passes.
 */
export async function verifyExport(
  lines: AsyncIterable<string>,
  keys: AuditKeys | null,
  checkpoint: Checkpoint | null = null,
): Promise<ExportVerdict> {
  let chain: ReturnType<typeof followChain> | null = null;
  let workspaceId = "";
  let closing: Uint8Array | null = null;
  let at = 0;
  const verdict = (fault: Fault | "unreadable" | "unended", sequence?: bigint): ExportVerdict => {
    const last = chain?.last() ?? followChain("", null, null).last();
    return { last, sealed: chain?.sealed() ?? 0n, broken: { sequence: sequence ?? last.sequence + 1n, fault } };
  };
  for await (const text of lines) {
    if (text.trim() === "") continue;
    const line = readLine(text);
    if (!line || closing) return verdict("unreadable");
    if (line.end) {
      closing = line.end;
      continue;
    }
    workspaceId ||= line.workspace;
    chain ??= followChain(workspaceId, keys, checkpoint);
    const fault = chain.event(line, line.seals);
    if (fault) return verdict(fault, line.sequence);
    at = line.at;
  }
  if (!chain || !closing) return verdict("unended");
  const end = keys ? checkSeal({ workspaceId, ...chain.last() }, closing, keys, "export") : "sound";
  if (end !== "sound") return verdict(end === "wrong" ? "unended" : "key");
  return { last: chain.last(), sealed: chain.sealed(), broken: chain.end(new Date(at)) };
}

function readLine(text: string) {
  try {
    const { entry, hash, seals, end } = JSON.parse(text) as {
      entry: string;
      hash: string;
      seals?: string[];
      end?: string;
    };
    if (typeof end === "string") return { end: Buffer.from(end) } as const;
    const { workspace, sequence, at } = JSON.parse(entry) as { workspace: string; sequence: number; at: string };
    if (typeof workspace !== "string" || !/^[0-9a-f]{64}$/.test(hash)) return null;
    return {
      end: null,
      entry,
      hash: Buffer.from(hash, "hex"),
      seals: (seals ?? []).map((seal) => Buffer.from(seal)),
      workspace,
      sequence: BigInt(sequence),
      at: Date.parse(at),
    };
  } catch {
    return null;
  }
}
