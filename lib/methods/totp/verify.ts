import type { Tx } from "@/lib/ground/db";
import { openKey } from "./key";
import { type Match, matchCode } from "./time-step";

/** A confirmed app, with what a code is checked against. */
export type App = { id: string; secret: Uint8Array; lastStep: bigint | null };
/** A right code, with its app and step. It is still to be spent. */
export type AppMatch = { kind: "now"; timeStep: number; credentialId: string };

/** Finds which of a member's apps a code belongs to, and its time step. Spends nothing. */
export function matchApps(
  owner: { workspaceId: string; memberId: string },
  apps: App[],
  code: string,
  now: Date,
): AppMatch | Exclude<Match, { kind: "now" }> {
  let best: Exclude<Match, { kind: "now" }> = { kind: "wrong" };
  for (const { id, secret, lastStep } of apps) {
    const key = openKey({ ...owner, id }, secret);
    if (!key) continue;
    const match = matchCode(key, code, lastStep === null ? null : Number(lastStep), now);
    if (match.kind === "now") return { ...match, credentialId: id };
    if (match.kind !== "wrong") best = match;
  }
  return best;
}

/**
 * Verifies a six-digit code against a member's confirmed apps and spends its time step, in the transaction of its effect.
 * Of two requests with one code, one wins: the step is written only if it is later than the last.
 */
export async function verifyTotp(
  tx: Tx,
  memberId: string,
  code: string,
  now: Date,
): Promise<AppMatch | Exclude<Match, { kind: "now" }>> {
  const stored = await tx.credential.findMany({
    where: { memberId, kind: "totp", confirmedAt: { not: null }, suspendedAt: null },
  });
  const apps = stored.flatMap(({ id, secret, lastStep }): App[] => (secret ? [{ id, secret, lastStep }] : []));
  const match = matchApps({ workspaceId: tx.workspaceId, memberId }, apps, code, now);
  if (match.kind !== "now") return match;
  const [written] = await tx.$queryRaw<{ spent: boolean }[]>`
    select spend_time_step(${memberId}::uuid, ${match.credentialId}::uuid, ${match.timeStep}::bigint, ${now}) as spent`;
  return written?.spent ? match : { kind: "used" };
}
