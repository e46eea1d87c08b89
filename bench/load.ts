import { cpuOfMachine } from "./meters";

/** The figures of one stretch of load. Times in milliseconds. */
export type Load = {
  calls: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  /** CPU milliseconds per call: of each meter, and of this process as `own`. */
  cpu: { own: number; [meter: string]: number };
  /** Cores that other programs kept busy in the meantime. */
  foreignCores: number;
};

type Options = {
  atOnce: number;
  seconds?: number;
  calls?: number;
  call: (index: number) => Promise<unknown>;
  meters?: Record<string, () => number>;
};

/** Keeps a number of calls in flight until a time or a count is reached. The first call that fails ends it. */
export async function load({ atOnce, seconds = 600, calls = Infinity, call, meters = {} }: Options): Promise<Load> {
  const times: number[] = [];
  const before = Object.entries(meters).map(([name, read]) => [name, read()] as const);
  const ownBefore = process.cpuUsage();
  const machine = cpuOfMachine();
  const started = performance.now();
  let begun = 0;
  const worker = async () => {
    while (begun < calls && performance.now() - started < seconds * 1000) {
      const index = begun++;
      const from = performance.now();
      await call(index);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(ownBefore);
  const own = (user + system) / 1000;
  const used = before.map(([name, value]) => [name, (meters[name]?.() ?? 0) - value] as const);
  const ours = used.reduce((sum, [, value]) => sum + value, own);
  times.sort((a, b) => a - b);
  return {
    calls: times.length,
    perSecond: (times.length / wall) * 1000,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    cpu: { ...Object.fromEntries(used.map(([name, ms]) => [name, ms / times.length])), own: own / times.length },
    foreignCores: Math.max(0, cpuOfMachine() - machine - ours) / wall,
  };
}

/**
 * Takes measurements in turn, a b c a b c …, so that foreign load falls on all alike. Returns every repetition of each.
 */
export async function interleave<K extends string, T>(
  repetitions: number,
  measurements: Record<K, () => Promise<T>>,
): Promise<Record<K, T[]>> {
  const names = Object.keys(measurements) as K[];
  const results = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<K, T[]>;
  for (let turn = 0; turn < repetitions; turn++)
    for (const name of names) results[name].push(await measurements[name]());
  return results;
}

/** The median of a number over repetitions. */
export function median<T>(results: T[], pick: (result: T) => number): number {
  const sorted = results.map(pick).sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? NaN) + (sorted[sorted.length >> 1] ?? NaN)) / 2;
}

/** The median of the quotients of two measurements taken in turn. */
export function medianRatio<A, B>(above: A[], below: B[], pickAbove: (a: A) => number, pickBelow: (b: B) => number) {
  return median(
    above.map((a, turn) => pickAbove(a) / pickBelow(below[turn] as B)),
    (ratio) => ratio,
  );
}

function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}
