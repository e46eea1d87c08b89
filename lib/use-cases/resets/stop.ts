import type { Caller } from "@/lib/access/caller";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import { hashToken } from "@/lib/ground/crypto/token";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { queueMail } from "@/lib/records/mail/queue";
import { lockMembers } from "@/lib/records/member-rows/lock-members";
import { endResets } from "@/lib/records/resets/end";
import { isLive, type ResetState, stateOf } from "@/lib/rules/resets/state";
import { discardUnfinished } from "./methods";
import { tellInvolved } from "./tell-involved";

/** A reset found by the link in the member's mail. */
export type LinkedReset = {
  workspaceId: string;
  workspace: { name: string; slug: string };
  resetId: string;
  memberId: string;
};

/** Looks up the reset of a stop link, in the workspace its path names; null if there is none. Changes nothing. */
export async function findByStopToken(slug: string, token: string): Promise<LinkedReset | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const [row] = await asSystem<{ workspace_id: string; id: string; member_id: string; name: string }>(Prisma.sql`
    select r.workspace_id, r.id, r.member_id, w.name from reset r join workspace w on w.id = r.workspace_id
    where r.stop_token_hash = ${hashToken("stop-reset", token)} and w.slug = ${slug}`);
  if (!row) return null;
  return {
    workspaceId: row.workspace_id,
    workspace: { name: row.name, slug },
    resetId: row.id,
    memberId: row.member_id,
  };
}

/** Returns the state of a stop link's reset. */
export async function readLinkedState(linked: LinkedReset, now: Date): Promise<ResetState> {
  const reset = await inWorkspace(linked.workspaceId, (tx) =>
    tx.reset.findFirstOrThrow({ where: { id: linked.resetId } }),
  );
  return stateOf(reset, now);
}

export type Stopped = { ok: true } | { ok: false; reason: "over" };

/**
 * Stops a reset its member did not ask for: the code no longer opens anything, and an enrolment under way ends with nothing
 * enrolled. The old methods stay off until an admin restores them. The link in the mail is the whole proof.
 */
export async function stopReset(caller: Caller, linked: LinkedReset): Promise<Stopped> {
  const { now } = caller;
  const { workspaceId, workspace, resetId, memberId } = linked;
  return inWorkspace(workspaceId, async (tx): Promise<Stopped> => {
    await lockMembers(tx, memberId);
    const reset = await tx.reset.findFirstOrThrow({ where: { id: resetId }, include: { member: true } });
    if (!isLive(stateOf(reset, now))) return { ok: false, reason: "over" };
    await endResets(tx, { id: resetId }, "stopped", now);
    await revokeSessions(tx, memberId, now, "reset_over");
    await discardUnfinished(tx, memberId);
    await queueMail(tx, {
      template: "reset-cancelled",
      to: reset.member.email,
      params: { workspace, at: now.toISOString(), how: { kind: "stopped" } },
    });
    await tellInvolved(tx, { reset, subject: reset.member, workspace, outcome: "stopped", actor: null }, now);
    await record(tx, caller, "reset.stopped", { subject: memberId, data: { reset: resetId } });
    return { ok: true };
  });
}
