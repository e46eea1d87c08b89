import { type OwedByAdmin, owedByAdmin } from "@/lib/access/sessions/admin-proof";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { type Base, readVersions } from "@/lib/records/policy-versions/read-versions";
import { rehearse } from "@/lib/rules/policy/rehearse";
import { isHarmless } from "@/lib/rules/policy/risk";
import { askFor } from "./ask";
import { judgePublication, lockPublishers, type Unpublishable } from "./publication";
import { putInForce } from "./put-in-force";
import { tellOwners } from "./tell";

export type Published =
  | { ok: true; kind: "published"; version: number; effectiveAt: Date }
  /** It takes a guard away: a second person has to approve it, or it is held for a day in which it can be stopped. */
  | { ok: true; kind: "asked" }
  | { ok: true; kind: "held"; until: Date }
  /** The actor has to set up a second factor that stands alone, or confirm who they are first. */
  | { ok: false; reason: OwedByAdmin }
  /** The draft is not the one that was seen. */
  | { ok: false; reason: "changed" }
  /** The draft waits already for someone's approval. */
  | { ok: false; reason: "asked" }
  | { ok: false; reason: "no-factor" | "day-passed" }
  /** Only an owner can ask for this. */
  | { ok: false; reason: "owner-only" }
  | Unpublishable
  /** The draft affects members, and no one was shown which. */
  | { ok: false; reason: "unrehearsed" };

/**
 * Publishes the draft as it was seen, in one transaction that touches no member. What takes a guard away is asked for instead,
 * and waits (ADR 22). `rehearsed` says that its effects were shown. Without it, only a draft that affects no one is published.
 */
export async function publish(scope: Scope<"policy:write">, seen: Base, rehearsed: boolean): Promise<Published> {
  const { now } = scope;
  if (!scope.assessment.hasFactor) return { ok: false, reason: "no-factor" };
  const owed = owedByAdmin(scope);
  if (owed) return { ok: false, reason: owed };
  return inWorkspace(scope.workspace.id, async (tx): Promise<Published> => {
    const [actor] = await lockPublishers(tx, [scope.member.id]);
    const versions = await readVersions(tx, now);
    const { draft, inForce } = versions;
    if (!actor || draft?.version !== seen.version || draft.revision !== seen.revision)
      return { ok: false, reason: "changed" };
    if (draft.askedAt) return { ok: false, reason: "asked" };
    if (draft.effectiveAt && draft.effectiveAt <= now) return { ok: false, reason: "day-passed" };
    const publication = await judgePublication(tx, versions, draft, actor, now);
    if (!publication.ok) return publication;
    const { proposal, groups, verdict } = publication;
    if (!rehearsed && !isHarmless(rehearse(groups, proposal), proposal)) return { ok: false, reason: "unrehearsed" };
    if (verdict === "owner-only") return { ok: false, reason: "owner-only" };
    if (verdict !== "publish") return askFor(tx, scope, { draft, actor, ...publication, verdict });

    const people = { publishedById: actor.id, approvedById: null };
    if (!(await putInForce(tx, scope, { draft, inForce, publication }, people)))
      return { ok: false, reason: "changed" };
    if (publication.guards.length > 0)
      await tellOwners(tx, scope, { ...publication, by: actor, how: { kind: "published" } });
    return { ok: true, kind: "published", version: draft.version, effectiveAt: proposal.at };
  });
}
