// `npm run hold:disk` checks what the product does on a full disk, and whether the embedded database keeps what it acknowledged when the power is cut. Needs root and
// Linux: it makes a file system of its own in a file, runs the database there under load, and stops that file system at a
// random moment, ten times. See hold/README.md for what this proves and what it does not.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { cutPower, type Outcome } from "./cut-power";
import { fillDisk } from "./fill-disk";

const root = join(import.meta.dirname, "..");

const { values } = parseArgs({ options: { rounds: { type: "string", default: "10" } } });
const rounds = Number(values.rounds);

if (process.platform !== "linux" || process.getuid?.() !== 0) {
  console.error("hold:disk needs root on Linux: it makes and stops a file system of its own.");
  process.exit(1);
}

let stopped = false;
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    console.error("Ends after this cut.");
    stopped = true;
  });

const tell = (name: string, { acknowledged, lost, recoveredInMs }: Outcome) =>
  console.log(`${name}: ${acknowledged} rows acknowledged, ${lost} lost, back after ${recoveredInMs} ms`);

process.chdir(root);
const full = await fillDisk(root);
for (const line of full) console.error(`a full disk: ${line}`);
if (full.length === 0) console.log("a full disk: told, nothing lost, and back by itself");
let failed = full.length > 0 ? 1 : 0;
for (let round = 1; round <= rounds && !stopped; round += 1) {
  const outcome = await cutPower({ durable: true });
  tell(`cut ${round} of ${rounds}`, outcome);
  if (outcome.lost > 0 || outcome.acknowledged === 0) failed += 1;
}
if (stopped) process.exit(1);
// A trial that can't see a loss proves nothing. Without fsync the same cut must lose rows.
const control = await cutPower({ durable: false }).catch((error: Error) => error);
const sees = control instanceof Error || control.lost > 0;
if (control instanceof Error) console.log(`control, fsync off: the database does not start again (${control.message})`);
else tell("control, fsync off", control);
if (!sees) console.error("The control lost nothing: this trial can't see a loss here.");
console.log(`${rounds + 1 - failed + Number(sees)} passed, ${failed + Number(!sees)} failed`);
process.exitCode = failed > 0 || !sees ? 1 : 0;
