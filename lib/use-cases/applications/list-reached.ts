import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";

/** An application that a member signed in to. */
export type ReachedApplication = {
  id: string;
  name: string;
  lastAt: Date;
  /** Whether it holds anything of a live session of the member. */
  signedIn: boolean;
};

/** Lists the applications that a member signed in to, the newest used first. Those that were deleted are left out. */
export async function listReached({ workspace, member, now }: FullStanding): Promise<ReachedApplication[]> {
  const live = { memberId: member.id, endedAt: null, session: { revokedAt: null, expiresAt: { gt: now } } };
  const rows = await inWorkspace(workspace.id, (tx) =>
    tx.applicationUse.findMany({
      where: { memberId: member.id },
      include: { application: { include: { grants: { where: live, select: { id: true }, take: 1 } } } },
      orderBy: [{ lastAt: "desc" }, { applicationId: "asc" }],
    }),
  );
  return rows.map(({ lastAt, application: { id, name, grants } }) => ({
    id,
    name,
    lastAt,
    signedIn: grants.length > 0,
  }));
}
