import type { Caller } from "@/lib/access/caller";
import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { queueMails } from "@/lib/records/mail/queue";
import { readActiveOwners } from "@/lib/records/member-rows/active-owners";

export const plans = ["business", "enterprise"] as const;
export type PlanName = (typeof plans)[number];

/**
 * Sets a workspace's plan. On `business`, a requirement pauses and only encourages; nothing is removed. Back on `enterprise` it
 * applies again. Owners are told by mail. Returns false if the workspace had that plan already.
 */
export async function setPlan(
  caller: Caller,
  workspace: { id: string; name: string; slug: string },
  to: PlanName,
): Promise<boolean> {
  return inWorkspace(workspace.id, async (tx) => {
    const { count } = await tx.workspace.updateMany({
      where: { id: workspace.id, plan: { not: to } },
      data: { plan: to },
    });
    if (count !== 1) return false;
    const from = to === "business" ? "enterprise" : "business";
    const { name, slug } = workspace;
    await queueMails(
      tx,
      (await readActiveOwners(tx)).map((owner) => ({
        template: "plan-changed",
        to: owner.email,
        params: { workspace: { name, slug }, from, to, at: caller.now.toISOString() },
      })),
    );
    await record(tx, caller, "workspace.plan_changed", { data: { from, to } });
    return true;
  });
}
