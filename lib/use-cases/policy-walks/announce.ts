import type { Tx } from "@/lib/ground/db";
import { queueMails } from "@/lib/records/mail/queue";
import { namesOf } from "@/lib/records/member-rows/names";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import type { TaskStep } from "@/lib/records/tasks/work";
import { assess } from "@/lib/rules/policy/assess";
import { readPolicy } from "@/lib/rules/policy/document";
import { asksOf, outcomeOf, type Proposal, rehearse } from "@/lib/rules/policy/rehearse";
import type { Policy } from "@/lib/rules/policy/settings";
import { whyOf } from "@/lib/rules/policy/why";
import { nextMembers } from "./next-members";

/**
 * Tells the next members that a publication affects. Skips members that a later version no longer affects. What a later version
 * adds is told by that version's own announcement.
 */
export const announce: TaskStep = async (tx, { subject, cursor }, now) => {
  const publication = await readPublication(tx, Number(subject));
  if (!publication) return null;
  const { proposal, newest, by, workspace } = publication;
  if (!cursor && asksOf(rehearse(await readTallies(tx), proposal)) === 0) return null;
  const { members, next } = await nextMembers(tx, cursor);
  const told = members.flatMap((member) => {
    const outcome = outcomeOf(member, proposal);
    if (outcome === "nothing" || outcome === "eased") return [];
    const { covered, deadline } = assess(member, newest, proposal.at);
    if (covered || deadline === null) return [];
    // A member's own day that has passed requires nothing before the version starts.
    const from = new Date(Math.max(deadline.getTime(), proposal.at.getTime()));
    // Said as it stands before the day comes: a deadline that lies ahead is not over.
    const why = whyOf({ ...member, exemptUntil: null }, newest, now);
    const before = assess(member, proposal.before, proposal.at).deadline;
    return why ? [{ email: member.email, from: from > now ? from.toISOString() : null, why, before }] : [];
  });
  await queueMails(
    tx,
    told.map(({ email, from, why, before }) => ({
      template: "requirement-published",
      to: email,
      params: { workspace, by, from, why, before: before?.toISOString() ?? null },
    })),
  );
  return next;
};

type Publication = { proposal: Proposal; newest: Policy; by: string | null; workspace: { name: string; slug: string } };

async function readPublication(tx: Tx, version: number): Promise<Publication | null> {
  const published = await tx.policyVersion.findMany({
    where: { publishedAt: { not: null }, version: { gte: version } },
    orderBy: { version: "asc" },
    include: { workspace: { select: { plan: true, name: true, slug: true } } },
  });
  const before = await tx.policyVersion.findFirst({
    where: { publishedAt: { not: null }, version: { lt: version } },
    orderBy: { version: "desc" },
  });
  const [own] = published;
  const newest = published.at(-1);
  if (!own || own.version !== version || !newest || !before || !own.effectiveAt) return null;
  const { plan, name, slug } = own.workspace;
  const by = own.publishedById ? (await namesOf(tx, [own.publishedById])).get(own.publishedById) : undefined;
  return {
    proposal: { before: readPolicy(before, plan), after: readPolicy(own, plan), at: own.effectiveAt },
    newest: readPolicy(newest, plan),
    by: by ?? null,
    workspace: { name, slug },
  };
}
