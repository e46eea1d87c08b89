import type { Caller } from "@/lib/access/caller";
import { hashToken } from "@/lib/ground/crypto/token";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { isAsked, readVersions } from "@/lib/records/policy-versions/read-versions";
import { endWait } from "./wait";

/** A held publication found by the link in an owner's mail. */
export type LinkedPublication = {
  workspaceId: string;
  workspace: { name: string; slug: string };
  version: number;
  /** `held`: it can be stopped, until then · `published`: its day is over · `ended`: it does not wait any more. */
  state: { is: "held"; until: Date } | { is: "published" | "ended" };
};

type Row = {
  workspace_id: string;
  name: string;
  version: number;
  asked_at: Date | null;
  held_until: Date | null;
  published_at: Date | null;
};

/** Looks up the publication of a stop link, in the workspace its path names; null if there is none. Changes nothing. */
export async function findPublicationByStopToken(slug: string, token: string): Promise<LinkedPublication | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const [row] = await asSystem<Row>(Prisma.sql`
    select p.workspace_id, w.name, p.version, p.asked_at, p.held_until, p.published_at
    from policy_version p join workspace w on w.id = p.workspace_id
    where p.stop_token_hash = ${hashToken("stop-policy", token)} and w.slug = ${slug}`);
  if (!row) return null;
  const { workspace_id: workspaceId, name, version, asked_at, held_until, published_at } = row;
  const about = { workspaceId, workspace: { name, slug }, version };
  if (published_at) return { ...about, state: { is: "published" } };
  return { ...about, state: asked_at && held_until ? { is: "held", until: held_until } : { is: "ended" } };
}

/** Stops a publication that is held, with the link in an owner's mail as the whole proof: it is a draft again. */
export async function stopLinkedPublication(
  caller: Caller,
  token: string,
  { workspaceId, version }: LinkedPublication,
): Promise<{ ok: true } | { ok: false; reason: "over" }> {
  return inWorkspace(workspaceId, async (tx) => {
    const { draft } = await readVersions(tx, caller.now);
    const linked = await tx.policyVersion.count({ where: { version, stopTokenHash: hashToken("stop-policy", token) } });
    if (!draft || !isAsked(draft) || !draft.heldUntil || draft.version !== version || linked === 0)
      return { ok: false, reason: "over" };
    return endWait(tx, caller, { draft, outcome: "stopped", by: null });
  });
}
