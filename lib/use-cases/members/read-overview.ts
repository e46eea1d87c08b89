import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { readCoverage } from "@/lib/records/coverage/read";
import type { MemberRow } from "@/lib/records/member-rows/member-row";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { countCoverage } from "@/lib/rules/policy/coverage";
import { planFilter } from "./filter-sql";
import { countByFilter, type Filter } from "./filters";
import { listMembers } from "./list";

/** States that call for something, worst first. */
export const atRisk = ["blocked", "unprotected", "fragile"] as const satisfies Filter[];
const shownAtMost = 6;
const daysShown = 6;

/** Reads all that the overview shows, at a cost that does not grow with the number of members. */
export function readOverview({ workspace, policy, now }: Scope<"members:read">) {
  return inWorkspace(workspace.id, async (tx) => {
    const tallies = await readTallies(tx);
    const counts = countByFilter(tallies, policy, now);
    const risky: MemberRow[] = [];
    for (const filter of atRisk) {
      if (risky.length >= shownAtMost || counts[filter] === 0) continue;
      const { rows } = await listMembers(
        tx,
        planFilter(filter, tallies, policy, now),
        null,
        shownAtMost - risky.length,
      );
      risky.push(...rows);
    }
    const resets = await tx.reset.findMany({
      where: { usedAt: null, cancelledAt: null, stoppedAt: null, voidedAt: null, refusedAt: null },
      orderBy: { requestedAt: "desc" },
      take: shownAtMost,
      select: {
        id: true,
        requestedAt: true,
        issuedAt: true,
        openedAt: true,
        expiresAt: true,
        member: { select: { id: true, name: true } },
      },
    });
    const help = await tx.helpRequest.findMany({
      where: { closedAt: null },
      orderBy: { createdAt: "desc" },
      take: shownAtMost,
      select: { id: true, createdAt: true, member: { select: { id: true, name: true } } },
    });
    const standing = countCoverage(tallies, policy, now);
    const coverage = await readCoverage(tx, standing, now);
    const { active, covered, owners, methods, deadlines } = standing;
    return {
      counts,
      risky,
      coverage,
      resets,
      help,
      active,
      covered,
      owners,
      methods,
      deadlines: deadlines.slice(0, daysShown),
    };
  });
}

export type Overview = Awaited<ReturnType<typeof readOverview>>;
