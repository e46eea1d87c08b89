import type { Scope } from "@/lib/access/sessions/judge";
import { queueMail } from "@/lib/records/mail/queue";
import { isActive } from "@/lib/rules/policy/active";
import { act, mailWorkspace } from "./act";
import { putLock } from "./put-lock";
import { tellChanged } from "./tell-changed";

/**
 * Locks a member's account until an admin unlocks it: every session ends, the password opens nothing, the methods stay. The member is
 * told by mail. An owner who reaches the last other owner is an owner, so someone who can unlock always remains.
 */
export function lockAccount(scope: Scope<"members:manage">, subjectId: string) {
  const { now } = scope;
  return act<"members:manage", "already-off" | "already-locked">(
    scope,
    subjectId,
    true,
    async (tx, { actor, subject }) => {
      if (!isActive(subject)) return { reason: "already-off" };
      const sessions = await putLock(tx, subject.id, "admin", "admin", now);
      if (sessions === null) return { reason: "already-locked" };
      await queueMail(tx, {
        template: "account-locked",
        to: subject.email,
        params: { workspace: mailWorkspace(scope), by: actor.name, at: now.toISOString(), unlocks: "admin" },
      });
      return { action: "member.locked", data: { sessions } };
    },
  );
}

/** Unlocks an account: the password and the methods work as before. The member is told by mail. */
export function unlockAccount(scope: Scope<"members:manage">, subjectId: string) {
  const { now } = scope;
  return act<"members:manage", "not-locked">(scope, subjectId, true, async (tx, { actor, subject }) => {
    const { count } = await tx.member.updateMany({
      where: { id: subject.id, lockedAt: { not: null } },
      data: { lockedAt: null, unlockedBy: null },
    });
    if (count !== 1) return { reason: "not-locked" };
    await tellChanged(tx, [subject], { what: "unlocked" }, { workspace: scope.workspace, by: actor.name, now });
    return { action: "member.unlocked" };
  });
}
