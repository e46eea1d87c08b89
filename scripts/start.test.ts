import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findFreePort } from "@/e2e/fixtures/instance";

/** Starts the product, without building it, with a data folder, and waits until it gives up. */
const start = async (dataDir: string) => {
  const PORT = String(await findFreePort());
  return new Promise<{ code: number | string | null | undefined; told: string }>((resolve) => {
    const { DATABASE_URL: _, ...env } = process.env;
    execFile(
      process.execPath,
      ["scripts/run.mjs", "start", "--dev"],
      { env: { ...env, DATA_DIR: dataDir, PORT }, timeout: 50_000 },
      (error, stdout, stderr) => resolve({ code: error?.code, told: stdout + stderr }),
    );
  });
};

const isRoot = process.getuid?.() === 0;

test.skipIf(process.platform === "win32")(
  "[F8] a DATA_DIR that can't be written stops the start with one line that names it",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "gatehouse-closed-"));
    try {
      writeFileSync(join(folder, "file"), "");
      chmodSync(folder, 0o500);
      const closed = isRoot ? "/sys/gatehouse" : join(folder, "data");
      const underFile = join(folder, "file", "data");
      for (const path of process.platform === "linux" || !isRoot ? [closed, underFile] : [underFile]) {
        const { code, told } = await start(path);
        expect(code).toBe(1);
        expect(told).toMatch(/^DATA_DIR: \S+ can't be written \([A-Z]+\)\.\n$/);
      }
    } finally {
      chmodSync(folder, 0o700);
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
