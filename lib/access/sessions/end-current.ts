import { clearSessionToken, readSessionToken } from "@/lib/access/auth";
import type { Caller } from "@/lib/access/caller";
import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { readStanding } from "./standing";

/** Ends the session that this browser has, in any workspace and stage, and clears its token. Returns the workspace's address. Only in a server action. */
export async function endCurrentSession(caller: Caller): Promise<string | null> {
  const token = await readSessionToken();
  const standing = token ? await readStanding(token, caller) : null;
  if (standing) {
    const { workspace, member, session } = standing;
    await inWorkspace(workspace.id, async (tx) => {
      const data = { revokedAt: caller.now, ending: "signed_out" } as const;
      await tx.session.updateMany({ where: { id: session.id, revokedAt: null }, data });
      // An unfinished session signed no one in. Its end is not recorded, so that a password alone writes no events.
      if (session.stage === "full") await record(tx, standing, "session.signed_out", { subject: member.id });
    });
  }
  if (token) await clearSessionToken();
  return standing?.workspace.slug ?? null;
}
