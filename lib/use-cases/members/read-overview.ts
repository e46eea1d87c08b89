import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { countCoverage } from "@/lib/records/coverage/count";
import { readCoverage } from "@/lib/records/coverage/read";
import type { MemberRow } from "@/lib/records/member-rows/member-row";
import { readTallies, type Tally } from "@/lib/records/member-rows/read-tallies";
import { assess } from "@/lib/rules/policy/assess";
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
    const coverage = await readCoverage(tx, countCoverage(tallies, policy, now), now);
    return { counts, risky, coverage, resets, help, ...sum(tallies, (facts) => assess(facts, policy, now), now) };
  });
}

export type Overview = Awaited<ReturnType<typeof readOverview>>;

function sum(tallies: Tally[], judge: (facts: Tally["facts"]) => ReturnType<typeof assess>, now: Date) {
  const methods = { totp: 0, passkey: 0, email: 0 };
  const deadlines = new Map<number, number>();
  let active = 0;
  let covered = 0;
  let owners = 0;
  for (const { facts, n } of tallies) {
    if (!facts.joinedAt || facts.deactivatedAt) continue;
    const { covered: isCovered, deadline, state } = judge(facts);
    active += n;
    if (isCovered) covered += n;
    if (facts.role === "owner") owners += n;
    if (facts.totpCount > 0) methods.totp += n;
    if (facts.passkeyCount > 0) methods.passkey += n;
    if (facts.emailCount > 0) methods.email += n;
    if (state === "in-grace" && deadline && deadline > now)
      deadlines.set(deadline.getTime(), (deadlines.get(deadline.getTime()) ?? 0) + n);
  }
  const ahead = [...deadlines].filter(([, n]) => n > 0).sort(([a], [b]) => a - b);
  return {
    active,
    covered,
    owners,
    methods,
    deadlines: ahead.slice(0, daysShown).map(([at, n]) => ({ at: new Date(at), n })),
  };
}
