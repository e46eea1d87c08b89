import type { Visitor } from "@/lib/access/visitor";
import { truncateAddress } from "@/lib/ground/address";
import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import type { FullStanding } from "./require";
import { revokeSessions } from "./revoke";

/** Ends one of one's own other sessions, or with null all others. Answers how many ended. */
export async function endOtherSessions(
  { workspace, member, session }: FullStanding,
  id: string | null,
  visitor: Visitor,
  now: Date,
): Promise<number> {
  return inWorkspace(workspace.id, async (tx) => {
    const ended =
      id === null
        ? await revokeSessions(tx, member.id, now, session.id)
        : (
            await tx.session.updateMany({
              where: { memberId: member.id, revokedAt: null, AND: [{ id }, { id: { not: session.id } }] },
              data: { revokedAt: now },
            })
          ).count;
    if (ended === 0) return 0;
    await record(tx, {
      at: now,
      action: "session.ended",
      actor: { kind: "member", id: member.id, role: member.role },
      subject: member.id,
      address: truncateAddress(visitor.address),
      data: { sessions: ended },
    });
    return ended;
  });
}
