import type { Tx } from "@/lib/db";
import { openKey } from "./key";
import { type Match, matchCode } from "./time-step";

/**
 * Verifies a six-digit code against a member's confirmed apps and spends its time step, in the transaction of its effect. Of
 * two requests with one code, one wins: the step is written only where it is later than the last.
 */
export async function verifyTotp(tx: Tx, memberId: string, code: string, now: Date): Promise<Match> {
  const credentials = await tx.credential.findMany({
    where: { memberId, kind: "totp", confirmedAt: { not: null }, suspendedAt: null },
  });
  let best: Match = { kind: "wrong" };
  for (const { id, secret, lastStep } of credentials) {
    if (!secret) continue;
    const match = matchCode(
      openKey(tx.workspaceId, id, secret),
      code,
      lastStep === null ? null : Number(lastStep),
      now,
    );
    if (match.kind === "now") {
      const { count } = await tx.credential.updateMany({
        where: { id, suspendedAt: null, OR: [{ lastStep: null }, { lastStep: { lt: match.timeStep } }] },
        data: { lastStep: match.timeStep, lastUsedAt: now },
      });
      return count === 1 ? match : { kind: "used" };
    }
    if (match.kind !== "wrong") best = match;
  }
  return best;
}
