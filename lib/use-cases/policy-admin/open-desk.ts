import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { isActiveSql } from "@/lib/records/member-rows/active";
import { type MemberRow, memberColumns } from "@/lib/records/member-rows/member-row";
import { namesOf } from "@/lib/records/member-rows/names";
import { readTallies, type Tally } from "@/lib/records/member-rows/read-tallies";
import { type Desk, readDesk } from "@/lib/records/policy-versions/desk";
import { assess } from "@/lib/rules/policy/assess";
import { planOf } from "@/lib/rules/policy/plan";
import { type Plan, type Rehearsal, rehearse } from "@/lib/rules/policy/rehearse";

/** The desk of the policy page, with the members' kept numbers and, where there is a draft, what it would do. */
export type OpenDesk = Desk & {
  groups: Tally[];
  plan: Desk["plan"];
  /** Who saved the draft last. */
  draftBy: string | null;
  rehearsal: { plan: Plan; numbers: Rehearsal; ownersAtRisk: string[] } | null;
};

/** Owners named as being at risk, at most. */
const namedOwners = 10;

/** Opens the desk of a workspace's policy. Costs the same however many members there are. */
export function openDesk({ workspace, now }: Scope<"policy:read" | "policy:write">): Promise<OpenDesk> {
  return inWorkspace(workspace.id, async (tx) => {
    const desk = await readDesk(tx, now);
    const groups = await readTallies(tx);
    const { draft } = desk;
    const draftBy = draft?.updatedById
      ? ((await namesOf(tx, [draft.updatedById])).get(draft.updatedById) ?? null)
      : null;
    if (!draft) return { ...desk, groups, draftBy, rehearsal: null };
    const plan = planOf(desk, draft.settings, draft.effectiveAt, now);
    const rehearsal = { plan, numbers: rehearse(groups, plan), ownersAtRisk: await readOwnersAtRisk(tx, plan) };
    return { ...desk, groups, draftBy, rehearsal };
  });
}

/** Names the owners whom the policy would leave without two ways in. */
async function readOwnersAtRisk(tx: Tx, { after, at }: Plan): Promise<string[]> {
  // Written out: a role that comes as a parameter misses the index of owners.
  const owners = await tx.$queryRaw<MemberRow[]>(Prisma.sql`
    select ${memberColumns} from member m where m.workspace_id = ${tx.workspaceId}::uuid and m.role = 'owner'
      and ${isActiveSql("m")} order by m.id limit 200`);
  return owners
    .filter((owner) => assess(owner, after, at).state !== "protected")
    .slice(0, namedOwners)
    .map(({ name }) => name);
}
