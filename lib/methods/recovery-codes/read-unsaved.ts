import { wasFresh } from "@/lib/access/sessions/freshness";
import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { showCodes } from "./issue";

/**
 * Tells whether this session may see and save a set made at that moment. During sign-in it always may. Later it may only if
 * its proof was fresh then.
 */
export function mayGoOn(standing: Standing, madeAt: Date): boolean {
  return standing.session.stage !== "full" || wasFresh(standing, madeAt);
}

/** Reads the set that waits to be saved, as it is shown, in order. Returns null if there is none. */
export async function readUnsavedCodes(standing: Standing): Promise<{ setId: string; codes: string[] } | null> {
  const { id: workspaceId } = standing.workspace;
  const set = await inWorkspace(workspaceId, (tx) =>
    tx.recoveryCodeSet.findFirst({
      where: { memberId: standing.member.id, savedAt: null, suspendedAt: null },
      orderBy: { createdAt: "desc" },
      include: { codes: { orderBy: { position: "asc" } } },
    }),
  );
  if (!set || !mayGoOn(standing, set.createdAt)) return null;
  const codes = showCodes({ workspaceId, memberId: standing.member.id }, set.codes);
  return { setId: set.id, codes };
}
