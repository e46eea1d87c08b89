import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { isActiveSql } from "@/lib/records/member-rows/active";
import { type MemberRow, memberColumns } from "@/lib/records/member-rows/member-row";
import { namesOf } from "@/lib/records/member-rows/names";
import { readTallies, type Tally } from "@/lib/records/member-rows/read-tallies";
import {
  type AskedVersion,
  isAsked,
  type PolicyVersions,
  readVersions,
} from "@/lib/records/policy-versions/read-versions";
import { assess } from "@/lib/rules/policy/assess";
import type { Change } from "@/lib/rules/policy/changes";
import { permits } from "@/lib/rules/policy/permissions";
import { type Proposal, type Rehearsal, rehearse } from "@/lib/rules/policy/rehearse";
import { type Guard, mayApprovePublication, type Needed, type Party, verdictOn } from "@/lib/rules/policy/weakening";
import { notePolicyOpened } from "@/lib/use-cases/members/first-steps";
import { mayPublish, planPublication, staffOf } from "./publication";

/** The data of the policy page: versions, members' tallies and, if there is a draft, its effect. */
export type PolicyPage = PolicyVersions & {
  groups: Tally[];
  plan: PolicyVersions["plan"];
  /** The person who saved the draft last. */
  draftBy: string | null;
  rehearsal: { proposal: Proposal; numbers: Rehearsal; ownersAtRisk: string[] } | null;
  /** What publishing the draft takes away, and what that needs if the reader publishes it; null: nothing, or no draft. */
  weakening: { taken: Change[]; verdict: Needed } | null;
  /** The publication that waits, as it stands for the reader. */
  asked: AskedView | null;
};

/** A publication that waits, and what the reader can do about it. */
export type AskedView = {
  by: string | null;
  at: Date;
  /** When it is published by itself, if no one stops it; null: someone has to approve it. */
  heldUntil: Date | null;
  /** The reader asked for it. */
  own: boolean;
  mayApprove: boolean;
  mayRefuse: boolean;
  mayStop: boolean;
  /** Why no one can approve it now: the asker may not publish any more, or there is no one else who could. */
  stuck: "asker-gone" | "no-one" | null;
};

/** The most owners named as being at risk. */
const namedOwners = 10;

/** Reads the data of a workspace's policy page, and notes that it was opened. Costs the same for any number of members. */
export function openPolicyPage(scope: Scope<"policy:read" | "policy:write">): Promise<PolicyPage> {
  const { workspace, member: reader, now } = scope;
  return inWorkspace(workspace.id, async (tx) => {
    const versions = await readVersions(tx, now);
    await notePolicyOpened(tx, now);
    const groups = await readTallies(tx);
    const { draft } = versions;
    const draftBy = draft?.updatedById
      ? ((await namesOf(tx, [draft.updatedById])).get(draft.updatedById) ?? null)
      : null;
    if (!draft) return { ...versions, groups, draftBy, rehearsal: null, weakening: null, asked: null };
    const { proposal, taken, guards } = planPublication(versions, draft, now);
    const rehearsal = {
      proposal,
      numbers: rehearse(groups, proposal),
      ownersAtRisk: await readOwnersAtRisk(tx, proposal),
    };
    const weakening = guards.length > 0 ? { taken, verdict: verdictOn(guards, reader, staffOf(groups)) } : null;
    const asked = isAsked(draft) ? await readAsked(tx, draft, reader, guards, staffOf(groups)) : null;
    return { ...versions, groups, draftBy, rehearsal, weakening, asked };
  });
}

async function readAsked(
  tx: Tx,
  draft: AskedVersion,
  reader: Party,
  guards: Guard[],
  staff: ReturnType<typeof staffOf>,
): Promise<AskedView> {
  const asker = draft.askedById ? await tx.member.findFirst({ where: { id: draft.askedById } }) : null;
  const gone = !asker || !mayPublish(asker);
  const own = draft.askedById === reader.id;
  const may = permits(reader.role, "policy:write");
  const fits = asker !== null && mayApprovePublication(guards, asker, reader);
  const noOne = !gone && !draft.heldUntil && verdictOn(guards, asker, staff) === "hold";
  return {
    by: asker?.name ?? null,
    at: draft.askedAt,
    heldUntil: draft.heldUntil,
    own,
    mayApprove: may && !gone && fits,
    mayRefuse: may && !own && (gone || fits),
    mayStop: draft.heldUntil !== null && reader.role === "owner",
    stuck: gone ? "asker-gone" : noOne ? "no-one" : null,
  };
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
