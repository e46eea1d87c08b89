import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import type { Base } from "@/lib/records/policy-versions/read-versions";

/** Deletes the draft as it was seen. Returns false if someone saved, published or asked for it since; the draft then stays. */
export async function discardDraft(scope: Scope<"policy:write">, { version, revision }: Base): Promise<boolean> {
  const { workspace } = scope;
  return inWorkspace(workspace.id, async (tx) => {
    const { count } = await tx.policyVersion.deleteMany({
      where: { version, revision, publishedAt: null, askedAt: null },
    });
    if (count !== 1) return false;
    await record(tx, scope, "policy.discarded", { data: { version } });
    return true;
  });
}
