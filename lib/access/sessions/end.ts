import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import type { FullStanding } from "./judge";
import { revokeSessions } from "./revoke";

/** Ends one of the member's other sessions, or all of them if `id` is null. Returns how many ended. */
export async function endOtherSessions(standing: FullStanding, id: string | null): Promise<number> {
  const { workspace, member, session, now } = standing;
  return inWorkspace(workspace.id, async (tx) => {
    const ended =
      id === null
        ? await revokeSessions(tx, member.id, now, "ended_elsewhere", session.id)
        : (
            await tx.session.updateMany({
              where: { memberId: member.id, revokedAt: null, AND: [{ id }, { id: { not: session.id } }] },
              data: { revokedAt: now, ending: "ended_elsewhere" },
            })
          ).count;
    if (ended === 0) return 0;
    await record(tx, standing, "session.ended", { subject: member.id, data: { sessions: ended } });
    return ended;
  });
}
