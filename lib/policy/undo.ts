import { truncateAddress } from "@/lib/address";
import { record } from "@/lib/audit/record";
import { inWorkspace, isUniqueViolation, type Tx } from "@/lib/db";
import type { Scope } from "@/lib/sessions/require";
import type { Visitor } from "@/lib/visitor";
import { readDesk } from "./desk";
import { parseVersion } from "./settings";

export type Undone =
  | { ok: true }
  /** Somebody's draft is there already: it has to be published or discarded first. */
  | { ok: false; reason: "draft-exists" }
  /** It is not the newest version any more, or the first. */
  | { ok: false; reason: "changed" };

/**
 * Undoes the newest version. One that waits for its day is taken back and is the draft again. Of one in force the settings before
 * it are drafted, and nothing changes for anybody until that draft is published.
 */
export async function undo(
  scope: Scope<"policy:write">,
  version: number,
  visitor: Visitor,
  now: Date,
): Promise<Undone> {
  try {
    return await inWorkspace(scope.workspace.id, async (tx): Promise<Undone> => {
      const { inForce, waiting, draft } = await readDesk(tx, now);
      if (draft) return { ok: false, reason: "draft-exists" };
      if ((waiting ?? inForce).version !== version) return { ok: false, reason: "changed" };
      const done = waiting
        ? await takeBack(tx, version, scope.member.id, now)
        : await draftEarlier(tx, version, scope.member.id, now);
      if (!done) return { ok: false, reason: "changed" };
      await record(tx, {
        at: now,
        action: waiting ? "policy.taken_back" : "policy.drafted",
        actor: { kind: "member", id: scope.member.id, role: scope.member.role },
        address: truncateAddress(visitor.address),
        data: { version: waiting ? version : version + 1, undoes: version },
      });
      return { ok: true };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: "draft-exists" };
    throw error;
  }
}

/** Makes a version whose day has not come the draft again. Its plan stays on it, what would have followed does not. */
async function takeBack(tx: Tx, version: number, byId: string, now: Date): Promise<boolean> {
  const { count } = await tx.policyVersion.updateMany({
    where: { version, publishedAt: { not: null }, effectiveAt: { gt: now } },
    data: {
      publishedAt: null,
      publishedById: null,
      dueAt: {},
      updatedAt: now,
      updatedById: byId,
      revision: { increment: 1 },
    },
  });
  await tx.policyTask.deleteMany({ where: { subject: String(version) } });
  return count === 1;
}

async function draftEarlier(tx: Tx, version: number, byId: string, now: Date): Promise<boolean> {
  const earlier = await tx.policyVersion.findFirst({
    where: { publishedAt: { not: null }, version: { lt: version } },
    orderBy: { version: "desc" },
  });
  if (!earlier) return false;
  const { settings } = parseVersion(earlier);
  const people = { createdAt: now, createdById: byId, updatedAt: now, updatedById: byId };
  await tx.policyVersion.create({
    data: { workspaceId: tx.workspaceId, version: version + 1, revision: 1, settings, ...people },
  });
  return true;
}
