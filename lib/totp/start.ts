import { randomUUID } from "node:crypto";
import { inWorkspace } from "@/lib/db";
import { after, minutes } from "@/lib/durations";
import type { Standing } from "@/lib/sessions/standing";
import { makeKey, openKey, sealKey } from "./key";

/** A set-up not yet confirmed: the key to link the app with. It answers no challenge. */
export type PendingTotp = { id: string; key: string; expiresAt: Date };

const pendingTime = minutes(10);

/**
 * Starts linking an authenticator app: a new key, pending for ten minutes, in place of an earlier unconfirmed one. Confirmed
 * credentials are untouched.
 */
export async function startTotp(standing: Standing, now: Date): Promise<void> {
  if (!standing.policy.settings.methods.totp) throw new Error("authenticator apps are not allowed by the policy");
  const { id: workspaceId } = standing.workspace;
  const id = randomUUID();
  await inWorkspace(workspaceId, async (tx) => {
    await tx.credential.deleteMany({ where: { memberId: standing.member.id, kind: "totp", confirmedAt: null } });
    await tx.credential.create({
      data: {
        workspaceId,
        id,
        memberId: standing.member.id,
        kind: "totp",
        name: "Authenticator app",
        secret: sealKey(workspaceId, id, makeKey()),
        createdAt: now,
        expiresAt: after(now, pendingTime),
      },
    });
  });
}

/** Reads the set-up a member left open, if it still lives. */
export async function readPendingTotp(standing: Standing, now: Date): Promise<PendingTotp | null> {
  const { id: workspaceId } = standing.workspace;
  const pending = await inWorkspace(workspaceId, (tx) =>
    tx.credential.findFirst({
      where: { memberId: standing.member.id, kind: "totp", confirmedAt: null, expiresAt: { gt: now } },
      orderBy: { createdAt: "desc" },
    }),
  );
  if (!pending?.secret || !pending.expiresAt) return null;
  return { id: pending.id, key: openKey(workspaceId, pending.id, pending.secret), expiresAt: pending.expiresAt };
}
