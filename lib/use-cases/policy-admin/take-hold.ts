import { systemAt } from "@/lib/access/caller";
import { isAsked, readVersions } from "@/lib/records/policy-versions/read-versions";
import type { TaskStep } from "@/lib/records/tasks/work";
import { judgePublication, lockPublishers } from "./publication";
import { putInForce } from "./put-in-force";
import { tellApprovers, tellDecided } from "./tell";
import { endWait } from "./wait";

/**
 * Publishes what was held for a day, when the day is over, if it still may be. If someone could approve it by now, it waits for them
 * instead. If its asker lost the right, or its settings can no longer be published, it is a draft again.
 */
export const takeHold: TaskStep = async (tx, { subject }, now) => {
  const versions = await readVersions(tx, now);
  const { draft, inForce } = versions;
  if (!draft || !isAsked(draft) || !draft.heldUntil || subject !== `${draft.version}/${draft.revision}`) return null;
  const caller = systemAt(now);
  const [asker] = await lockPublishers(tx, [draft.askedById]);
  const publication = asker && (await judgePublication(tx, versions, draft, asker, now));
  if (!asker || !publication?.ok || publication.verdict === "owner-only") {
    await endWait(tx, caller, { draft, outcome: "lapsed", by: null });
    return null;
  }
  const { version, revision } = draft;
  if (publication.verdict === "approval") {
    const { count } = await tx.policyVersion.updateMany({
      where: { version, revision, publishedAt: null, askedAt: { not: null } },
      data: { heldUntil: null },
    });
    if (count === 1) await tellApprovers(tx, caller, { ...publication, by: asker });
    return null;
  }
  const about = { draft, inForce, publication };
  if (await putInForce(tx, caller, about, { publishedById: asker.id, approvedById: null }))
    await tellDecided(tx, caller, { draft, outcome: "took-hold", by: null });
  return null;
};
