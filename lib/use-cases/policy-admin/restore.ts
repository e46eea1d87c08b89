import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, isUniqueViolation } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { readVersions } from "@/lib/records/policy-versions/read-versions";
import { type Change, changesOf } from "@/lib/rules/policy/changes";
import { readSettings, writeSettings } from "@/lib/rules/policy/document";

export type RestoredVersion =
  | { ok: true }
  /** Another draft exists already, waits for approval, or a published version waits for its day. */
  | { ok: false; reason: "draft-exists" | "asked" | "waiting" }
  /** No such version was published. */
  | { ok: false; reason: "changed" };

/** Drafts the settings of any published version again. Nothing changes for any member until the draft is published. */
export async function restoreVersion(scope: Scope<"policy:write">, version: number): Promise<RestoredVersion> {
  const { now, member } = scope;
  try {
    return await inWorkspace(scope.workspace.id, async (tx): Promise<RestoredVersion> => {
      const { inForce, waiting, draft } = await readVersions(tx, now);
      if (draft) return { ok: false, reason: draft.askedAt ? "asked" : "draft-exists" };
      if (waiting) return { ok: false, reason: "waiting" };
      const earlier = await tx.policyVersion.findFirst({ where: { version, publishedAt: { not: null } } });
      if (!earlier) return { ok: false, reason: "changed" };
      const settings = readSettings(earlier.settings);
      const next = inForce.version + 1;
      await tx.policyVersion.create({
        data: {
          workspaceId: tx.workspaceId,
          version: next,
          revision: 1,
          settings: writeSettings(settings),
          createdAt: now,
          createdById: member.id,
          updatedAt: now,
          updatedById: member.id,
        },
      });
      await record(tx, scope, "policy.drafted", {
        data: { version: next, changes: changesOf(inForce.settings, settings) },
      });
      return { ok: true };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: "draft-exists" };
    throw error;
  }
}

/** Lists what restoring a published version would change over the policy in force. Returns null if there is no such version. */
export function compareVersion(scope: Scope<"policy:read">, version: number): Promise<Change[] | null> {
  return inWorkspace(scope.workspace.id, async (tx) => {
    const { inForce } = await readVersions(tx, scope.now);
    const earlier = await tx.policyVersion.findFirst({ where: { version, publishedAt: { not: null } } });
    return earlier && changesOf(inForce.settings, readSettings(earlier.settings));
  });
}
