import { isFresh } from "@/lib/access/sessions/freshness";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { lockMembers } from "@/lib/records/member-rows/lock-members";
import { hasStrongFactor } from "@/lib/rules/policy/assess";
import { type ResetState, stateOf } from "@/lib/rules/resets/state";
import { type StepUp, stepUp } from "@/lib/use-cases/step-up/step-up";
import { type Member, type ResetScope, readParties } from "./parties";

/** What an admin types to prove who they are; the code is empty if none is owed. */
export type TypedProof = { password: string; code: string };

/** A reset and the two people, locked, as they are now. */
export type Case = {
  reset: NonNullable<Awaited<ReturnType<typeof readReset>>>;
  state: ResetState;
  actor: NonNullable<Member>;
  subject: NonNullable<Member>;
};

export type ResetRefused =
  | { ok: false; reason: "not-there" }
  | { ok: false; reason: "out-of-reach" }
  | { ok: false; reason: "enrol-first" }
  | { ok: false; reason: "stale" }
  | Exclude<StepUp, { ok: true }>;

/** `token` is the actor's new session token if they had to prove themselves again. It must be written for every result. */
export type Decided<T> = (T | ResetRefused) & { token?: string };

const readReset = (tx: Tx, id: string) =>
  tx.reset.findUnique({ where: { workspaceId_id: { workspaceId: tx.workspaceId, id } } });

/**
 * Decides about a reset. The actor's proof comes first (typed again, or "fresh": the last one younger than ten minutes). The work
 * then runs in one transaction on rows that no one else changes meanwhile. Rejects a reset that is not there or is out of the
 * actor's reach.
 */
export async function decide<T extends { ok: boolean }>(
  scope: ResetScope,
  resetId: string,
  proof: TypedProof | "fresh",
  work: (tx: Tx, found: Case) => Promise<T>,
): Promise<Decided<T>> {
  const { workspace, now } = scope;
  const early = await inWorkspace(workspace.id, async (tx) => {
    const reset = await readReset(tx, resetId);
    return reset ? readParties(tx, scope, reset.memberId) : ({ ok: false, reason: "not-there" } as const);
  });
  if (!early.ok) return early;
  if (!hasStrongFactor(scope.member)) return { ok: false, reason: "enrol-first" };

  let token: string | undefined;
  if (proof !== "fresh") {
    const proven = await stepUp(scope, proof);
    if (!proven.ok) return proven;
    token = proven.token;
  } else if (!isFresh(scope)) {
    return { ok: false, reason: "stale" };
  }
  const result = await inWorkspace(workspace.id, async (tx): Promise<T | ResetRefused> => {
    await lockMembers(tx, scope.member.id, early.subject.id);
    const parties = await readParties(tx, scope, early.subject.id);
    if (!parties.ok) return parties;
    const reset = await readReset(tx, resetId);
    if (!reset) return { ok: false, reason: "not-there" };
    return work(tx, { ...parties, reset, state: stateOf(reset, now) });
  });
  return token ? { ...result, token } : result;
}
