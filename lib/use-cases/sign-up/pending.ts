import { hashToken } from "@/lib/ground/crypto/token";
import { inWorkspace, outsideWorkspaces, type Tx } from "@/lib/ground/db";
import { minutes } from "@/lib/ground/durations";

/** How long an unconfirmed sign-up waits for its address to be confirmed. */
export const pendingTime = minutes(60);

/** Names an unconfirmed sign-up: the id that its page carries, and the token that only the browser which began it has. */
export type PendingKey = { id: string; token: string };

/** Why a sign-up can't be confirmed any more. `unknown`: there is none, or another browser began it. */
export type SignUpOver = { ok: false; reason: "sign-up-expired" | "sign-up-confirmed" | "sign-up-unknown" };

/** Tells whether a page was refused because its sign-up is over. */
export const isSignUpOver = <R extends { ok: false; reason: string }>(refused: R): refused is Extract<R, SignUpOver> =>
  refused.reason.startsWith("sign-up-");

/** The workspace's policy no longer accepts the address. */
export type NotAccepted = { ok: false; reason: "not-accepted" };
export const notAccepted: NotAccepted = { ok: false, reason: "not-accepted" };

const refuse = (reason: SignUpOver["reason"]): SignUpOver => ({ ok: false, reason });
export const signUpConfirmed = refuse("sign-up-confirmed");
export const signUpUnknown = refuse("sign-up-unknown");

/**
 * Finds the pending sign-up that a page names, in its workspace or outside any, or why it is over. Someone without its token learns at
 * most that the id is spent or expired.
 */
export async function findPending(tx: Tx<string | null>, { id, token }: PendingKey, now: Date) {
  const found = await tx.pendingSignUp.findFirst({ where: { id, workspaceId: tx.workspaceId } });
  if (found?.spentAt) return { over: signUpConfirmed, pending: null };
  if (found && found.expiresAt <= now) return { over: refuse("sign-up-expired"), pending: null };
  if (!found || !hashToken("sign-up", token).equals(found.tokenHash)) return { over: signUpUnknown, pending: null };
  return { over: null, pending: found };
}

/** A live pending sign-up. */
export type Pending = Extract<Awaited<ReturnType<typeof findPending>>, { over: null }>["pending"];

/** Finds a pending sign-up in a transaction of its own: in a workspace, or (null) that of a workspace to be opened. */
export const readPending = (workspaceId: string | null, key: PendingKey, now: Date) =>
  workspaceId === null
    ? outsideWorkspaces((tx) => findPending(tx, key, now))
    : inWorkspace(workspaceId, (tx) => findPending(tx, key, now));

/** Spends a pending sign-up in the transaction of its effect. */
export async function spendPending(tx: Tx<string | null>, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.pendingSignUp.updateMany({ where: { id, spentAt: null }, data: { spentAt: now } });
  return count === 1;
}
