import { type OwedByAdmin, owedByAdmin } from "@/lib/access/sessions/admin-proof";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import {
  type AskedVersion,
  type Base,
  isAsked,
  type PolicyVersions,
  readVersions,
} from "@/lib/records/policy-versions/read-versions";
import { mayApprovePublication } from "@/lib/rules/policy/weakening";
import {
  judgePublication,
  lockPublishers,
  mayPublish,
  type Publisher,
  planPublication,
  type Unpublishable,
} from "./publication";
import { putInForce } from "./put-in-force";
import { tellDecided } from "./tell";
import { endWait } from "./wait";

/** Why a decision about a publication that waits was not made. */
export type Undecided =
  | { ok: false; reason: OwedByAdmin }
  /** It was decided already, or is another one than was seen. */
  | { ok: false; reason: "over" }
  /** The actor may not publish any more. */
  | { ok: false; reason: "not-permitted" };

export type ApprovedPublication =
  | { ok: true; version: number; effectiveAt: Date }
  | Undecided
  /** Someone else than the asker has to approve, of a role that the guard asks for. */
  | { ok: false; reason: "second-person" }
  /** The asker may not publish any more. */
  | { ok: false; reason: "asker-gone" }
  | Exclude<Unpublishable, { reason: "not-permitted" }>;

export type DecidedAgainst = { ok: true } | Undecided | { ok: false; reason: "second-person" | "own" | "owner-only" };

type Waiting = { draft: AskedVersion; versions: PolicyVersions; actor: Publisher; asker: Publisher | null };

/** Approves a publication that waits, as the second person: it is published as it was asked for. */
export function approvePublication(scope: Scope<"policy:write">, seen: Base): Promise<ApprovedPublication> {
  return decide(scope, seen, async (tx, { draft, versions, actor, asker }): Promise<ApprovedPublication> => {
    if (!asker || !mayPublish(asker)) return { ok: false, reason: "asker-gone" };
    const publication = await judgePublication(tx, versions, draft, actor, scope.now);
    if (!publication.ok) return publication.reason === "not-permitted" ? { ok: false, reason: "over" } : publication;
    if (!mayApprovePublication(publication.guards, asker, actor)) return { ok: false, reason: "second-person" };
    const about = { draft, inForce: versions.inForce, publication };
    if (!(await putInForce(tx, scope, about, { publishedById: asker.id, approvedById: actor.id })))
      return { ok: false, reason: "over" };
    await tellDecided(tx, scope, { draft, outcome: "approved", by: actor });
    await record(tx, scope, "policy.approved", { data: { version: draft.version, askedBy: asker.id } });
    return { ok: true, version: draft.version, effectiveAt: publication.proposal.at };
  });
}

/**
 * Refuses a publication that waits, as someone who could approve it: it is a draft again, and nothing was published. What an asker
 * left behind who may not publish any more can be refused by everyone else.
 */
export function refusePublication(scope: Scope<"policy:write">, seen: Base): Promise<DecidedAgainst> {
  return decide(scope, seen, async (tx, { draft, versions, actor, asker }): Promise<DecidedAgainst> => {
    if (draft.askedById === actor.id) return { ok: false, reason: "own" };
    const { guards } = planPublication(versions, draft, scope.now);
    if (asker && mayPublish(asker) && !mayApprovePublication(guards, asker, actor))
      return { ok: false, reason: "second-person" };
    return endWait(tx, scope, { draft, outcome: "refused", by: actor });
  });
}

/** Takes one's own request back: it is a draft again. */
export function withdrawPublication(scope: Scope<"policy:write">, seen: Base): Promise<DecidedAgainst> {
  return decide(scope, seen, async (tx, { draft, actor }): Promise<DecidedAgainst> => {
    if (draft.askedById !== actor.id) return { ok: false, reason: "second-person" };
    return endWait(tx, scope, { draft, outcome: "withdrawn", by: actor });
  });
}

/** Stops a publication that is held for its day, as an owner: it is a draft again. */
export function stopPublication(scope: Scope<"policy:write">, seen: Base): Promise<DecidedAgainst> {
  return decide(scope, seen, async (tx, { draft, actor }): Promise<DecidedAgainst> => {
    if (!draft.heldUntil) return { ok: false, reason: "over" };
    if (actor.role !== "owner") return { ok: false, reason: "owner-only" };
    return endWait(tx, scope, { draft, outcome: "stopped", by: actor });
  });
}

/**
 * Decides about the publication that waits, if it is the one that was seen: the actor's proof first, then one transaction on rows
 * of asker and actor that no one else changes meanwhile. Of several decisions at once, one finds the save it saw.
 */
async function decide<T>(
  scope: Scope<"policy:write">,
  seen: Base,
  work: (tx: Tx, waiting: Waiting) => Promise<T>,
): Promise<T | Undecided> {
  const owed = owedByAdmin(scope);
  if (owed) return { ok: false, reason: owed };
  return inWorkspace(scope.workspace.id, async (tx): Promise<T | Undecided> => {
    const versions = await readVersions(tx, scope.now);
    const { draft } = versions;
    if (!draft || !isAsked(draft) || draft.version !== seen.version || draft.revision !== seen.revision)
      return { ok: false, reason: "over" };
    const [actor, asker = null] = await lockPublishers(tx, [scope.member.id, draft.askedById]);
    if (!actor || !mayPublish(actor)) return { ok: false, reason: "not-permitted" };
    return work(tx, { draft, versions, actor, asker });
  });
}
