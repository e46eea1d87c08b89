// `npm run bench`: the figures of this machine, as a table and as JSON in bench/results. See bench/README.md.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg, release } from "node:os";
import { join } from "node:path";
import { build, isBuildStale } from "@/scripts/build";
import { runUntilStopped } from "@/scripts/run-until-stopped";
import { type Figure, notTaken, table } from "./figure";
import { readOptions } from "./options";
import { measureBulk } from "./parts/bulk";
import { measureGate } from "./parts/gate";
import { measureIssuers } from "./parts/issuers";
import { measureMembers } from "./parts/members";
import { measureMemory } from "./parts/memory";
import { measureOpenid } from "./parts/openid";
import { measurePages } from "./parts/pages";
import { measurePolicy } from "./parts/policy";
import { checkProcesses } from "./parts/processes";
import { measureSignIn } from "./parts/sign-in";
import { measureStart } from "./parts/start";
import { measureWeight } from "./parts/weight";
import { root, setStage } from "./stage";
import { removeVariants } from "./variants";

const parts = {
  "sign-in": measureSignIn,
  pages: measurePages,
  gate: measureGate,
  openid: measureOpenid,
  issuers: measureIssuers,
  members: measureMembers,
  policy: measurePolicy,
  weight: measureWeight,
  start: measureStart,
  memory: measureMemory,
  processes: checkProcesses,
  bulk: measureBulk,
};

await runUntilStopped(async ({ signal, onStop }) => {
  const options = readOptions(process.argv.slice(2));
  const chosen = Object.entries(parts).filter(([name]) => options.only.length === 0 || options.only.includes(name));
  if (chosen.length === 0) throw new Error(`--only names no part. There are: ${Object.keys(parts).join(", ")}.`);
  if (isBuildStale(root)) await build(root, signal);
  onStop(async () => removeVariants());
  const startedAt = new Date();
  const figures: Figure[] = [];
  for (const [name, measure] of chosen) {
    console.log(`── ${name}`);
    const stage = await setStage();
    onStop(stage.stop);
    figures.push(...(await measure(stage, options).catch((error) => [notTaken(name, "failed", String(error))])));
    await stage.stop();
    signal.throwIfAborted();
  }
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, kernel: release(), node: process.version };
  const results = join(import.meta.dirname, "results");
  mkdirSync(results, { recursive: true });
  const file = join(results, `${startedAt.toISOString().replaceAll(":", "-")}.json`);
  writeFileSync(file, JSON.stringify({ startedAt, options, machine, load: loadavg(), figures }, null, 2));
  console.log(`\n${table(figures)}\n\n${file}`);
  return figures.some(({ what }) => what === "failed") ? 1 : 0;
});
