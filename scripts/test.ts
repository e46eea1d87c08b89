// `npm test`: everything CI runs, to the end even if something fails. Installs what it needs.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "@/test/find-chromium";
import { startCluster } from "@/test/start-cluster";
import { build } from "./build";
import { type Check, form, runCheck, runProgram, types, unused } from "./checks";
import { generateClient } from "./prepare.mjs";
import { runUntilStopped } from "./run-until-stopped";
import { addOutcomes, type Outcome, readPlaywright, readVitest, tellOutcome } from "./test-outcome";

const root = join(import.meta.dirname, "..");
const reports = mkdtempSync(join(tmpdir(), "gatehouse-reports-"));
const vitestReport = join(reports, "vitest.json");
const playwrightReport = join(reports, "playwright.json");

await runUntilStopped(async ({ signal, onStop }) => {
  let total: Outcome = { passed: 0, skipped: 0, failures: [] };
  onStop(async () => rmSync(reports, { recursive: true, force: true }));

  /** Runs one check or suite; without a `read` it counts as one. */
  const check = async (name: string, work: () => Promise<boolean>, read?: (succeeded: boolean) => Outcome) => {
    console.log(`\n── ${name}`);
    const started = Date.now();
    const succeeded = await work().catch((error) => {
      console.error(error instanceof Error ? error.message : error);
      return false;
    });
    signal.throwIfAborted();
    const one = { passed: succeeded ? 1 : 0, skipped: 0, failures: succeeded ? [] : [name] };
    const outcome = read?.(succeeded) ?? one;
    total = addOutcomes(total, outcome);
    console.log(`── ${name}: ${tellOutcome(outcome)} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return succeeded;
  };
  const run = (file: string, ...args: string[]) => runProgram(file, args, { signal });

  process.chdir(root);
  Object.assign(process.env, { NEXT_TELEMETRY_DISABLED: "1" });
  generateClient(root);
  // Started early: if Chromium must be installed, that takes the network more than the processor.
  const chromium = findChromium();
  chromium.catch(() => {});
  const inTurn = async (...checks: Check[]) => {
    for (const one of checks) await check(one.name, () => runCheck(one, signal));
  };
  await Promise.all([inTurn(types, unused), inTurn(...form)]);
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
      (succeeded) => readVitest(vitestReport, succeeded),
    );
  }
  const built = await check("production build", () => build(root, signal).then(() => true));
  if (ready && built) await check("hold, a slice", () => run("./hold/run.ts", "--slice"));
  const found = await check("a Chromium for the tests", async () => {
    Object.assign(process.env, { E2E_CHROMIUM: JSON.stringify(await chromium) });
    return true;
  });
  if (ready && built && found) {
    Object.assign(process.env, { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport });
    await check(
      "journeys in a browser",
      () => run("playwright/cli.js", "test", "--reporter=list,json"),
      (succeeded) => readPlaywright(playwrightReport, succeeded),
    );
  }
  process.once("exit", () => {
    for (const failure of total.failures) console.log(`\n── failed: ${failure}`);
    console.log(`\n${tellOutcome(total)}`);
  });
  return total.failures.length > 0 ? 1 : 0;
});
