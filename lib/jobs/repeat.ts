import { inBackground } from "@/lib/ground/db";

/** Work that repeats by itself until it is stopped. */
export type Repeating = {
  /** Skips the wait: runs in 50 ms, or once more after the current run. */
  wake(): void;
  /** Ends the repetition; resolves when the current run has finished. */
  stop(): Promise<void>;
};

const SOON = 50;
const AFTER_FAILURE = 5_000;

/**
 * Runs work again and again. The work returns after how many milliseconds it wants to run next. A failure is logged once with its
 * kind, never with its text, which could hold data. The work is then tried every 5 seconds, and its next success is logged.
 */
export function repeat(name: string, work: () => Promise<number>): Repeating {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let woken = false;
  let stopped = false;
  let failing = false;

  const schedule = (delay: number) => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(start, delay).unref();
  };
  const start = () => {
    woken = false;
    running = run().then((delay) => {
      running = undefined;
      schedule(woken && !failing ? Math.min(SOON, delay) : delay);
    });
  };
  const run = async () => {
    try {
      const delay = await inBackground(work);
      if (failing) console.log(`${name}: works again`);
      failing = false;
      return delay;
    } catch (error) {
      if (!failing) console.error(`${name}: failed (${kindOf(error)}), will be tried again`);
      failing = true;
      return AFTER_FAILURE;
    }
  };

  schedule(0);
  return {
    wake() {
      woken = true;
      if (!running && !failing) schedule(SOON);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

function kindOf(error: unknown): string {
  const { name = "Error", code = "" } = error as { name?: string; code?: string };
  return `${name} ${code}`.trim();
}
