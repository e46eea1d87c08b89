import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { listFiles } from "./list-files";

/** Lines of ours that a protocol may have, and what shows that another one is still whole. */
const protocols = {
  gate: { most: 200, stays: "lib/protocols/oidc" },
} as const;

test.each(Object.entries(protocols))("the protocol %s keeps within its lines", (name, { most }) => {
  const folder = join("lib/protocols", name);
  const files = readdirSync(folder).filter((file) => !file.endsWith(".test.ts"));
  const lines = files.map((file) => readFileSync(join(folder, file), "utf8").trimEnd().split("\n").length);
  expect(lines.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(most);
});

test.each(Object.entries(protocols))(
  "without the folder of %s everything compiles, and the other protocol works",
  (name, { stays }) => {
    const copy = mkdtempSync(join(tmpdir(), "gatehouse-without-"));
    try {
      const gone = join("lib/protocols", name);
      for (const file of listFiles()) if (dirname(file) !== gone) cpSync(file, join(copy, file));
      for (const made of ["node_modules", "prisma/generated"]) symlinkSync(join(process.cwd(), made), join(copy, made));
      const run = (program: string, ...given: string[]) =>
        execFileSync(process.execPath, [join("node_modules", program), ...given], { cwd: copy, encoding: "utf8" });
      expect(run("typescript/bin/tsc", "--noEmit")).toBe("");
      if (existsSync(join(copy, stays))) run("vitest/vitest.mjs", "run", stays);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  },
  300_000,
);
