import { Prisma, type Tx } from "@/lib/ground/db";
import { queueMails } from "@/lib/records/mail/queue";
import { readActiveOwners } from "@/lib/records/member-rows/active-owners";
import type { TaskStep } from "@/lib/records/tasks/work";

/** Rows deleted in one transaction, and members: each of them has many rows. */
const batch = 1_000;
const membersAtOnce = 100;

/** What is left when members and applications are gone, each with its own. */
const rest = [
  ...["bulk_act", "coverage_day", "issuer_key", "oidc_record", "spent_challenge", "workspace_logo", "audit_text"],
  ...["member_token", "email_code", "pending_sign_up"],
] as const;

/**
 * Erases a workspace whose seven days are over, part by part. The first part closes it in one transaction: from then on no session in it
 * stands, because no policy is in force. The others delete members, applications, the rest and the history. A process that dies in between
 * leaves a cursor to go on from. The row of the workspace stays, with its address and nothing else: no one else can take the address, to
 * which applications may still send people.
 */
export const erase: TaskStep = async (tx, { subject, cursor }) => {
  switch (cursor) {
    case null:
      return (await close(tx, new Date(subject))) ? "members" : null;
    case "members":
      return (await deleteMembers(tx)) ? "members" : "rest";
    case "rest":
      return (await deleteRest(tx)) ? "rest" : "history";
    default:
      return (await eraseHistory(tx)) ? "history" : null;
  }
};

/** Begins. Returns false if the deletion was taken back, or asked for again: then another task has it. */
async function close(tx: Tx, deleteAt: Date): Promise<boolean> {
  const { name, slug, ...found } = await tx.workspace.findUniqueOrThrow({ where: { id: tx.workspaceId } });
  if (found.deleteAt?.getTime() !== deleteAt.getTime() || found.erasedAt) return false;
  // By the database's clock: if that is behind, its trigger refuses, and the task comes again.
  const closed = await tx.$executeRaw(Prisma.sql`
    update workspace set erased_at = clock_timestamp()
    where id = ${tx.workspaceId}::uuid and delete_at = ${deleteAt} and erased_at is null`);
  if (closed !== 1) return false;
  const mails = (await readActiveOwners(tx)).map(({ email }) => ({
    template: "workspace-deletion" as const,
    to: email,
    params: { workspace: { name, slug }, state: "erased" as const, by: null, at: deleteAt.toISOString(), owner: true },
  }));
  await queueMails(tx, mails);
  await tx.policyVersion.deleteMany();
  await tx.task.deleteMany({ where: { kind: { not: "erase" } } });
  return true;
}

async function deleteMembers(tx: Tx): Promise<boolean> {
  const members = await tx.member.findMany({ orderBy: { id: "asc" }, take: membersAtOnce, select: { id: true } });
  await tx.member.deleteMany({ where: { id: { in: members.map(({ id }) => id) } } });
  return members.length > 0;
}

async function deleteRest(tx: Tx): Promise<boolean> {
  const [application] = await tx.application.findMany({ orderBy: { id: "asc" }, take: 1, select: { id: true } });
  if (application) {
    await tx.application.deleteMany({ where: { id: application.id } });
    return true;
  }
  for (const table of rest) {
    const name = Prisma.raw(table);
    const gone = await tx.$executeRaw(Prisma.sql`
      delete from ${name} where ctid = any (array(select ctid from ${name} where workspace_id = ${tx.workspaceId}::uuid limit ${batch}))`);
    if (gone > 0) return true;
  }
  return false;
}

async function eraseHistory(tx: Tx): Promise<boolean> {
  const [left] = await tx.$queryRaw<{ more: boolean }[]>`select erase_history(${batch}::int) as more`;
  if (left?.more) return true;
  await tx.workspace.update({
    where: { id: tx.workspaceId },
    data: { name: "", supportContact: null, accent: null, logoVersion: null, deletionAskedById: null },
  });
  return false;
}
