import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/**
 * One attempt with a one-time thing, `typed`: in the session of this token, from this address, at this moment. An invitation has no
 * session, and a link to a new password has its workspace's slug in place of one.
 */
export type Attempt = {
  kind: "challenge" | "email" | "reset" | "step-up" | "invitation" | "link";
  token: string;
  typed: string;
  at: string;
  address: string;
};

const next = async <T>(child: ChildProcess) => (await once(child, "message"))[0] as T;

/** Two processes on this test's database, each with a pool of its own. */
export function startRacers() {
  const racers = [0, 1].map(() =>
    fork(join(import.meta.dirname, "racer.ts"), {
      cwd: join(import.meta.dirname, ".."),
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    }),
  );
  return {
    /** Makes attempts at once, half of them in each process. Returns "ok" or the reason of the refusal for each. */
    async race(attempts: Attempt[]): Promise<string[]> {
      await Promise.all(
        racers.map((racer, half) => {
          const ready = next(racer);
          racer.send(attempts.filter((_, i) => i % 2 === half));
          return ready;
        }),
      );
      const results = racers.map((racer) => next<string[]>(racer));
      for (const racer of racers) racer.send("go");
      return (await Promise.all(results)).flat();
    },
    async stop(): Promise<void> {
      const ended = racers.map((racer) => once(racer, "exit"));
      for (const racer of racers) racer.disconnect();
      await Promise.all(ended);
    },
  };
}
