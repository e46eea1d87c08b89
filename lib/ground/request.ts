import { AsyncLocalStorage } from "node:async_hooks";
import type { DatabaseTrouble } from "./database-trouble";

/** Why a request failed: what was thrown, and where Next was when it was. */
export type Failure = { error: unknown; route?: string; kind?: string };

/** Why the installation, and not the request, made it fail: its database, or a key that this process lacks. */
export type Trouble = DatabaseTrouble | "unknown-key";

/** A request while it is worked on. The server in front opens it, and logs its failure once it is answered. */
export type CurrentRequest = {
  /** The id that its response carries in X-Request-Id. */
  readonly id: string;
  /** The address that was asked for, where a browser asked. */
  readonly target?: string;
  /** Its method. */
  readonly method?: string;
  failure?: Failure;
  /** What was wrong with the installation when it failed. */
  trouble?: Trouble;
};

// Next's bundle and the server in front of it load this file separately. They share the requests of one process.
const shared = globalThis as { [key: symbol]: AsyncLocalStorage<CurrentRequest> | undefined };
const slot = Symbol.for("gatehouse.request");
shared[slot] ??= new AsyncLocalStorage<CurrentRequest>();
const requests = shared[slot];

/** Runs the work of a request. */
export function inRequest<T>(request: CurrentRequest, work: () => T): T {
  return requests.run(request, work);
}

/** Returns the request that is worked on. Returns undefined in a job and on the command line. */
export function currentRequest(): CurrentRequest | undefined {
  return requests.getStore();
}
