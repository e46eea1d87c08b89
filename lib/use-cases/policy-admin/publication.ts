import { isDeepStrictEqual } from "node:util";
import { Prisma, type Tx } from "@/lib/ground/db";
import { readTallies, type Tally } from "@/lib/records/member-rows/read-tallies";
import type { PolicyVersions, Version } from "@/lib/records/policy-versions/read-versions";
import { isActive } from "@/lib/rules/policy/active";
import { approversOf } from "@/lib/rules/policy/approvers";
import { assess, type MemberFacts } from "@/lib/rules/policy/assess";
import { type Change, changesOf } from "@/lib/rules/policy/changes";
import { checkSettings, requires } from "@/lib/rules/policy/check";
import { permits } from "@/lib/rules/policy/permissions";
import { proposalOf } from "@/lib/rules/policy/proposal";
import type { Proposal } from "@/lib/rules/policy/rehearse";
import type { DueAt, MethodKind } from "@/lib/rules/policy/settings";
import { type Guard, guardsOf, type Needed, verdictOn, weakenedBy } from "@/lib/rules/policy/weakening";

/** A member as a publication reads them, locked. */
export type Publisher = MemberFacts & { id: string; name: string; email: string };

/** Why a draft can't be published, by anyone or by this person. */
export type Unpublishable =
  /** The person may not publish any more, or can't sign in. */
  | { ok: false; reason: "not-permitted" }
  /** The person lacks what the policy would require. `has` are the methods they have, `accepted` those that it would accept. */
  | { ok: false; reason: "not-covered"; has: MethodKind[]; accepted: MethodKind[] }
  | { ok: false; reason: "plan" | "problems" | "unchanged" };

/** What a publication does, and who has to agree to it. */
export type Plan = {
  proposal: Proposal;
  /** The dates to be stored, whatever the plan. */
  dueAt: DueAt;
  /** The changes that take something away. */
  taken: Change[];
  guards: Guard[];
};

/** A publication that may happen, decided on rows as they are now. */
export type Publication = Plan & { ok: true; groups: Tally[]; verdict: Needed };

/** Plans what publishing a draft does. */
export function planPublication(versions: PolicyVersions, { settings, effectiveAt }: Version, now: Date): Plan {
  const { inForce } = versions;
  const { dueAt } = proposalOf({ ...versions, plan: "enterprise" }, settings, effectiveAt, now).after;
  const next = { settings, dueAt };
  const weakened = weakenedBy(inForce, next);
  return {
    proposal: proposalOf(versions, settings, effectiveAt, now),
    dueAt,
    taken: changesOf(inForce.settings, settings).filter(({ path }) => weakened.includes(path)),
    guards: guardsOf(inForce, next),
  };
}

/**
 * Decides whether a draft may be published by this person, or asked for, and what that needs: the one decision behind publishing,
 * asking, approving, and the end of the day that a publication is held.
 */
export async function judgePublication(
  tx: Tx,
  versions: PolicyVersions,
  draft: Version,
  by: Publisher,
  now: Date,
): Promise<Publication | Unpublishable> {
  const { inForce, plan } = versions;
  if (!mayPublish(by)) return { ok: false, reason: "not-permitted" };
  if (changesOf(inForce.settings, draft.settings).length === 0) return { ok: false, reason: "unchanged" };
  const asksMore = !isDeepStrictEqual(draft.settings.requirement, inForce.settings.requirement);
  if (plan !== "enterprise" && asksMore && requires(draft.settings)) return { ok: false, reason: "plan" };
  const planned = planPublication(versions, draft, now);
  const uncovered = findUncovered(by, planned.proposal);
  if (uncovered) return uncovered;
  const groups = await readTallies(tx);
  if (checkSettings(draft.settings, inForce, approversOf(groups), planned.proposal.at).length > 0)
    return { ok: false, reason: "problems" };
  return { ok: true, ...planned, groups, verdict: verdictOn(planned.guards, by, staffOf(groups)) };
}

/** Counts who can sign in and publish, by role. */
export function staffOf(groups: Tally[]): { admin: number; owner: number } {
  const { owners, admins } = approversOf(groups);
  return { owner: owners, admin: admins - owners };
}

/** Tells whether someone may publish at this moment: signs in, and has the permission by the role they have now. */
export const mayPublish = (member: Publisher) =>
  isActive(member) && !member.suspendedAt && permits(member.role, "policy:write");

function findUncovered(by: Publisher, { after, at }: Proposal): Unpublishable | null {
  if (!requires(after.settings) || assess(by, after, at).covered) return null;
  const counts = { totp: by.totpCount, passkey: by.passkeyCount, email: by.emailCount };
  const kinds = Object.keys(counts) as MethodKind[];
  const { methods } = after.settings;
  return {
    ok: false,
    reason: "not-covered",
    has: kinds.filter((kind) => counts[kind] > 0),
    accepted: kinds.filter((kind) => methods[kind] && kind !== "email"),
  };
}

/** Reads members and locks them, in the order of ids: removing a method or a role at this moment waits, and finds the new policy. */
export async function lockPublishers(tx: Tx, ids: (string | null)[]): Promise<(Publisher | null)[]> {
  const known = ids.filter((id) => id !== null);
  await tx.$queryRaw(Prisma.sql`
    select 1 from member where workspace_id = ${tx.workspaceId}::uuid and id = any(${known}::uuid[]) order by id for share`);
  const rows = await tx.member.findMany({ where: { id: { in: known } } });
  return ids.map((id) => rows.find((row) => row.id === id) ?? null);
}
