import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { endGrants } from "./grant";

/**
 * Signs a member out of one application, in all of their sessions: what it holds ends, and it is told where it has a back-channel address.
 * Their sessions here stay. Returns its name, or null where it holds nothing.
 */
export async function leaveApplication(standing: FullStanding, applicationId: string): Promise<string | null> {
  const { workspace, member, now } = standing;
  return inWorkspace(workspace.id, async (tx) => {
    const grants = await tx.applicationGrant.findMany({
      where: { applicationId, memberId: member.id, endedAt: null },
      select: { id: true, application: { select: { name: true } } },
    });
    const [first] = grants;
    if (!first) return null;
    const ids = grants.map(({ id }) => id);
    await endGrants(tx, ids, now);
    const { name } = first.application;
    await record(tx, standing, "application.left", { subject: member.id, data: { application: applicationId, name } });
    return name;
  });
}
