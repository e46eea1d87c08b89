import type { Scope } from "@/lib/access/sessions/judge";
import { makeToken } from "@/lib/ground/crypto/token";
import type { Tx } from "@/lib/ground/db";
import { after, hours } from "@/lib/ground/durations";
import { record } from "@/lib/records/audit/record";
import type { Version } from "@/lib/records/policy-versions/read-versions";
import type { Change } from "@/lib/rules/policy/changes";
import type { Guard, Needed } from "@/lib/rules/policy/weakening";
import type { Publisher } from "./publication";
import { tellApprovers, tellOwners } from "./tell";

/** How long a publication is held that no one else could approve. */
export const holdTime = hours(24);

type Ask = {
  draft: Version;
  actor: Publisher;
  taken: Change[];
  guards: Guard[];
  verdict: Extract<Needed, "approval" | "hold">;
};
export type Asked = { ok: true; kind: "asked" } | { ok: true; kind: "held"; until: Date };

/**
 * Makes a draft wait: for a second person, or for a day in which every owner's mail can stop it. From then on no one changes the
 * draft. A workspace has one draft, so only one publication waits.
 */
export async function askFor(
  tx: Tx,
  scope: Scope<"policy:write">,
  { draft, actor, taken, guards, verdict }: Ask,
): Promise<Asked | { ok: false; reason: "changed" }> {
  const { now } = scope;
  const { version, revision } = draft;
  const heldUntil = verdict === "hold" ? after(now, holdTime) : null;
  const { token, hash } = makeToken("stop-policy");
  const { count } = await tx.policyVersion.updateMany({
    where: { version, revision, publishedAt: null, askedAt: null },
    data: {
      askedAt: now,
      askedById: actor.id,
      heldUntil,
      stopTokenHash: heldUntil ? hash : null,
      revision: revision + 1,
    },
  });
  if (count !== 1) return { ok: false, reason: "changed" };
  const told = { taken, by: actor };
  if (heldUntil) {
    const key = { workspaceId: tx.workspaceId, kind: "take-hold", subject: `${version}/${revision + 1}` };
    await tx.task.create({ data: { ...key, notBefore: heldUntil } });
    await tellOwners(tx, scope, { ...told, how: { kind: "held", until: heldUntil.toISOString() }, stopToken: token });
  } else {
    await tellApprovers(tx, scope, { ...told, guards });
  }
  await record(tx, scope, "policy.asked", {
    data: { version, guards, heldUntil: heldUntil?.toISOString() ?? null },
  });
  return heldUntil ? { ok: true, kind: "held", until: heldUntil } : { ok: true, kind: "asked" };
}
