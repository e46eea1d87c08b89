import type { Tx } from "@/lib/ground/db";
import type { Params } from "@/lib/records/mail/catalogue";
import { queueMails } from "@/lib/records/mail/queue";

/** Tells members what an admin did to their accounts, in the transaction of the act. */
export function tellChanged(
  tx: Tx,
  members: { email: string }[],
  change: Params<"account-changed">["change"],
  { workspace, by, now }: { workspace: { name: string; slug: string }; by: string; now: Date },
): Promise<void> {
  const params = { workspace: { name: workspace.name, slug: workspace.slug }, by, at: now.toISOString(), change };
  return queueMails(
    tx,
    members.map(({ email }) => ({ template: "account-changed", to: email, params })),
  );
}
