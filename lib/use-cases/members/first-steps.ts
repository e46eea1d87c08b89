import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import type { MemberFacts } from "@/lib/rules/policy/assess";

/** What an admin of a new workspace does first, in this order. */
export const firstSteps = ["owner", "method", "invite", "policy", "reset", "application"] as const;
export type FirstStep = (typeof firstSteps)[number];

type Reader = Pick<MemberFacts, "totpCount" | "passkeyCount" | "emailCount">;

/**
 * Reads which first steps of a workspace are done. Each follows from what is there, so no one ticks it by hand. Null: an admin dismissed
 * the list, and it does not come back.
 */
export async function readFirstSteps(
  tx: Tx,
  reader: Reader,
  { owners, people }: { owners: number; people: number },
): Promise<{ step: FirstStep; done: boolean }[] | null> {
  const { firstStepsDismissedAt, policyOpenedAt } = await tx.workspace.findUniqueOrThrow({
    where: { id: tx.workspaceId },
    select: { firstStepsDismissedAt: true, policyOpenedAt: true },
  });
  if (firstStepsDismissedAt) return null;
  const application = await tx.application.findFirst({ select: { id: true } });
  const reset = await tx.reset.findFirst({ select: { id: true } });
  const done: Record<FirstStep, boolean> = {
    owner: owners > 1,
    method: reader.totpCount + reader.passkeyCount + reader.emailCount > 1,
    invite: people > 1,
    policy: policyOpenedAt !== null,
    reset: reset !== null,
    application: application !== null,
  };
  return firstSteps.map((step) => ({ step, done: done[step] }));
}

/** Dismisses the list of first steps for everyone in the workspace, for good. */
export async function dismissFirstSteps({ workspace, now }: Scope<"members:manage">): Promise<void> {
  await inWorkspace(workspace.id, (tx) =>
    tx.workspace.updateMany({
      where: { id: workspace.id, firstStepsDismissedAt: null },
      data: { firstStepsDismissedAt: now },
    }),
  );
}

/** Notes that an admin has seen the policy, at the first time. */
export async function notePolicyOpened(tx: Tx, now: Date): Promise<void> {
  await tx.workspace.updateMany({ where: { id: tx.workspaceId, policyOpenedAt: null }, data: { policyOpenedAt: now } });
}
