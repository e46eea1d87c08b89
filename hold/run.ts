// `npm run hold` runs two processes of the product on one PostgreSQL, under load and through faults, for as long as it is told, and
// checks what must hold. See hold/README.md. `--slice` is the bounded part that `npm test` takes.
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { build, isBuildStale } from "@/scripts/build";
import { checkControl } from "./control";
import { breakThings, listFaults } from "./faults";
import { attack } from "./hostile";
import { checkInvariants } from "./invariants";
import { attempt, live } from "./life";
import { Oracle } from "./oracle";
import { Outbox } from "./outbox";
import type { Trial } from "./people";
import { raceAll } from "./races";
import { setStage } from "./stage";
import { update } from "./update";

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "20" },
    hostile: { type: "string", default: "10000" },
    slice: { type: "boolean", default: false },
  },
});
const minutes = Number(values.minutes);
const hostile = Number(values.hostile);
if (!(minutes > 0) || !(hostile >= 0)) throw new Error("--minutes and --hostile are numbers.");
const workers = 3;

process.chdir(root);
if (isBuildStale(root)) await build(root);
const stage = await setStage();
const oracle = new Oracle();
const trial: Trial = { stage, oracle, outbox: new Outbox(stage.outbox) };
Object.assign(process.env, { E2E_DATABASE_URL: stage.adminUrl });
const abort = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => abort.abort());

try {
  await (values.slice ? runSlice() : runFor(minutes));
  await checkInvariants(trial);
  await checkControl(trial);
  if (!values.slice && !abort.signal.aborted) await update(trial, abort.signal);
} catch (error) {
  oracle.violate(`the trial broke off: ${error instanceof Error ? error.stack : error}`);
} finally {
  stage.client.close();
  await stage.stop();
}
tell();
process.exit(oracle.violations.length > 0 || abort.signal.aborted ? 1 : 0);

/** Everything once: each race, a share of the hostile requests, and each fault that costs little, with people in between. */
async function runSlice(): Promise<void> {
  await Promise.all([raceAll(trial), attack(trial, 600, abort.signal)]);
  const living = new AbortController();
  abort.signal.addEventListener("abort", () => living.abort());
  const load = live(trial, living.signal);
  const faults = listFaults(trial, abort.signal).filter(([name]) => /^kills|^restarts/.test(name));
  for (const [name, cause] of faults) await oracle.during(name, cause);
  living.abort();
  await load;
}

/** The load and the faults until the time is up; then people finish what they began. */
async function runFor(minutes: number): Promise<void> {
  // Not AbortSignal.timeout() within AbortSignal.any(): Node 20 may collect it before it fires.
  const ends = new AbortController();
  const clock = setTimeout(() => ends.abort(), minutes * 60_000);
  abort.signal.addEventListener("abort", () => ends.abort());
  const time = ends.signal;
  const racing = async () => {
    while (!time.aborted) {
      await attempt(trial, "races", () => raceAll(trial));
      await pause(5_000);
    }
  };
  const lives = Array.from({ length: workers }, () => live(trial, time));
  await Promise.all([...lives, racing(), breakThings(trial, time), attack(trial, hostile, time)]);
  clearTimeout(clock);
}

function tell(): void {
  const figures = { requests: stage.requests(), ...oracle.figures, violations: oracle.violations.length };
  for (const [what, n] of Object.entries(figures).sort()) console.log(`${String(n).padStart(8)}  ${what}`);
  const often = [...oracle.refusals].sort(([, a], [, b]) => b - a).slice(0, 12);
  for (const [sentence, n] of often) console.log(`${String(n).padStart(8)}  × ${sentence}`);
  for (const violation of oracle.violations) console.error(`violation: ${violation}`);
  console.log(oracle.violations.length === 0 ? "Everything held." : `${oracle.violations.length} violations.`);
}
