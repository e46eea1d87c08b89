import { drift } from "@/lib/records/processes/clock";
import { listLive } from "@/lib/records/processes/live";
import { type Finding, fail, ok } from "./finding";

/** Checks the processes that serve: that each has every key that another writes with, one AUTH_SECRET, and the right time. */
export async function checkProcesses(): Promise<Finding[]> {
  const live = await listLive();
  if (live.length === 0) return [ok("No process serves now")];
  const findings = live.flatMap(({ name, keys, authSecret, clockAhead }) => {
    const lacks = live.some(({ keys: [first = ""] }) => !keys.includes(first));
    return [
      ...(lacks ? [fail(`${name} lacks a key of ENCRYPTION_KEYS that another process writes with.`)] : []),
      ...(authSecret !== live[0]?.authSecret ? [fail(`${name} has another AUTH_SECRET than ${live[0]?.name}.`)] : []),
      ...(Math.abs(clockAhead) >= drift.fail
        ? [fail(`The clock of ${name} is ${Math.round(Math.abs(clockAhead) / 1000)} s off: codes are refused there.`)]
        : []),
    ];
  });
  const one = live.length === 1;
  return findings.length > 0
    ? findings
    : [ok(`${one ? "1 process serves" : `${live.length} processes serve`}, with the same keys and time`)];
}
