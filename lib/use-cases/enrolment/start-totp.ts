import { randomUUID } from "node:crypto";
import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { after, hours, minutes } from "@/lib/ground/durations";
import { makeKey, sealKey } from "@/lib/methods/totp/key";
import { findLiveSetUp } from "./find-set-up";
import { numberOfNew } from "./number-of-new";

const pendingTime = minutes(10);

/** How long an expired set-up is remembered, so that a page which still shows it is told the true cause. */
const memory = hours(1);

/** How many set-ups a session can have open at a time, each for another app. */
const pendingAtMost = 8;

/**
 * Starts linking an authenticator app, or resumes the set-up that this session started in the last ten minutes: the key stays the
 * same in every tab. Confirmed credentials stay unchanged. The one named by `replaces` stays until its successor is confirmed.
 * Returns the id of the set-up, or null if there is no app to replace.
 */
export async function startTotp(standing: Standing, replaces: string | null = null): Promise<string | null> {
  const { workspace, member, session, now } = standing;
  if (!standing.policy.settings.methods.totp) throw new Error("authenticator apps are not allowed by the policy");
  const id = randomUUID();
  return inWorkspace(workspace.id, async (tx) => {
    const old = replaces
      ? await tx.credential.findFirst({ where: { id: replaces, memberId: member.id, kind: "totp", ...inUse } })
      : null;
    if (replaces && !old) return null;
    const open = await findLiveSetUp(tx, standing, replaces);
    if (open) return open.id;
    await makeRoom(tx, standing);
    await tx.credential.create({
      data: {
        workspaceId: workspace.id,
        id,
        memberId: member.id,
        kind: "totp",
        name: old?.name ?? null,
        number: old?.number ?? (await numberOfNew(tx, member.id, { kind: "totp", aaguid: null })),
        secret: sealKey({ workspaceId: workspace.id, memberId: member.id, id }, makeKey()),
        createdAt: now,
        expiresAt: after(now, pendingTime),
        replacesId: replaces,
        sessionId: session.id,
      },
    });
    return id;
  });
}

const inUse = { confirmedAt: { not: null }, suspendedAt: null };

/** Removes set-ups that expired a while ago, and the oldest of this session beyond those that may wait. */
async function makeRoom(tx: Tx, { member, session, now }: Standing): Promise<void> {
  const pending = { memberId: member.id, kind: "totp", confirmedAt: null } as const;
  const kept = await tx.credential.findMany({
    where: { ...pending, sessionId: session.id },
    orderBy: { createdAt: "desc" },
    take: pendingAtMost - 1,
    select: { id: true },
  });
  await tx.credential.deleteMany({
    where: {
      ...pending,
      OR: [
        { expiresAt: { lte: after(now, -memory) } },
        { sessionId: session.id, id: { notIn: kept.map(({ id }) => id) } },
      ],
    },
  });
}
