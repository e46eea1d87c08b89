// `npm test`: everything CI runs, one after the other, to the end even where something fails. Installs what it needs.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "@/test/find-chromium";
import { startCluster } from "@/test/start-cluster";
import { build } from "./build";
import { generateClient } from "./prepare";
import { runUntilStopped } from "./run-until-stopped";
import { addCounts, type Counts, countPlaywright, countVitest, tellCounts } from "./test-counts";

const root = join(import.meta.dirname, "..");
const reports = mkdtempSync(join(tmpdir(), "gatehouse-reports-"));
const vitestReport = join(reports, "vitest.json");
const playwrightReport = join(reports, "playwright.json");

await runUntilStopped(async ({ signal, onStop }) => {
  let total: Counts = { passed: 0, failed: 0, skipped: 0 };
  onStop(async () => rmSync(reports, { recursive: true, force: true }));

  /** Runs one check or suite; without a `count` it counts as one. */
  const check = async (name: string, work: () => Promise<boolean>, count?: (succeeded: boolean) => Counts) => {
    console.log(`\n── ${name}`);
    const started = Date.now();
    const succeeded = await work().catch((error) => {
      console.error(error instanceof Error ? error.message : error);
      return false;
    });
    signal.throwIfAborted();
    const counts = count?.(succeeded) ?? { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
    total = addCounts(total, counts);
    console.log(`── ${name}: ${tellCounts(counts)} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return succeeded;
  };
  const run = (file: string, ...args: string[]) => runProgram(file, args, signal);

  process.chdir(root);
  Object.assign(process.env, { NEXT_TELEMETRY_DISABLED: "1" });
  generateClient(root);
  await check("format and lint", () => run("@biomejs/biome/bin/biome", "check"));
  await check("types", () => run("typescript/bin/tsc", "--noEmit", "--project", "."));
  await check("import rules", () => cruise(".dependency-cruiser.mjs", listFolders(), signal));
  await check("import rules of the browser", () => cruise(".dependency-cruiser-client.mjs", listClientFiles(), signal));
  await check("unused code", () => run("knip/bin/knip.js"));
  const ready = await check("a PostgreSQL for the tests", async () => {
    const cluster = await startCluster();
    onStop(cluster.stop);
    Object.assign(process.env, { GATEHOUSE_TEST_SOCKET_DIR: cluster.socketDir });
    return true;
  });
  if (ready) {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`];
    await check(
      "unit and database",
      () => run("vitest/vitest.mjs", "run", ...reporters),
      (succeeded) => countVitest(vitestReport, succeeded),
    );
  }
  const built = await check("production build", () => build(root, signal).then(() => true));
  const found = await check("a Chromium for the tests", async () => {
    Object.assign(process.env, { E2E_CHROMIUM: JSON.stringify(await findChromium()) });
    return true;
  });
  if (ready && built && found) {
    Object.assign(process.env, { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport });
    await check(
      "journeys in a browser",
      () => run("playwright/cli.js", "test", "--reporter=list,json"),
      (succeeded) => countPlaywright(playwrightReport, succeeded),
    );
  }
  process.once("exit", () => console.log(`\n${tellCounts(total)}`));
  return total.failed > 0 ? 1 : 0;
});

function listFolders(): string[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map((entry) => entry.name)
    .filter((name) => !name.startsWith(".") && !["node_modules", "docs", "public", "test-results"].includes(name));
}

function listClientFiles(): string[] {
  return ["app", "components"]
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)))
    .filter((file) => /\.tsx?$/.test(file) && /^"use client"/m.test(readFileSync(file, "utf8")));
}

function cruise(config: string, paths: string[], signal: AbortSignal): Promise<boolean> {
  return runProgram("dependency-cruiser/bin/dependency-cruise.mjs", ["--config", config, ...paths], signal);
}

function runProgram(file: string, args: string[], signal: AbortSignal): Promise<boolean> {
  const program = join(root, "node_modules", file);
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "inherit", "inherit"], signal });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => resolve(code === 0));
    child.once("error", reject);
  });
}
