import type { Caller } from "@/lib/access/caller";
import { Prisma, type Tx } from "@/lib/ground/db";
import type { Proof } from "@/lib/rules/sign-in/evidence";
import { readFacts, type SessionFacts } from "./facts";
import { type Advanced, type Current, prepareSession } from "./prepare-session";

export type { Advanced };

/** Thrown when another request changed the session first. Nothing of this transaction stays. */
export class SessionChanged extends Error {
  override name = "SessionChanged";
}

/**
 * Adds proofs to a session, or opens one with them, and gives it the stage of its next step, by the facts as this
 * transaction sees them. The token is new each time. The previous one stops working in the same transaction. Of two
 * requests with one token, one wins. The other throws SessionChanged and leaves nothing behind.
 */
export async function advance(
  tx: Tx,
  caller: Caller,
  memberId: string,
  current: Current | null,
  proofs: Proof | Proof[],
): Promise<Advanced> {
  const { now } = caller;
  const prepared = prepareSession(caller, await factsOf(tx, memberId, now), current, proofs);
  const [written] = await tx.$queryRaw<{ done: boolean }[]>(
    Prisma.sql`select session_write(${prepared.was}, ${prepared.session}::jsonb, ${prepared.signedIn}::jsonb) as done`,
  );
  if (!written?.done) throw new SessionChanged();
  return prepared.advanced;
}

async function factsOf(tx: Tx, memberId: string, now: Date): Promise<SessionFacts> {
  const [found] = await tx.$queryRaw<{ facts: unknown }[]>(Prisma.sql`
    select member_facts(w, m, ${now}) as facts from member m join workspace w on w.id = m.workspace_id
    where m.workspace_id = ${tx.workspaceId}::uuid and m.id = ${memberId}::uuid`);
  if (!found?.facts) throw new Error("no such member, or no policy");
  return readFacts(found.facts);
}
