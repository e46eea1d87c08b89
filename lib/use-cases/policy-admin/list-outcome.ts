import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { classOf } from "@/lib/records/member-rows/member-class";
import type { MemberRow } from "@/lib/records/member-rows/member-row";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { readVersions } from "@/lib/records/policy-versions/read-versions";
import { isActive } from "@/lib/rules/policy/active";
import { assess, type State } from "@/lib/rules/policy/assess";
import { proposalOf } from "@/lib/rules/policy/proposal";
import { type Outcome, outcomeOf } from "@/lib/rules/policy/rehearse";
import { listMembers } from "@/lib/use-cases/members/list";
import { type MemberTurn, memberPages } from "@/lib/use-cases/members/pages";

/** A member in the list of one outcome: their state now, and their day under the draft if there is one. */
export type Affected = { row: MemberRow; state: State; deadline: Date | null };
export type OutcomePage = { members: Affected[]; n: number; before: string | null; after: string | null };

/** The least number of rows a page has while there are more; also the most pages of members read for it. */
const enough = 25;
const maxReads = 20;

/**
 * Reads one page of the members who get the same outcome from the draft's publication, by name. Reads only classes that hold such
 * members. If dates of their own separate the members of a class, the one decision is run for each row. Null: no draft.
 */
export function listOutcome(
  { workspace, now }: Scope<"policy:read">,
  outcome: Outcome,
  turn: MemberTurn,
): Promise<OutcomePage | null> {
  return inWorkspace(workspace.id, async (tx) => {
    const versions = await readVersions(tx, now);
    if (!versions.draft) return null;
    const proposal = proposalOf(versions, versions.draft.settings, versions.draft.effectiveAt, now);
    const classes = new Map<number, number>();
    for (const { facts, n } of await readTallies(tx)) {
      if (!isActive(facts) || outcomeOf(facts, proposal) !== outcome) continue;
      classes.set(classOf(facts), (classes.get(classOf(facts)) ?? 0) + n);
    }
    const parts = [...classes].filter(([, n]) => n > 0).map(([class_]) => ({ class: class_, mask: 15 }));
    const dates = { now, graceJoinedFrom: now };
    const members: Affected[] = [];
    const result = { members, n: [...classes.values()].reduce((sum, n) => sum + n, 0) };
    const back = turn?.direction === "before";
    let place: MemberTurn = turn;
    let first: string | null = null;
    let last: string | null = null;
    for (let read = 0; read < maxReads; read++) {
      const page = await listMembers(tx, { kind: "classes", parts, dates }, place);
      const found = page.rows.filter((row) => outcomeOf(row, proposal) === outcome);
      const shown = found.map((row) => ({
        row,
        state: assess(row, proposal.before, now).state,
        deadline: assess(row, proposal.after, proposal.at).deadline,
      }));
      if (back) members.unshift(...shown);
      else members.push(...shown);
      if (read === 0 || back) first = page.before;
      if (read === 0 || !back) last = page.after;
      const onward = back ? page.before : page.after;
      if (members.length >= enough || !onward) break;
      place = memberPages.readTurn(back ? { before: onward } : { after: onward });
    }
    return { ...result, before: first, after: last };
  });
}
