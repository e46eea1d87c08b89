import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import type { Standing } from "./standing";

/** Ends a session, as its member asks. Its cookie is another matter. */
export async function signOut(standing: Standing): Promise<void> {
  const { workspace, member, session, now } = standing;
  await inWorkspace(workspace.id, async (tx) => {
    const data = { revokedAt: now, ending: "signed_out" } as const;
    await tx.session.updateMany({ where: { id: session.id, revokedAt: null }, data });
    // An unfinished session signed no one in. Its end is not recorded, so that a password alone writes no events.
    if (session.stage === "full") await record(tx, standing, "session.signed_out", { subject: member.id });
  });
}
