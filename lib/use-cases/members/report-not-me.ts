import type { Caller } from "@/lib/access/caller";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { after } from "@/lib/ground/durations";
import { mailResetLink } from "@/lib/methods/passwords/reset-link";
import { record } from "@/lib/records/audit/record";
import { queueMail, queueMails } from "@/lib/records/mail/queue";
import { isAble, isActive } from "@/lib/rules/policy/active";
import type { RoleName } from "@/lib/rules/policy/settings";
import { type LinkedNotice, noticeTime } from "./notice-link";
import { putLock, type Unlocks } from "./put-lock";
import { findUnlockers } from "./unlockers";

/** What became of "This wasn't me". `over`: the link was used, or the account is locked or off already. */
export type Reported = { ok: true; unlocks: Unlocks } | { ok: false; reason: "over" };

/** The limit keeps a workspace with hundreds of admins from mailing all of them. */
const mailedAtMost = 20;

/** Locks the account of the member who is signed in and says that something in it wasn't them. */
export function reportNotMe(standing: FullStanding): Promise<Reported> {
  const { workspace, member } = standing;
  return inWorkspace(workspace.id, (tx) => lockOwn(tx, standing, workspace, member.id, "session"));
}

/** Says what would unlock the account of the member who is signed in, and the names of people who could. */
export function readWayBack({ workspace, member }: FullStanding): Promise<{ unlocks: Unlocks; names: string[] }> {
  return inWorkspace(workspace.id, async (tx) => {
    const names = (await findUnlockers(tx, member, 5)).map(({ name }) => name);
    return { unlocks: member.role === "owner" && names.length === 0 ? "password" : "admin", names };
  });
}

/** The same by the link in a notice's mail, once. The link is the whole proof: it only ever takes something away. */
export function reportByLink(caller: Caller, { id, workspace, memberId }: LinkedNotice): Promise<Reported> {
  return inWorkspace(workspace.id, async (tx): Promise<Reported> => {
    const { count } = await tx.noticeLink.updateMany({
      where: { id, spentAt: null, createdAt: { gt: after(caller.now, -noticeTime) } },
      data: { spentAt: caller.now },
    });
    return count === 1 ? lockOwn(tx, caller, workspace, memberId, "mail") : { ok: false, reason: "over" };
  });
}

type Row = {
  id: string;
  name: string;
  email: string;
  role: RoleName;
  joinedAt: Date | null;
  deactivatedAt: Date | null;
  lockedAt: Date | null;
  unlockedBy: string | null;
};

/**
 * Locks the account. The last owner who could unlock anyone gets a link to a new password in place of an admin: that link and the
 * second factor are then the way back. All owners' rows are locked, so that two owners who report at once do not both count the other.
 */
async function lockOwn(
  tx: Tx,
  caller: Caller,
  { name, slug }: { name: string; slug: string },
  memberId: string,
  by: "session" | "mail",
): Promise<Reported> {
  const { now } = caller;
  const rows = await tx.$queryRaw<Row[]>(Prisma.sql`
    select id::text, name, email, role::text, joined_at as "joinedAt", deactivated_at as "deactivatedAt",
      locked_at as "lockedAt", unlocked_by as "unlockedBy" from member
    where workspace_id = ${tx.workspaceId}::uuid and (id = ${memberId}::uuid or role = 'owner') order by id for no key update`);
  const self = rows.find(({ id }) => id === memberId);
  if (!self || !isActive(self)) return { ok: false, reason: "over" };
  const others = rows.filter((row) => row.role === "owner" && row.id !== memberId && isAble(row));
  const unlocks = self.role === "owner" && others.length === 0 ? "password" : "admin";
  const sessions = await putLock(tx, memberId, unlocks, "ended_elsewhere", now);
  if (sessions === null) return { ok: false, reason: "over" };
  const at = now.toISOString();
  const workspace = { name, slug };
  await queueMail(tx, { template: "account-locked", to: self.email, params: { workspace, by: null, at, unlocks } });
  if (unlocks === "password") await mailResetLink(tx, self, undefined, now);
  const told = unlocks === "admin" ? await findUnlockers(tx, self, mailedAtMost) : [];
  await queueMails(
    tx,
    told.map(({ email }) => ({
      template: "lock-reported",
      to: email,
      params: { workspace, member: { id: memberId, name: self.name, email: self.email }, at },
    })),
  );
  await record(tx, caller, "member.reported", { subject: memberId, data: { sessions, by, unlocks } });
  return { ok: true, unlocks };
}
