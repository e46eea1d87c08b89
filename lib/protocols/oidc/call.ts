import { AsyncLocalStorage } from "node:async_hooks";
import type { Caller } from "@/lib/access/caller";
import type { FullStanding } from "@/lib/access/sessions/judge";
import type { ProtocolMessage } from "@/lib/rules/applications/protocol-message";
import type { LiveGrant } from "@/lib/use-cases/applications/grant";
import type { PendingRequest } from "@/lib/use-cases/applications/request";

/** One request to an issuer, as everything in this folder knows it. */
export type Call = {
  workspaceId: string;
  slug: string;
  caller: Caller;
  /** Writes a page, and the policy that goes with it. */
  write: (message: ProtocolMessage) => string;
  /** The full session of this workspace in this browser. Null on the endpoints of machines, which see no cookie. */
  standing: FullStanding | null;
  /** The cookies that this request brought, by name. */
  brought: ReadonlyMap<string, string>;
  /** Cookies that this response sets. */
  cookies: string[];
  /** The pending request that goes on. */
  request: PendingRequest | null;
  /** Grants that were judged in this request, by id. */
  grants: Map<string, LiveGrant>;
};

const calls = new AsyncLocalStorage<Call>();

/** Runs the work of a request. */
export const inCall = <T>(call: Call, work: () => T): T => calls.run(call, work);

/** Returns the request that is worked on. Throws outside one: nothing of a provider works without its workspace. */
export function currentCall(): Call {
  const call = calls.getStore();
  if (!call) throw new Error("the provider works only inside a request");
  return call;
}
