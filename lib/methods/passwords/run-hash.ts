import { hash, hashRaw, type Options, verify } from "@node-rs/argon2";
import { withHashSlot } from "./hash-queue";

/** What the library is asked for: one of its functions and what it is given. */
export type HashCall =
  | ["hash", text: string, options: Options]
  | ["verify", phc: string, text: string]
  | ["hashRaw", text: string, options: Options];

/** Threads that run the library's functions. */
export type HashThreads = { run(call: HashCall): Promise<unknown> };

// The server in front makes the threads; Next's bundle, which loads this file separately, uses them.
const slot = Symbol.for("gatehouse.hash-threads");
const shared = globalThis as { [slot]?: HashThreads };

/** Lets hashes of this process run on threads of their own from now on. Without any, the library's own threads do. */
export function useHashThreads(threads: HashThreads): void {
  shared[slot] = threads;
}

/** Runs one function of the library when its turn comes (hash-queue.ts). Throws what the library throws, and TooBusy. */
export function runHash(...call: ["hash", text: string, options: Options]): Promise<string>;
export function runHash(...call: ["verify", phc: string, text: string]): Promise<boolean>;
export function runHash(...call: ["hashRaw", text: string, options: Options]): Promise<Uint8Array>;
export function runHash(...call: HashCall): Promise<unknown> {
  return withHashSlot(() => shared[slot]?.run(call) ?? callLibrary(call));
}

function callLibrary(call: HashCall): Promise<unknown> {
  if (call[0] === "verify") return verify(call[1], call[2]);
  return call[0] === "hash" ? hash(call[1], call[2]) : hashRaw(call[1], call[2]);
}
