import { wasFresh } from "@/lib/access/sessions/freshness";
import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { showCodes } from "./issue";

/** A set that waits to be saved, as it is shown. */
export type UnsavedCodes = { setId: string; codes: string[] };

/** Why a set can't be saved any more. `set-unknown`: it was removed, or is not for this session. */
export type SetOver = { ok: false; reason: "set-replaced" | "set-saved" | "set-unknown" };

const over = (reason: SetOver["reason"]) => ({ over: { ok: false, reason } as SetOver, set: null });

/**
 * Tells whether this session may see and save a set made at that moment. During sign-in it always may. Later it may only if
 * its proof was fresh then.
 */
export function mayGoOn(standing: Standing, madeAt: Date): boolean {
  return standing.session.stage !== "full" || wasFresh(standing, madeAt);
}

/** Finds the unsaved set that a page names, or why it is over. */
export async function findUnsaved(tx: Tx, standing: Standing, setId: string) {
  const set = await tx.recoveryCodeSet.findFirst({ where: { id: setId, memberId: standing.member.id } });
  if (!set || set.suspendedAt || !mayGoOn(standing, set.createdAt)) return over("set-unknown");
  if (set.replacedAt) return over("set-replaced");
  if (set.savedAt) return over("set-saved");
  return { over: null, set };
}

/** Reads why the set that a page names is over. Returns null if it still waits to be saved. */
export async function readSetOver(standing: Standing, setId: string): Promise<SetOver | null> {
  return inWorkspace(standing.workspace.id, async (tx) => (await findUnsaved(tx, standing, setId)).over);
}

/** Reads the set that waits to be saved, as it is shown, in order. Returns null if there is none. */
export async function readUnsavedCodes(standing: Standing): Promise<UnsavedCodes | null> {
  const { id: workspaceId } = standing.workspace;
  const set = await inWorkspace(workspaceId, (tx) =>
    tx.recoveryCodeSet.findFirst({
      where: { memberId: standing.member.id, savedAt: null, replacedAt: null, suspendedAt: null },
      orderBy: { createdAt: "desc" },
      include: { codes: { orderBy: { position: "asc" } } },
    }),
  );
  if (!set || !mayGoOn(standing, set.createdAt)) return null;
  const codes = showCodes({ workspaceId, memberId: standing.member.id }, set.codes);
  return { setId: set.id, codes };
}
