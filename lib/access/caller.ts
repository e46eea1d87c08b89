import type { Actor } from "@/lib/records/audit/record";
import type { RoleName } from "@/lib/rules/policy/settings";
import { readVisitor, type Visitor } from "./visitor";

/**
 * Who asks, from where, and when. Every use-case takes a caller. `now` is the one clock of a request, and `record` stores
 * who acted and from where. A member with a session is a `Standing`, which is also a caller.
 */
export type Caller = { actor: Actor; visitor: Visitor; now: Date };

const nowhere: Visitor = { address: "", userAgent: "" };

/** Makes the caller of a request that has proven nothing yet. */
export const strangerFrom = (visitor: Visitor, now: Date): Caller => ({ actor: { kind: "unknown" }, visitor, now });

/** Makes the caller of a command line. The name is the operating system's user. */
export const operatorNamed = (name: string, now: Date): Caller => ({
  actor: { kind: "operator", name },
  visitor: nowhere,
  now,
});

/** Makes the caller of what the product does by itself: jobs, and refusals that protect a member. */
export const systemAt = (now: Date): Caller => ({ actor: { kind: "system" }, visitor: nowhere, now });

/** Makes a caller act as a member from here on: one who has just joined, or whose rows were just read. */
export const asMember = <C extends Caller>(caller: C, { id, role }: { id: string; role: RoleName }): C => ({
  ...caller,
  actor: { kind: "member", id, role },
});

/** Makes the product the actor of a request. The address stays, and the actor is the system. */
export const bySystem = ({ visitor, now }: Caller): Caller => ({ ...systemAt(now), visitor });

/** Reads who sends this request, before any session is looked at. */
export async function readCaller(): Promise<Caller> {
  return strangerFrom(await readVisitor(), new Date());
}
