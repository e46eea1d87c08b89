import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { log } from "@/lib/ground/log";
import type { Checkpoint } from "./follow";

const schema = z.record(z.uuid(), z.string().regex(/^\d{1,18}:[0-9a-f]{64}$/));

/** The last event of each workspace that this process has sealed or seen sealed, kept where a writer of the database is not. */
export type KeptSeals = {
  of(workspaceId: string): Checkpoint | null;
  keep(workspaceId: string, sealed: Checkpoint): void;
  /** Writes the file if something is new. Where the folder can't be written it says so, and memory still holds them. */
  save(): void;
};

const pathOf = (folder: string) => join(folder, "audit-seals.json");

/** Reads the seals kept in a folder, DATA_DIR as a rule. */
export function readKeptSeals(folder: string): KeptSeals {
  const kept = new Map(Object.entries(read(pathOf(folder))));
  let isNew = false;
  return {
    of(workspaceId) {
      const [sequence, hash] = kept.get(workspaceId)?.split(":") ?? [];
      return sequence && hash ? { sequence: BigInt(sequence), hash: Buffer.from(hash, "hex") } : null;
    },
    keep(workspaceId, { sequence, hash }) {
      const text = `${sequence}:${Buffer.from(hash).toString("hex")}`;
      isNew ||= kept.get(workspaceId) !== text;
      kept.set(workspaceId, text);
    },
    save() {
      if (!isNew) return;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const draft = `${pathOf(folder)}.${process.pid}`;
        writeFileSync(draft, JSON.stringify(Object.fromEntries(kept)), { mode: 0o600 });
        renameSync(draft, pathOf(folder));
        isNew = false;
      } catch (error) {
        log().warn({ cause: (error as Error).message }, "the last audit seals can't be kept in DATA_DIR");
      }
    },
  };
}

/** Forgets the seals kept in a folder: the database was put back on purpose. */
export function forgetKeptSeals(folder: string): void {
  rmSync(pathOf(folder), { force: true });
}

function read(path: string): Record<string, string> {
  if (!existsSync(path)) return {};
  try {
    return schema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    log().error({ path }, "the kept audit seals can't be read; a break before now may go unnoticed");
    return {};
  }
}
