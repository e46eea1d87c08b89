import { inWorkspace } from "@/lib/db";
import { namesOf } from "@/lib/policy/names";
import type { ResetScope } from "./parties";
import { stateOf } from "./state";

/** A reset that a new one would void: who began it (null: the operator), when, and until when its code works. */
export type OpenReset = {
  state: "requested" | "issued" | "opened";
  by: string | null;
  at: Date;
  expiresAt: Date | null;
};

/** Reads the reset of a member that is still on its way; null where none is. */
export function findOpenReset({ workspace }: ResetScope, memberId: string, now: Date): Promise<OpenReset | null> {
  return inWorkspace(workspace.id, async (tx) => {
    const reset = await tx.reset.findFirst({
      where: { memberId, usedAt: null, cancelledAt: null, stoppedAt: null, voidedAt: null, refusedAt: null },
      orderBy: { requestedAt: "desc" },
    });
    if (!reset) return null;
    const state = stateOf(reset, now);
    if (state !== "requested" && state !== "issued" && state !== "opened") return null;
    const { issuedById, issuedAt, requestedAt, expiresAt } = reset;
    const by = issuedById ? ((await namesOf(tx, [issuedById])).get(issuedById) ?? null) : null;
    return { state, by, at: issuedAt ?? requestedAt, expiresAt };
  });
}
