import { record } from "@/lib/records/audit/record";
import { prepareResetCode, storedCode } from "./code-hash";
import { type Decided, decide } from "./decide";
import type { ResetScope } from "./parties";

export type ShownCode =
  | { ok: true; code: string; expiresAt: Date }
  | { ok: false; reason: "over" | "not-yours" | "shown" };

/** Makes the code of an approved reset and shows it once, to its requester. There is no code before that. */
export async function showResetCode(scope: ResetScope, resetId: string): Promise<Decided<ShownCode>> {
  const prepared = await prepareResetCode(resetId);
  return decide(scope, resetId, "fresh", async (tx, found): Promise<ShownCode> => {
    const { reset, state, actor, subject } = found;
    if (reset.issuedById !== actor.id) return { ok: false, reason: "not-yours" };
    if (state !== "issued" || !reset.expiresAt) return { ok: false, reason: "over" };
    const { count } = await tx.reset.updateMany({
      where: { id: reset.id, codeHash: null },
      data: storedCode(scope.workspace.id, subject.id, prepared),
    });
    if (count !== 1) return { ok: false, reason: "shown" };
    await record(tx, scope, "reset.issued", {
      subject: subject.id,
      data: { reset: reset.id, approvedBy: reset.approvedById },
    });
    return { ok: true, code: prepared.shown, expiresAt: reset.expiresAt };
  });
}
