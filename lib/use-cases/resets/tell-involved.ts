import type { Tx } from "@/lib/ground/db";
import type { Params } from "@/lib/records/mail/catalogue";
import { queueMails } from "@/lib/records/mail/queue";
import { whereActive } from "@/lib/records/member-rows/active";

type Told = {
  reset: { id: string; issuedById: string | null; approvedById: string | null };
  subject: { name: string; email: string };
  workspace: { name: string; slug: string };
  outcome: Params<"reset-decided">["outcome"];
  /** The person who decided. They get no mail, because they know. Null: time, or the member by the link in the mail. */
  actor: { id: string; name: string } | null;
};

/** Tells the people who requested and approved a reset its outcome, in the transaction of the decision. */
export async function tellInvolved(tx: Tx, { reset, subject, workspace, outcome, actor }: Told, now: Date) {
  const ids = [reset.issuedById, reset.approvedById].filter((id) => id !== null && id !== actor?.id) as string[];
  const involved = await tx.member.findMany({
    where: { id: { in: ids }, ...whereActive },
  });
  const params = {
    workspace: { name: workspace.name, slug: workspace.slug },
    member: { name: subject.name, email: subject.email },
    at: now.toISOString(),
    outcome,
    by: actor?.name ?? null,
    resetId: reset.id,
  };
  await queueMails(
    tx,
    involved.map(({ email }) => ({ template: "reset-decided", to: email, params })),
  );
}
