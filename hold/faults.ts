import { setTimeout as pause } from "node:timers/promises";
import type { Trial } from "./people";
import { stepClock } from "./stage";

const restMs = { least: 4_000, most: 14_000 };
const skewMs = 90_000;

type Fault = [name: string, cause: () => Promise<unknown>];

/** Lists the faults: a killed process, a rolling restart, a restarted database, a process whose clock is ahead. */
export function listFaults({ stage }: Trial, signal: AbortSignal): Fault[] {
  const one = () => stage.processes[Math.random() < 0.5 ? 0 : 1] as (typeof stage.processes)[number];
  const ahead = stepClock(`+${skewMs / 1000}s`);
  const faults: Fault[] = [
    [
      "kills (SIGKILL)",
      async () => {
        const process = one();
        await process.instance?.kill();
        await stage.start(process);
      },
    ],
    [
      "rolling restarts (SIGTERM)",
      async () => {
        for (const process of stage.processes) {
          await process.instance?.stop();
          await stage.start(process);
        }
      },
    ],
    [
      "restarts of PostgreSQL",
      async () => {
        await stage.cluster.halt();
        await pause(500);
        await stage.cluster.resume();
      },
    ],
  ];
  if (ahead)
    faults.push([
      "clock steps of 90 s",
      async () => {
        const process = one();
        await process.instance?.stop();
        await stage.start(process, ahead);
        await pause(20_000);
        await process.instance?.stop();
        await stage.start(process);
        // What it wrote is of a time that has yet to come.
        await pause(skewMs, undefined, { signal }).catch(() => {});
      },
    ]);
  return faults;
}

/** Causes one fault after the other, with some time between them, until it is told to stop. */
export async function breakThings(trial: Trial, signal: AbortSignal): Promise<void> {
  const faults = listFaults(trial, signal);
  for (let turn = 0; !signal.aborted; turn += 1) {
    await pause(restMs.least + Math.random() * (restMs.most - restMs.least), undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const [name, cause] = faults[turn % faults.length] as Fault;
    await trial.oracle.during(name, cause);
  }
}
