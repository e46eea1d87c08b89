import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { disconnect, inWorkspace } from "@/lib/ground/db";
import { type CurrentRequest, inRequest } from "@/lib/ground/request";
import { isReachable } from "@/lib/use-cases/health/reachable";
import { whyNotReady } from "@/lib/use-cases/health/ready";
import { giveOver } from "@/prisma/bring-up-to-date";
import { emptyFolder } from "@/test/embedded-data";
import { addPlain, openWorkspace } from "@/test/people";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "./start";

// A file system of its own that can be filled needs root.
const canMount =
  process.platform === "linux" &&
  process.getuid?.() === 0 &&
  spawnSync("unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status === 0;
const disk = join(emptyFolder(), "disk");
let database: EmbeddedDatabase;

beforeAll(async () => {
  if (!canMount) return;
  mkdirSync(disk);
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=256m", "tmpfs", disk]);
  database = await startEmbeddedDatabase(join(disk, "data"));
  await giveOver(database.ownerUrl, database.url);
  await disconnect();
  process.env.DATABASE_URL = database.url;
  Reflect.deleteProperty(globalThis, Symbol.for("gatehouse.settings"));
});
afterAll(async () => {
  if (!canMount) return;
  await disconnect();
  await database.stop();
  execFileSync("umount", ["-l", disk]);
});

/** Writes to a file until the disk has no byte left. */
function fill(path: string): void {
  const file = openSync(path, "w");
  try {
    for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 2))
      for (;;) if (writeSync(file, Buffer.alloc(size)) < size) break;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  } finally {
    closeSync(file);
  }
}

test.skipIf(!canMount)(
  "[F7] with the disk full the process is alive and not ready, what can't be written is said so, and nothing that was acknowledged is lost",
  { timeout: 180_000 },
  async () => {
    const workspace = await openWorkspace(new Date());
    const acknowledged: string[] = [workspace.owner.id];
    /** Adds members until one can't be written; returns what was wrong with the installation. */
    const addUntilRefused = async (most: number) => {
      for (let n = 0; n < most; n += 1) {
        const request: CurrentRequest = { id: "r" };
        const added = await inRequest(request, () => addPlain(workspace.id, "member", new Date())).catch(
          () => undefined,
        );
        if (!added) return request.trouble;
        acknowledged.push(added.id);
      }
      return undefined;
    };
    expect(await addUntilRefused(5)).toBeUndefined();
    expect(await whyNotReady()).toBeUndefined();

    fill(join(disk, "filler"));
    await vi.waitFor(async () => expect(await whyNotReady()).toBe("disk-full"), { timeout: 20_000, interval: 200 });
    expect(await isReachable()).toBe(true);
    // Pages that are there already take a few more.
    expect(await addUntilRefused(5_000)).toBe("full");
    expect(await isReachable()).toBe(true);

    rmSync(join(disk, "filler"));
    await vi.waitFor(async () => expect(await whyNotReady()).toBeUndefined(), { timeout: 20_000, interval: 200 });
    expect(await addUntilRefused(5)).toBeUndefined();
    const rows = await inWorkspace(workspace.id, (tx) => tx.member.findMany({ select: { id: true } }));
    expect(rows.map(({ id }) => id).sort()).toEqual(acknowledged.sort());
  },
);
