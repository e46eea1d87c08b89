import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { HashCall, HashThreads } from "@/lib/methods/passwords/run-hash";

const program = join(import.meta.dirname, "../server/hash-thread.mjs");
const room = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 1 };

type Told = { value: unknown } | { error: unknown };

/**
 * Makes threads that hash passwords with lower priority than the rest of the process: a burst of sign-ins gives way to people who
 * are signed in. A thread is made at the first hash that finds none idle; one that dies fails its hash and is replaced. As many hashes run at once as the queue admits.
 */
export function makeHashThreads(): HashThreads & { stop(): Promise<void> } {
  const threads = new Set<Worker>();
  const idle: Worker[] = [];

  function start(): Worker {
    const thread = new Worker(program, { resourceLimits: room, execArgv: [] });
    threads.add(thread);
    // It says why to the hash that waits for it, if there is one.
    thread.on("error", () => {});
    thread.once("exit", () => {
      threads.delete(thread);
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
    });
    // No thread keeps a process alive that has nothing else to do.
    thread.unref();
    return thread;
  }

  return {
    async run(call) {
      const thread = idle.pop() ?? start();
      const told = await ask(thread, call);
      idle.push(thread);
      if ("error" in told) throw told.error;
      return told.value;
    },
    async stop() {
      await Promise.all([...threads].map((thread) => thread.terminate()));
    },
  };
}

/** Asks an idle thread, and waits for what it says. Throws if it ends before. */
async function ask(thread: Worker, call: HashCall): Promise<Told> {
  const listening = new AbortController();
  thread.ref();
  try {
    const ended = once(thread, "exit", listening).then(() => {
      throw new Error("A thread for password hashes ended.");
    });
    const told = once(thread, "message", listening).then(([message]) => message as Told);
    thread.postMessage(call);
    return await Promise.race([told, ended]);
  } finally {
    listening.abort();
    thread.unref();
  }
}
