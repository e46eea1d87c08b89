import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import type { MemberRow } from "@/lib/records/member-rows/member-row";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { idleTime, wholeTime } from "@/lib/rules/sign-in/lifetimes";
import { countFound, countListed, type Shown } from "./count-shown";
import { compileFilter } from "./filter-sql";
import { countByFilter, countMatching, type Filter, type MemberFilter } from "./filters";
import { listMembers } from "./list";
import type { MembersPage, MemberTurn } from "./pages";
import { searchMembers, wordsOf } from "./search";
import type { Sort } from "./sorting";

/** Which members to list. A search has an order of its own: what fits best comes first. */
export type Browse = { filter: MemberFilter; sort: Sort; search: string; turn: MemberTurn };

export type Browsed = {
  page: MembersPage;
  /** The members under the filter and the search. */
  shown: Shown;
  counts: Record<Filter, number>;
  /** The members of the page who are signed in somewhere. */
  signedIn: Set<string>;
};

/** Reads one page of the members table with the number of members in it and under each filter, in one transaction. */
export function browseMembers(
  { workspace, policy, now }: Scope<"members:read">,
  { filter, sort, search, turn }: Browse,
): Promise<Browsed> {
  return inWorkspace(workspace.id, async (tx) => {
    const tallies = await readTallies(tx);
    const compiled = compileFilter(filter, tallies, policy, now, sort);
    const words = wordsOf(search);
    const page =
      words.length > 0 ? await searchMembers(tx, words, compiled, turn) : await listMembers(tx, compiled, turn);
    const count = async (): Promise<Shown> => {
      if (!page.before && !page.after) return { n: page.rows.length, more: false };
      if (words.length > 0) return countFound(tx, words, compiled);
      if (filter.lastSignIn) return countListed(tx, compiled);
      return { n: countMatching(filter, tallies, policy, now), more: false };
    };
    return {
      page,
      shown: await count(),
      counts: countByFilter(tallies, policy, now),
      signedIn: await readSignedIn(tx, page.rows, now),
    };
  });
}

/** Reads which of some members have a session that still holds. */
async function readSignedIn(tx: Tx, rows: MemberRow[], now: Date): Promise<Set<string>> {
  const live = await tx.session.findMany({
    where: { memberId: { in: rows.map(({ id }) => id) }, revokedAt: null, expiresAt: { gt: now }, stage: "full" },
    select: { memberId: true, createdAt: true, lastSeenAt: true },
  });
  const roleOf = new Map(rows.map(({ id, role }) => [id, role]));
  const holds = ({ memberId, createdAt, lastSeenAt }: (typeof live)[number]) => {
    const role = roleOf.get(memberId) ?? "owner";
    return (
      createdAt.getTime() > now.getTime() - wholeTime(role) && lastSeenAt.getTime() > now.getTime() - idleTime(role)
    );
  };
  return new Set(live.filter(holds).map(({ memberId }) => memberId));
}
