import type { Caller } from "@/lib/access/caller";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import { hashToken } from "@/lib/ground/crypto/token";
import { asSystem, inWorkspace, isUniqueViolation, Prisma } from "@/lib/ground/db";
import { after } from "@/lib/ground/durations";
import { emailKeyOf } from "@/lib/ground/email-key";
import { record } from "@/lib/records/audit/record";
import { commitText } from "@/lib/records/audit/texts";
import { queueMails } from "@/lib/records/mail/queue";
import { lockMembers } from "@/lib/records/member-rows/lock-members";
import { deviceOf } from "@/lib/rules/sign-in/device";
import { stopTime } from "./address-change";

/** A change of an address by the link in the mail to the old one. `state`: what the link can do now. */
export type LinkedChange = {
  id: string;
  memberId: string;
  fromEmail: string;
  toEmail: string;
  workspace: { id: string; name: string; slug: string };
  state: "waiting" | "done" | "stopped" | "over";
};

type Row = Omit<LinkedChange, "workspace" | "state"> & {
  workspaceId: string;
  name: string;
  createdAt: Date;
  expiresAt: Date;
  confirmedAt: Date | null;
  stoppedAt: Date | null;
};

/** Looks up the change of a stop link, in the workspace its path names; null if there is none. Changes nothing. */
export async function findByStopLink(slug: string, token: string, now: Date): Promise<LinkedChange | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const [row] = await asSystem<Row>(Prisma.sql`
    select c.id::text, c.member_id::text as "memberId", c.from_email as "fromEmail", c.to_email as "toEmail",
      w.id::text as "workspaceId", w.name, c.created_at as "createdAt", c.expires_at as "expiresAt",
      c.confirmed_at as "confirmedAt", c.stopped_at as "stoppedAt"
    from address_change c join workspace w on w.id = c.workspace_id
    where c.stop_token_hash = ${hashToken("stop-email", token)} and w.slug = ${slug}`);
  if (!row) return null;
  const { workspaceId, name, createdAt, expiresAt, confirmedAt, stoppedAt, ...change } = row;
  const isLive = confirmedAt ? createdAt > after(now, -stopTime) : expiresAt > now;
  const state = stoppedAt ? "stopped" : !isLive ? "over" : confirmedAt ? "done" : "waiting";
  return { ...change, workspace: { id: workspaceId, name, slug }, state };
}

/** What became of a stop. `taken`: another account has the old address by now, so it can't be given back. */
export type StoppedChange = { ok: true } | { ok: false; reason: "over" | "taken" };

/**
 * Stops a change that the member did not ask for, before its code is confirmed or within seven days after: the account keeps the old
 * address, and every session ends. The link in the mail to the old address is the whole proof.
 */
export async function stopAddressChange(caller: Caller, linked: LinkedChange): Promise<StoppedChange> {
  const { visitor, now } = caller;
  const { id, memberId, fromEmail, workspace } = linked;
  return inWorkspace(workspace.id, async (tx): Promise<StoppedChange> => {
    await lockMembers(tx, memberId);
    const change = await tx.addressChange.findFirst({ where: { id, stoppedAt: null } });
    if (!change) return { ok: false, reason: "over" };
    await tx.addressChange.updateMany({ where: { id }, data: { stoppedAt: now } });
    if (change.confirmedAt) {
      await tx.member.updateMany({
        where: { id: memberId },
        data: { email: fromEmail, emailKey: emailKeyOf(fromEmail) },
      });
    }
    await tx.passwordReset.updateMany({ where: { memberId, spentAt: null }, data: { spentAt: now } });
    await revokeSessions(tx, memberId, now, "ended_elsewhere");
    const { name, slug } = workspace;
    const device = deviceOf(visitor.userAgent);
    const params = { workspace: { name, slug }, at: now.toISOString(), device, to: fromEmail, state: "back" } as const;
    await queueMails(tx, [{ template: "address-changed", to: fromEmail, params }]);
    const data = change.confirmedAt ? { email: await commitText(tx, memberId, fromEmail) } : {};
    await record(tx, caller, "member.email_change_stopped", { subject: memberId, data });
    return { ok: true };
  }).catch((error): StoppedChange => {
    if (isUniqueViolation(error)) return { ok: false, reason: "taken" };
    throw error;
  });
}
