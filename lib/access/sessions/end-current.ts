import { clearSessionToken, readSessionToken } from "@/lib/access/auth";
import type { Visitor } from "@/lib/access/visitor";
import { truncateAddress } from "@/lib/ground/address";
import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { readStanding } from "./standing";

/** Ends the session this browser has, in whatever workspace and stage, and takes its token back. Only in a server action. */
export async function endCurrentSession(visitor: Visitor, now: Date): Promise<void> {
  const token = await readSessionToken();
  const standing = token ? await readStanding(token, now) : null;
  if (standing) {
    const { workspace, member, session } = standing;
    await inWorkspace(workspace.id, async (tx) => {
      await tx.session.updateMany({ where: { id: session.id, revokedAt: null }, data: { revokedAt: now } });
      await record(tx, {
        at: now,
        action: "session.signed_out",
        actor: { kind: "member", id: member.id, role: member.role },
        subject: member.id,
        address: truncateAddress(visitor.address),
      });
    });
  }
  if (token) await clearSessionToken();
}
