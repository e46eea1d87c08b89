import type { Caller } from "@/lib/access/caller";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { emailKeyOf } from "@/lib/ground/email-key";
import { record } from "@/lib/records/audit/record";
import { queueMails } from "@/lib/records/mail/queue";
import { readActiveOwners } from "@/lib/records/member-rows/active-owners";
import { lockMembers } from "@/lib/records/member-rows/lock-members";
import { isActive } from "@/lib/rules/policy/active";
import { prepareResetCode } from "./code-hash";
import { storeIssued } from "./put-in-force";

/** What the operator has to give: the member, the reason, and how the identity was checked. */
export type OperatorOrder = { email: string; reason: string; identityCheck: string };
export type OperatorReset =
  | { ok: true; member: { name: string; email: string }; code: string; expiresAt: Date; becameOwner: boolean }
  | { ok: false; reason: "no-member" | "not-active" | "not-an-owner" };

type WorkspaceRef = { id: string; name: string; slug: string };

/**
 * Resets the second factor of any member from the command line. The reason and the note of the identity check are recorded in the
 * audit log. The member and every owner are told by mail.
 */
export async function resetByOperator(
  caller: Caller,
  workspace: WorkspaceRef,
  order: OperatorOrder,
): Promise<OperatorReset> {
  const { now } = caller;
  const prepared = await prepareResetCode();
  return inWorkspace(workspace.id, async (tx): Promise<OperatorReset> => {
    const { email, reason, identityCheck } = order;
    const subject = await findSubject(tx, email);
    if (!subject) return { ok: false, reason: "no-member" };
    if (!isActive(subject)) return { ok: false, reason: "not-active" };
    const expiresAt = await storeIssued(tx, caller, {
      workspace,
      subject,
      by: null,
      prepared,
      row: { reason, identityCheck },
    });
    const owners = (await readActiveOwners(tx)).filter(({ id }) => id !== subject.id);
    await queueMails(
      tx,
      owners.map(({ email: to }) => ({
        template: "operator-reset",
        to,
        params: {
          workspace: refOf(workspace),
          member: personOf(subject),
          reason,
          identityCheck,
          at: now.toISOString(),
        },
      })),
    );
    await record(tx, caller, "reset.issued", {
      subject: subject.id,
      data: { reset: prepared.id, reason, identityCheck },
    });
    return { ok: true, member: personOf(subject), code: prepared.shown, expiresAt, becameOwner: false };
  });
}

/**
 * Gives a workspace an owner who can get in again: resets an owner's second factor and, if they were deactivated, lets them back
 * in. If no owner is left who could sign in, an active member becomes one. Every owner is told by mail.
 */
export async function rescueOwner(
  caller: Caller,
  workspace: WorkspaceRef,
  order: OperatorOrder,
): Promise<OperatorReset> {
  const { now } = caller;
  const prepared = await prepareResetCode();
  return inWorkspace(workspace.id, async (tx): Promise<OperatorReset> => {
    const { email, reason, identityCheck } = order;
    const subject = await findSubject(tx, email);
    if (!subject) return { ok: false, reason: "no-member" };
    const orphaned = (await readActiveOwners(tx)).length === 0;
    const becameOwner = subject.role !== "owner";
    if (!subject.joinedAt) return { ok: false, reason: "not-active" };
    if (becameOwner && !orphaned) return { ok: false, reason: "not-an-owner" };
    if (subject.deactivatedAt && !orphaned) return { ok: false, reason: "not-active" };
    await tx.member.updateMany({ where: { id: subject.id }, data: { role: "owner", deactivatedAt: null } });
    const expiresAt = await storeIssued(tx, caller, {
      workspace,
      subject,
      by: null,
      prepared,
      row: { reason, identityCheck },
    });
    await queueMails(
      tx,
      (await readActiveOwners(tx)).map(({ email: to }) => ({
        template: "owner-rescued",
        to,
        params: { workspace: refOf(workspace), owner: personOf(subject), reason, at: now.toISOString() },
      })),
    );
    await record(tx, caller, "member.rescued", {
      subject: subject.id,
      data: { reset: prepared.id, reason, identityCheck, becameOwner, reactivated: subject.deactivatedAt !== null },
    });
    return { ok: true, member: personOf(subject), code: prepared.shown, expiresAt, becameOwner };
  });
}

const refOf = ({ name, slug }: WorkspaceRef) => ({ name, slug });
const personOf = ({ name, email }: { name: string; email: string }) => ({ name, email });

/** Finds and locks a member by address, as they are then. */
async function findSubject(tx: Tx, email: string) {
  const found = await tx.member.findFirst({ where: { emailKey: emailKeyOf(email) }, select: { id: true } });
  if (!found) return null;
  await lockMembers(tx, found.id);
  return tx.member.findFirst({ where: { id: found.id } });
}
