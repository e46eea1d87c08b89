import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** One program that judges the source: its file below node_modules (below the root if it begins with a dot) and its arguments. */
export type Check = { name: string; file: string; args: () => string[] };

const cruiser = "dependency-cruiser/bin/dependency-cruise.mjs";

/** Tells whether the types fit. */
export const types: Check = { name: "types", file: "typescript/bin/tsc", args: () => ["--noEmit", "--project", "."] };

/** Tells whether every file, export and dependency is used. */
export const unused: Check = { name: "unused code", file: "knip/bin/knip.js", args: () => [] };

/** What `npm run lint` runs in addition to `unused`: form, imports and words. */
export const form: readonly Check[] = [
  { name: "format and lint", file: "@biomejs/biome/bin/biome", args: () => ["check"] },
  { name: "import rules", file: cruiser, args: () => ["--config", ".dependency-cruiser.mjs", ...listFolders()] },
  {
    name: "import rules of the browser",
    file: cruiser,
    args: () => ["--config", ".dependency-cruiser-client.mjs", ...listClientFiles()],
  },
  { name: "words", file: "./scripts/lint-words.ts", args: () => [] },
];

/** Runs a check and prints its output in one piece at its end, so that several can run at once. */
export function runCheck({ file, args }: Check, signal?: AbortSignal): Promise<boolean> {
  return runProgram(file, args(), { signal, quietly: true });
}

/**
 * Runs a program of a package, or one of our own if it begins with a dot. Quietly, its output is shown in one piece at its end.
 * Returns whether it succeeded.
 */
export function runProgram(
  file: string,
  args: string[],
  { signal, quietly = false }: { signal?: AbortSignal; quietly?: boolean } = {},
): Promise<boolean> {
  const program = file.startsWith(".") ? ["--import", "tsx", file] : [join("node_modules", file)];
  const out = quietly ? "pipe" : "inherit";
  const child = spawn(process.execPath, [...program, ...args], { cwd: root, stdio: ["ignore", out, out], signal });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("close", (code) => {
      process.stdout.write(Buffer.concat(output));
      resolve(code === 0);
    });
    child.once("error", reject);
  });
}

function listFolders(): string[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map((entry) => entry.name)
    .filter(
      (name) => !name.startsWith(".") && !["node_modules", "docs", "examples", "public", "test-results"].includes(name),
    );
}

function listClientFiles(): string[] {
  return ["app", "components"]
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
    )
    .filter((file) => /\.tsx?$/.test(file) && /^"use client"/m.test(readFileSync(join(root, file), "utf8")));
}
