import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { isActiveSql } from "@/lib/records/member-rows/active";
import { type MemberRow, memberColumns } from "@/lib/records/member-rows/member-row";
import { namesOf } from "@/lib/records/member-rows/names";
import { readTallies, type Tally } from "@/lib/records/member-rows/read-tallies";
import { type PolicyVersions, readVersions } from "@/lib/records/policy-versions/read-versions";
import { assess } from "@/lib/rules/policy/assess";
import { proposalOf } from "@/lib/rules/policy/proposal";
import { type Proposal, type Rehearsal, rehearse } from "@/lib/rules/policy/rehearse";

/** The data of the policy page: versions, members' tallies and, if there is a draft, its effect. */
export type PolicyPage = PolicyVersions & {
  groups: Tally[];
  plan: PolicyVersions["plan"];
  /** The person who saved the draft last. */
  draftBy: string | null;
  rehearsal: { proposal: Proposal; numbers: Rehearsal; ownersAtRisk: string[] } | null;
};

/** The most owners named as being at risk. */
const namedOwners = 10;

/** Reads the data of a workspace's policy page. Costs the same for any number of members. */
export function openPolicyPage({ workspace, now }: Scope<"policy:read" | "policy:write">): Promise<PolicyPage> {
  return inWorkspace(workspace.id, async (tx) => {
    const versions = await readVersions(tx, now);
    const groups = await readTallies(tx);
    const { draft } = versions;
    const draftBy = draft?.updatedById
      ? ((await namesOf(tx, [draft.updatedById])).get(draft.updatedById) ?? null)
      : null;
    if (!draft) return { ...versions, groups, draftBy, rehearsal: null };
    const proposal = proposalOf(versions, draft.settings, draft.effectiveAt, now);
    const rehearsal = {
      proposal,
      numbers: rehearse(groups, proposal),
      ownersAtRisk: await readOwnersAtRisk(tx, proposal),
    };
    return { ...versions, groups, draftBy, rehearsal };
  });
}

/** Names the owners that the policy would leave without two ways in. */
async function readOwnersAtRisk(tx: Tx, { after, at }: Proposal): Promise<string[]> {
  // The role is written out: as a parameter it misses the index of owners.
  const owners = await tx.$queryRaw<MemberRow[]>(Prisma.sql`
    select ${memberColumns} from member m where m.workspace_id = ${tx.workspaceId}::uuid and m.role = 'owner'
      and ${isActiveSql("m")} order by m.id limit 200`);
  return owners
    .filter((owner) => assess(owner, after, at).state !== "protected")
    .slice(0, namedOwners)
    .map(({ name }) => name);
}
