// Joins our programs, each with all that it loads of ours, in a few files of JavaScript: a start then waits for no TypeScript, and holds
// no loader. Packages stay outside.
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const programs = { start: "scripts/start.ts", operator: "cli/operator.ts" };

// One folder deep, as the sources are: a path that a source names by its own folder stays right.
const place = ".program";
const marker = "made-from.json";

/**
 * Returns the path of a program's bundle, and makes it where it is missing or one of its sources has changed.
 * @param {string} root the repository
 * @param {keyof typeof programs} program
 * @returns {Promise<string>}
 */
export async function bundle(root, program) {
  if (isStale(root)) await write(root);
  return join(root, place, `${program}.mjs`);
}

/** @param {string} root */
function isStale(root) {
  try {
    const { sources, hash } = JSON.parse(readFileSync(join(root, place, marker), "utf8"));
    return hashOf(root, sources) !== hash;
  } catch {
    return true;
  }
}

/** @param {string} root */
async function write(root) {
  const { build } = await import("esbuild");
  // Written next to its place and moved there whole: an interrupted bundle counts as none, and two at once do no harm.
  const draft = mkdtempSync(join(root, `${place}-`));
  try {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: programs,
      outdir: draft,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      splitting: true,
      packages: "external",
      format: "esm",
      platform: "node",
      target: "node20.19",
      jsx: "automatic",
      metafile: true,
      logLevel: "silent",
      plugins: [{ name: "files of Next", setup: nameFilesOfNext }],
    });
    const sources = Object.keys(metafile.inputs).sort();
    writeFileSync(join(draft, marker), JSON.stringify({ sources, hash: hashOf(root, sources) }));
    for (let tries = 5; ; tries--) {
      rmSync(join(root, place), { recursive: true, force: true });
      try {
        renameSync(draft, join(root, place));
        return;
      } catch (error) {
        if (tries === 0) throw error;
      }
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * Next lists no exports: Node.js wants the file's whole name.
 * @param {import("esbuild").PluginBuild} build
 */
function nameFilesOfNext(build) {
  build.onResolve({ filter: /^next\/[a-z]+$/ }, ({ path }) => ({ path: `${path}.js`, external: true }));
}

/**
 * Fails where a source is gone.
 * @param {string} root
 * @param {string[]} sources
 */
function hashOf(root, sources) {
  const hash = createHash("sha256").update(process.version.split(".")[0] ?? "");
  for (const file of [...sources, "package-lock.json"]) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}
