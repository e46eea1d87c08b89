import { randomUUID } from "node:crypto";
import { wasFresh } from "@/lib/access/sessions/freshness";
import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { makeKey, openKey, sealKey } from "@/lib/methods/totp/key";
import { numberOfNew } from "./number-of-new";

/** A set-up not yet confirmed: the key to link the app with. It can't sign in. */
export type PendingTotp = { id: string; key: string; expiresAt: Date; replaces: string | null };

const pendingTime = minutes(10);

/**
 * Starts linking an authenticator app: creates a key that is pending for ten minutes and replaces an earlier unconfirmed one.
 * Confirmed credentials stay unchanged. The one named by `replaces` stays until this one is confirmed, and its set-up resumes
 * where it was left. Returns whether there was one to replace.
 */
export async function startTotp(standing: Standing, replaces: string | null = null): Promise<boolean> {
  const { now } = standing;
  if (!standing.policy.settings.methods.totp) throw new Error("authenticator apps are not allowed by the policy");
  const { id: workspaceId } = standing.workspace;
  const { id: memberId } = standing.member;
  const id = randomUUID();
  return inWorkspace(workspaceId, async (tx) => {
    const old = replaces
      ? await tx.credential.findFirst({ where: { id: replaces, memberId, kind: "totp", ...inUse } })
      : null;
    if (replaces && !old) return false;
    const pending = await findPendingTotp(tx, standing);
    if (old && pending?.replacesId === old.id) return true;
    await tx.credential.deleteMany({ where: { memberId, kind: "totp", confirmedAt: null } });
    await tx.credential.create({
      data: {
        workspaceId,
        id,
        memberId,
        kind: "totp",
        name: old?.name ?? null,
        number: old?.number ?? (await numberOfNew(tx, memberId, { kind: "totp", aaguid: null })),
        secret: sealKey({ workspaceId, memberId, id }, makeKey()),
        createdAt: now,
        expiresAt: after(now, pendingTime),
        replacesId: replaces,
      },
    });
    return true;
  });
}

const inUse = { confirmedAt: { not: null }, suspendedAt: null };

/**
 * Finds the set-up this session may continue. A full session must have been fresh when the set-up was started, so that the key is
 * not shown to someone who took over the browser later.
 */
export async function findPendingTotp(tx: Tx, standing: Standing) {
  const { now } = standing;
  const pending = await tx.credential.findFirst({
    where: { memberId: standing.member.id, kind: "totp", confirmedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: "desc" },
  });
  if (!pending || (standing.session.stage === "full" && !wasFresh(standing, pending.createdAt, "replace"))) return null;
  return pending;
}

/** Reads the set-up a member left open, if it is still live. */
export async function readPendingTotp(standing: Standing): Promise<PendingTotp | null> {
  const { id: workspaceId } = standing.workspace;
  const pending = await inWorkspace(workspaceId, (tx) => findPendingTotp(tx, standing));
  const key = pending?.secret && openKey(pending, pending.secret);
  if (!key || !pending.expiresAt) return null;
  return {
    id: pending.id,
    key,
    expiresAt: pending.expiresAt,
    replaces: pending.replacesId,
  };
}
