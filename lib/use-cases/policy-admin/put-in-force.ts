import type { Caller } from "@/lib/access/caller";
import type { Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import type { Version } from "@/lib/records/policy-versions/read-versions";
import { changesOf } from "@/lib/rules/policy/changes";
import { startTasks } from "@/lib/use-cases/policy-walks/start";
import type { Publication } from "./publication";

type People = { publishedById: string | null; approvedById: string | null };

/**
 * Publishes a draft that was judged, if it is still the same save: the version, its dates, the tasks that follow, the audit
 * event. Touches no member. Returns false if someone saved, published or refused it meanwhile.
 */
export async function putInForce(
  tx: Tx,
  caller: Caller,
  { draft, inForce, publication }: { draft: Version; inForce: Version; publication: Publication },
  people: People,
): Promise<boolean> {
  const { now } = caller;
  const { proposal, dueAt } = publication;
  const { version, revision } = draft;
  const { count } = await tx.policyVersion.updateMany({
    where: { version, revision, publishedAt: null },
    data: { dueAt, publishedAt: now, ...people, effectiveAt: proposal.at },
  });
  if (count !== 1) return false;
  await startTasks(tx, version, proposal, now);
  const { askedById } = draft;
  await record(tx, caller, "policy.published", {
    data: {
      version,
      effectiveAt: proposal.at.toISOString(),
      changes: changesOf(inForce.settings, draft.settings),
      ...(askedById ? { askedBy: askedById } : {}),
    },
  });
  return true;
}
