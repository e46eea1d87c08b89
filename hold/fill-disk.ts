import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findFreePort, startInstance } from "@/e2e/fixtures/instance";
import { build, isBuildStale } from "@/scripts/build";
import { type Account, openWorkspace, provePassword, signIn } from "@/test/account";
import { openClient } from "@/test/http-client";
import { Visitor } from "@/test/visitor";
import { makeDisk } from "./disk-image";
import { Outbox } from "./outbox";

const longestNotice = 30_000;
const triesAtMost = 300;

/**
 * Runs the product with all its data on a disk of its own, fills that disk to the last byte, and frees it again. Returns what was not as
 * it should be: while the disk is full the process is alive and not ready, pages are shown, and what can't be saved is answered by 503;
 * afterwards it works by itself, and a person who was there before signs in.
 */
export async function fillDisk(root: string): Promise<string[]> {
  if (isBuildStale(root)) await build(root);
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-full-"));
  const ends: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const wrong: string[] = [];
  try {
    const disk = makeDisk(folder);
    ends.push(disk.unmount);
    const dataDir = join(disk.path, "data");
    const port = await findFreePort();
    const origin = `http://localhost:${port}`;
    const product = await startInstance("full-disk", { PORT: String(port), APP_URL: origin, DATA_DIR: dataDir });
    ends.push(product.stop);
    const client = openClient(origin, port);
    ends.push(client.close);
    const outbox = new Outbox(join(dataDir, "outbox"));
    const browse = () => new Visitor(() => client, "127.0.0.1");
    const account: Account = {
      ...{ slug: "full-disk", name: "Olga Owner", email: "olga@example.test", password: "quiet-harbour-full-lamp" },
      ...{ app: null, passkey: null, recoveryCodes: [] },
    };
    await openWorkspace(browse(), account, (to, subject) => outbox.read(to, subject));

    const status = async (path: string) => (await client.get(path)).status;
    const expectStatus = async (when: string, path: string, expected: number) => {
      const ends = Date.now() + longestNotice;
      let found = await status(path);
      for (; found !== expected && Date.now() < ends; found = await status(path)) await pause(500);
      if (found !== expected) wrong.push(`${when}: ${path} says ${found}, not ${expected}`);
    };
    const filling = join(disk.path, "filling");
    fill(filling);
    await expectStatus("full", "/api/health/ready", 503);
    await expectStatus("full", "/api/health", 200);
    await expectStatus("full", `/w/${account.slug}/sign-in`, 200);
    // A row may find room in a page that is there. What finds none is refused.
    let answered = 200;
    for (let tries = 0; tries < triesAtMost && answered === 200; tries += 1)
      answered = (await provePassword(browse(), account)).status;
    if (answered !== 503) wrong.push(`full: a sign-in is answered by ${answered}, not 503`);

    rmSync(filling);
    await expectStatus("free again", "/api/health/ready", 200);
    await signIn(browse(), account).catch((error: Error) => wrong.push(`free again: ${error.message}`));
  } finally {
    for (const end of ends.reverse()) await end();
  }
  return wrong;
}

/** Writes to a file until the disk has no byte left. */
function fill(path: string): void {
  const file = openSync(path, "w");
  for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 2)) while (writeAll(file, size));
  closeSync(file);
}

/** Writes so many bytes. Returns false if the disk has no room for them. */
function writeAll(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) === size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    return false;
  }
}
