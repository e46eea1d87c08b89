import type { Scope } from "@/lib/access/sessions/require";
import type { Visitor } from "@/lib/access/visitor";
import { truncateAddress } from "@/lib/ground/address";
import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import type { Base } from "@/lib/records/policy-versions/desk";

/** Throws the draft away, as it was seen. Answers false where somebody saved or published it since: then it stays. */
export async function discardDraft(
  { workspace, member }: Scope<"policy:write">,
  { version, revision }: Base,
  visitor: Visitor,
  now: Date,
): Promise<boolean> {
  return inWorkspace(workspace.id, async (tx) => {
    const { count } = await tx.policyVersion.deleteMany({ where: { version, revision, publishedAt: null } });
    if (count !== 1) return false;
    await record(tx, {
      at: now,
      action: "policy.discarded",
      actor: { kind: "member", id: member.id, role: member.role },
      address: truncateAddress(visitor.address),
      data: { version },
    });
    return true;
  });
}
