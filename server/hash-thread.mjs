// A thread that computes password hashes, one after the other (hash-threads.ts).
import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { hashRawSync, hashSync, verifySync } from "@node-rs/argon2";

// Linux gives each thread a priority of its own. Elsewhere it would be that of the whole process.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

parentPort?.on("message", ([name, ...given]) => {
  try {
    parentPort?.postMessage({ value: functions[name](...given) });
  } catch (error) {
    parentPort?.postMessage({ error });
  }
});

/** @type {Record<string, (...given: any[]) => unknown>} */
const functions = { hash: hashSync, verify: verifySync, hashRaw: hashRawSync };
