import { type OwedByAdmin, owedByAdmin } from "@/lib/access/sessions/admin-proof";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, isUniqueViolation, type Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { readVersions, type Version } from "@/lib/records/policy-versions/read-versions";
import { readSettings, writeSettings } from "@/lib/rules/policy/document";
import { guardsOf, type Party } from "@/lib/rules/policy/weakening";
import { startWithdrawal } from "@/lib/use-cases/policy-walks/withdraw";

export type Undone =
  | { ok: true }
  /** Taking a planned version back counts as publishing: it requires a second factor of the actor's own, and fresh proof. */
  | { ok: false; reason: OwedByAdmin }
  /** Another draft exists already: it has to be published or discarded first. */
  | { ok: false; reason: "draft-exists" | "asked" }
  /** The planned version asks for more of owners or admins, or opens less; who planned it may take it back, or an owner. */
  | { ok: false; reason: "owner-only" }
  /** It is not the newest version any more, or it is the first. */
  | { ok: false; reason: "changed" };

/**
 * Undoes the newest version. A version that waits for its day is taken back and becomes the draft again; the members who were
 * told of it are told of this. For a version in force, the settings before it are drafted, and nothing changes for any member
 * until that draft is published.
 */
export async function undo(scope: Scope<"policy:write">, version: number): Promise<Undone> {
  const { now } = scope;
  try {
    return await inWorkspace(scope.workspace.id, async (tx): Promise<Undone> => {
      const { inForce, waiting, draft } = await readVersions(tx, now);
      if (draft) return { ok: false, reason: draft.askedAt ? "asked" : "draft-exists" };
      if ((waiting ?? inForce).version !== version) return { ok: false, reason: "changed" };
      const owed = waiting && owedByAdmin(scope);
      if (owed) return { ok: false, reason: owed };
      if (waiting && !mayTakeBack(scope.member, waiting, inForce)) return { ok: false, reason: "owner-only" };
      const done = waiting
        ? await takeBack(tx, { inForce, waiting }, scope.member, now)
        : await draftEarlier(tx, version, scope.member.id, now);
      if (!done) return { ok: false, reason: "changed" };
      await record(tx, scope, waiting ? "policy.taken_back" : "policy.drafted", {
        data: { version: waiting ? version : version + 1, undoes: version },
      });
      return { ok: true };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: "draft-exists" };
    throw error;
  }
}

/** Taking a plan back takes away what it would have guarded: that is up to the one who planned it, and to owners. */
function mayTakeBack(actor: Party, waiting: Version, inForce: Version): boolean {
  const guards = guardsOf(waiting, inForce);
  return guards.length === 0 || actor.role === "owner" || actor.id === waiting.publishedById;
}

/**
 * Turns a version whose day has not come into the draft again. Its plan stays on it, and its follow-up tasks are dropped. The
 * members who were told of it are told of this.
 */
async function takeBack(
  tx: Tx,
  versions: { inForce: Version; waiting: Version },
  by: { id: string; name: string },
  now: Date,
): Promise<boolean> {
  const { version } = versions.waiting;
  const { count } = await tx.policyVersion.updateMany({
    where: { version, publishedAt: { not: null }, effectiveAt: { gt: now } },
    data: {
      publishedAt: null,
      publishedById: null,
      approvedById: null,
      askedAt: null,
      askedById: null,
      heldUntil: null,
      dueAt: {},
      updatedAt: now,
      updatedById: by.id,
      revision: { increment: 1 },
    },
  });
  if (count !== 1) return false;
  await startWithdrawal(tx, versions, by.name, now);
  await tx.task.deleteMany({ where: { subject: String(version) } });
  return true;
}

async function draftEarlier(tx: Tx, version: number, byId: string, now: Date): Promise<boolean> {
  const earlier = await tx.policyVersion.findFirst({
    where: { publishedAt: { not: null }, version: { lt: version } },
    orderBy: { version: "desc" },
  });
  if (!earlier) return false;
  const settings = readSettings(earlier.settings);
  const people = { createdAt: now, createdById: byId, updatedAt: now, updatedById: byId };
  await tx.policyVersion.create({
    data: {
      workspaceId: tx.workspaceId,
      version: version + 1,
      revision: 1,
      settings: writeSettings(settings),
      ...people,
    },
  });
  return true;
}
