// Generates the Prisma client. Prisma's CLI would download a schema engine it does not need for this;
// naming any existing program keeps the installation free of downloads.
import { spawnSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
const result = spawnSync(process.execPath, [cli, "generate", "--no-hints"], {
  cwd: root,
  stdio: ["ignore", "ignore", "inherit"],
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
});
// The copy tells scripts/prepare.ts what the client was made from.
if (result.status === 0)
  copyFileSync(join(root, "prisma/schema.prisma"), join(root, "prisma/generated/made-from.prisma"));
process.exit(result.status ?? 1);
