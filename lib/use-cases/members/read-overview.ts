import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { type Range, readCoverage } from "@/lib/records/coverage/read";
import type { MemberRow } from "@/lib/records/member-rows/member-row";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { whereOpen } from "@/lib/records/resets/where-open";
import { countCoverage } from "@/lib/rules/policy/coverage";
import { permits } from "@/lib/rules/policy/permissions";
import { endOf, stateOf, type TimeEnding } from "@/lib/rules/resets/state";
import { compileFilter } from "./filter-sql";
import { countByFilter, type Filter } from "./filters";
import { readFirstSteps } from "./first-steps";
import { listMembers } from "./list";

/** States that need action, worst first. */
export const atRisk = ["blocked", "unprotected", "fragile"] as const satisfies Filter[];
const shownAtMost = 6;
const daysShown = 6;

/** Reads all that the overview shows, at a cost that does not grow with the number of members. */
export function readOverview({ workspace, policy, member, now }: Scope<"members:read">, range: Range = 90) {
  return inWorkspace(workspace.id, async (tx) => {
    const tallies = await readTallies(tx);
    const counts = countByFilter(tallies, policy, now);
    const risky: MemberRow[] = [];
    for (const filter of atRisk) {
      if (risky.length >= shownAtMost || counts[filter] === 0) continue;
      const { rows } = await listMembers(
        tx,
        compileFilter(filter, tallies, policy, now),
        null,
        shownAtMost - risky.length,
      );
      risky.push(...rows);
    }
    const resets = await readResets(tx, now);
    const help = await tx.helpRequest.findMany({
      where: { closedAt: null },
      orderBy: { createdAt: "desc" },
      take: shownAtMost,
      select: { id: true, createdAt: true, member: { select: { id: true, name: true, role: true } } },
    });
    const standing = countCoverage(tallies, policy, now);
    const coverage = await readCoverage(tx, standing, now, range);
    const { active, covered, owners, methods, deadlines } = standing;
    const firstSteps = permits(member.role, "members:manage")
      ? await readFirstSteps(tx, member, { owners, people: active + counts.invited })
      : null;
    return {
      firstSteps,
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

/** Reads the resets that are under way, and those that ended by time while their member is still locked out. */
async function readResets(tx: Tx, now: Date) {
  const byTime = { OR: [{ endedAt: null }, { ending: { in: ["expired", "left"] satisfies TimeEnding[] } }] };
  const rows = await tx.reset.findMany({
    where: {
      OR: [
        whereOpen(now),
        { issuedAt: { not: null }, restoredAt: null, member: { suspendedAt: { not: null } }, ...byTime },
      ],
    },
    orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
    take: shownAtMost,
    include: { member: { select: { id: true, name: true, role: true } } },
  });
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const end = endOf(row, now);
    // An ended reset is left out if the same member has a newer one.
    if (end && seen.has(row.member.id)) return [];
    seen.add(row.member.id);
    const { id, member, requestedAt, issuedById } = row;
    return [{ id, member, requestedAt, issuedById, state: stateOf(row, now) }];
  });
}
