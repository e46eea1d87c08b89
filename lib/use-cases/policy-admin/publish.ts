import { isDeepStrictEqual } from "node:util";
import { type OwedByAdmin, owedByAdmin } from "@/lib/access/sessions/admin-proof";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { type Base, readVersions, type Version } from "@/lib/records/policy-versions/read-versions";
import { approversOf } from "@/lib/rules/policy/approvers";
import { assess, type MemberFacts } from "@/lib/rules/policy/assess";
import { changesOf } from "@/lib/rules/policy/changes";
import { checkSettings, requires } from "@/lib/rules/policy/check";
import { proposalOf } from "@/lib/rules/policy/proposal";
import { type Proposal, rehearse } from "@/lib/rules/policy/rehearse";
import { isHarmless } from "@/lib/rules/policy/risk";
import { startTasks } from "@/lib/use-cases/policy-walks/start";

export type Published =
  | { ok: true; version: number; effectiveAt: Date }
  /** The actor has to set up a second factor that stands alone, or confirm who they are first. */
  | { ok: false; reason: OwedByAdmin }
  /** The draft is not the one that was seen. */
  | { ok: false; reason: "changed" }
  /** The actor lacks what the policy would require, or any second factor. */
  | { ok: false; reason: "not-covered" | "no-factor" }
  | { ok: false; reason: "plan" | "problems" | "unchanged" | "day-passed" }
  /** The draft affects members, and no one was shown which. */
  | { ok: false; reason: "unrehearsed" };

/**
 * Publishes the draft as it was seen, in one transaction that touches no member: the version, its dates, the tasks that follow,
 * the audit event. `rehearsed` says that its effects were shown. Without it, only a draft that affects no one is published.
 */
export async function publish(
  scope: Scope<"policy:write">,
  { version, revision }: Base,
  rehearsed: boolean,
): Promise<Published> {
  const { now } = scope;
  if (!scope.assessment.hasFactor) return { ok: false, reason: "no-factor" };
  const owed = owedByAdmin(scope);
  if (owed) return { ok: false, reason: owed };
  return inWorkspace(scope.workspace.id, async (tx): Promise<Published> => {
    const actor = await lockActor(tx, scope.member.id);
    const versions = await readVersions(tx, now);
    const { draft, inForce } = versions;
    if (draft?.version !== version || draft.revision !== revision) return { ok: false, reason: "changed" };
    const proposal = proposalOf(versions, draft.settings, draft.effectiveAt, now);
    const refused = refuse(actor, draft, inForce, proposal, versions.plan, now);
    if (refused) return refused;
    const groups = await readTallies(tx);
    if (checkSettings(draft.settings, inForce, approversOf(groups), proposal.at).length > 0)
      return { ok: false, reason: "problems" };
    if (!rehearsed && !isHarmless(rehearse(groups, proposal), proposal)) return { ok: false, reason: "unrehearsed" };

    const { dueAt } = proposalOf({ ...versions, plan: "enterprise" }, draft.settings, draft.effectiveAt, now).after;
    const { count } = await tx.policyVersion.updateMany({
      where: { version, revision, publishedAt: null },
      data: { dueAt, publishedAt: now, publishedById: actor.id, effectiveAt: proposal.at },
    });
    if (count !== 1) return { ok: false, reason: "changed" };
    await startTasks(tx, version, proposal, now);
    await record(tx, scope, "policy.published", {
      data: {
        version,
        effectiveAt: proposal.at.toISOString(),
        changes: changesOf(inForce.settings, draft.settings),
      },
    });
    return { ok: true, version, effectiveAt: proposal.at };
  });
}

function refuse(
  actor: MemberFacts,
  draft: Version,
  inForce: Version,
  { after, at }: Proposal,
  plan: string,
  now: Date,
): Exclude<Published, { ok: true }> | null {
  if (draft.effectiveAt && draft.effectiveAt <= now) return { ok: false, reason: "day-passed" };
  if (changesOf(inForce.settings, draft.settings).length === 0) return { ok: false, reason: "unchanged" };
  const asksMore = !isDeepStrictEqual(draft.settings.requirement, inForce.settings.requirement);
  if (plan !== "enterprise" && asksMore && requires(draft.settings)) return { ok: false, reason: "plan" };
  if (requires(after.settings) && !assess(actor, after, at).covered) return { ok: false, reason: "not-covered" };
  return null;
}

/** Reads the actor's facts and locks them: removing a method at this moment waits, and finds the new policy. */
async function lockActor(tx: Tx, id: string): Promise<MemberFacts & { id: string }> {
  await tx.$queryRaw(Prisma.sql`
    select 1 from member where workspace_id = ${tx.workspaceId}::uuid and id = ${id}::uuid for share`);
  return tx.member.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId: tx.workspaceId, id } } });
}
