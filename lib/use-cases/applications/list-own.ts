import type { FullStanding } from "@/lib/access/sessions/judge";
import type { Tx } from "@/lib/ground/db";
import type { ApplicationDemand } from "@/lib/rules/applications/assurance";
import { assuranceOf } from "@/lib/rules/applications/assurance";
import { canReach, mayUse } from "@/lib/rules/applications/demand";

/** An application as a member sees it. */
export type OwnApplication = {
  id: string;
  name: string;
  address: string;
  /** When they last signed in to it. Null: never. */
  lastAt: Date | null;
  /** What they have to set up before they can use it. Null: nothing. */
  locked: Exclude<ApplicationDemand, "policy"> | null;
};

/** Lists the applications that a member may use, the newest used first, then by name. */
export async function listOwnApplications(tx: Tx, member: FullStanding["member"]): Promise<OwnApplication[]> {
  const rows = await tx.application.findMany({
    where: { pausedAt: null },
    include: {
      members: { where: { memberId: member.id }, take: 1 },
      uses: { where: { memberId: member.id }, take: 1 },
    },
  });
  return rows
    .filter((row) => mayUse(row, member.role, row.members.length > 0))
    .map(({ id, name, address, demand, uses }) => ({
      id,
      name,
      address,
      lastAt: uses[0]?.lastAt ?? null,
      locked: demand !== "policy" && !canReach(member, assuranceOf(demand)) ? demand : null,
    }))
    .sort((one, other) => Number(other.lastAt ?? 0) - Number(one.lastAt ?? 0) || one.name.localeCompare(other.name));
}
