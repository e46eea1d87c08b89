import { wasFresh } from "@/lib/access/sessions/freshness";
import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { openKey } from "@/lib/methods/totp/key";

/** A set-up not yet confirmed: the key to link the app with. It can't sign in. */
export type PendingTotp = { id: string; key: string; expiresAt: Date; replaces: string | null };

/** Why a set-up can't be confirmed any more. `unknown`: it was ended, or is not of this session. */
export type SetUpRefused =
  | { ok: false; reason: "confirmed" | "unknown" }
  | { ok: false; reason: "expired"; replaces: string | null };

/** A set-up that a page names: how it ended, if it did, and the live one to show. */
export type SetUp = { over: SetUpRefused | null; live: PendingTotp | null };

/** The refusal of a set-up that is confirmed already. */
export const confirmed = { ok: false, reason: "confirmed" } as const;

/** Tells whether a code was refused because its set-up is over. */
export const isSetUpOver = <R extends { ok: false; reason: string }>(refused: R): refused is Extract<R, SetUpRefused> =>
  ["confirmed", "unknown", "expired"].includes(refused.reason);

/**
 * Finds a set-up, or how it ended. Only the session that started it may go on with it, because anyone who saw its key knows its
 * codes. A full session must have been fresh when it started it.
 */
export async function findSetUp(tx: Tx, standing: Standing, id: string) {
  const { member, session, now } = standing;
  const found = await tx.credential.findFirst({
    where: { id, memberId: member.id, kind: "totp", sessionId: session.id },
  });
  if (!found || !mayGoOn(standing, found.createdAt)) return { over: { ok: false, reason: "unknown" } as const };
  if (found.confirmedAt) return { over: confirmed };
  if (!found.expiresAt || found.expiresAt <= now)
    return { over: { ok: false, reason: "expired", replaces: found.replacesId } as const };
  return { over: null, pending: found };
}

/** Finds the newest live set-up of this session: of any app, or of the one named. */
export async function findLiveSetUp(tx: Tx, standing: Standing, replacesId?: string | null) {
  const { member, session, now } = standing;
  const mine = { memberId: member.id, kind: "totp", sessionId: session.id } as const;
  const pending = await tx.credential.findFirst({
    where: { ...mine, confirmedAt: null, expiresAt: { gt: now }, ...(replacesId === undefined ? {} : { replacesId }) },
    orderBy: { createdAt: "desc" },
  });
  return pending && mayGoOn(standing, pending.createdAt) ? pending : null;
}

const mayGoOn = (standing: Standing, startedAt: Date) =>
  standing.session.stage !== "full" || wasFresh(standing, startedAt, "replace");

/** Reads the set-up that a page names. If it is over, reads the live one for the same app. */
export async function readSetUp(standing: Standing, id: string | null): Promise<SetUp> {
  const { id: workspaceId } = standing.workspace;
  return inWorkspace(workspaceId, async (tx) => {
    const named = id ? await findSetUp(tx, standing, id) : null;
    if (named?.pending) return { over: null, live: show(named.pending) };
    const over = named?.over ?? null;
    if (over?.reason === "confirmed") return { over, live: null };
    const live = await findLiveSetUp(tx, standing, over?.reason === "expired" ? over.replaces : undefined);
    return { over, live: live && show(live) };
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof findLiveSetUp>>>;

function show(pending: Row): PendingTotp | null {
  const { id, secret, expiresAt, replacesId } = pending;
  const key = secret && openKey(pending, secret);
  return key && expiresAt ? { id, key, expiresAt, replaces: replacesId } : null;
}
