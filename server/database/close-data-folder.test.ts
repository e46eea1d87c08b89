import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { closeDataFolder } from "./close-data-folder";

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

test("[B4] every right of group and others is taken, from folders and files, and what a link leads to stays as it is", () => {
  const outer = mkdtempSync(join(tmpdir(), "gatehouse-"));
  const dataDir = join(outer, "data");
  mkdirSync(join(dataDir, "outbox"), { recursive: true });
  writeFileSync(join(dataDir, "outbox/mail"), "");
  writeFileSync(join(outer, "elsewhere"), "");
  symlinkSync(join(outer, "elsewhere"), join(dataDir, "link"));
  for (const path of [dataDir, join(dataDir, "outbox"), join(dataDir, "outbox/mail"), join(outer, "elsewhere")])
    chmodSync(path, 0o777);
  closeDataFolder(dataDir);
  expect([mode(dataDir), mode(join(dataDir, "outbox")), mode(join(dataDir, "outbox/mail"))]).toEqual([
    "700",
    "700",
    "700",
  ]);
  expect(mode(join(outer, "elsewhere"))).toBe("777");
  rmSync(outer, { recursive: true });
});

// This file system of the kernel's refuses to change modes.
test.skipIf(process.platform !== "linux")(
  "[B4] a right that can't be taken is refused in one line that names the path",
  () => {
    expect(() => closeDataFolder("/proc/self/attr")).toThrow(/^Others can reach \/proc\/self\/attr, .*chmod go=.*$/);
  },
);
