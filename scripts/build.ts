import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const sources = [
  "app",
  "components",
  "instrumentation.ts",
  "lib",
  "public",
  "words",
  "prisma/schema.prisma",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
  "tsconfig.json",
];

/** Tells whether the production build is missing or older than what it is made from, by content. */
export function isBuildStale(root: string): boolean {
  try {
    return readFileSync(markerOf(root), "utf8") !== fingerprint(root);
  } catch {
    return true;
  }
}

/**
 * Makes the production build; its output is shown only if it fails. An interrupted build counts as none. `signal` ends
 * it. `umask` applies to the build's files, which hold no secrets and may be read by other users.
 */
export async function build(root: string, signal?: AbortSignal, umask = process.umask()): Promise<void> {
  const made = fingerprint(root);
  const next = createRequire(join(root, "package.json")).resolve("next/dist/bin/next");
  const own = process.umask(umask);
  const child = spawn(process.execPath, [next, "build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  process.umask(own);
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk) => output.push(chunk));
  child.stderr.on("data", (chunk) => output.push(chunk));
  const code = await new Promise((resolve, reject) => child.once("close", resolve).once("error", reject));
  if (code !== 0) throw new Error(`The build failed.\n${Buffer.concat(output)}`);
  writeFileSync(markerOf(root), made);
}

function markerOf(root: string): string {
  return join(root, ".next", "built-from");
}

function fingerprint(root: string): string {
  const hash = createHash("sha256").update(process.version.split(".")[0] ?? "");
  for (const file of sources.flatMap((source) => listFiles(root, source))) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function listFiles(root: string, path: string): string[] {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => listFiles(root, join(path, name)));
}
