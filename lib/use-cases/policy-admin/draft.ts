import { isDeepStrictEqual } from "node:util";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, isUniqueViolation, type Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { namesOf } from "@/lib/records/member-rows/names";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { type Base, baseOf, type PolicyVersions, readVersions } from "@/lib/records/policy-versions/read-versions";
import { approversOf } from "@/lib/rules/policy/approvers";
import { type Change, changesOf } from "@/lib/rules/policy/changes";
import { checkSettings, type Problem, requires } from "@/lib/rules/policy/check";
import { readSettings, writeSettings } from "@/lib/rules/policy/document";
import type { Settings } from "@/lib/rules/policy/settings";

/** What an admin wants: settings, and when they should start (null: on publishing). */
export type DraftSettings = { settings: Settings; effectiveAt: Date | null };

/** Who changed the policy first, and how: no change of either person is lost. */
export type Theirs = { by: string | null; at: Date; changes: Change[]; base: Base; published: boolean };

export type Saved =
  | { ok: true; base: Base }
  | { ok: false; reason: "problems"; problems: Problem[] }
  /** The plan lets members use a second factor, but not require one of others. */
  | { ok: false; reason: "plan" }
  /** A published version waits for its day; it has to be taken back first. */
  | { ok: false; reason: "waiting" }
  /** The draft waits for someone's approval, or for its day; that has to end first. */
  | { ok: false; reason: "asked" }
  | { ok: false; reason: "conflict"; theirs: Theirs };

class Overtaken extends Error {}

/**
 * Saves the workspace's one draft, which changes nothing for any member. `base` is the version the changes started from. If
 * someone saved or published since, nothing is written and the result says who changed what.
 */
export async function saveDraft(scope: Scope<"policy:write">, wanted: DraftSettings, base: Base): Promise<Saved> {
  const { workspace, member, now } = scope;
  const save = async (tx: Tx): Promise<Saved> => {
    const versions = await readVersions(tx, now);
    if (versions.waiting) return { ok: false, reason: "waiting" };
    if (versions.draft?.askedAt) return { ok: false, reason: "asked" };
    const refused = await refusal(tx, versions, wanted, now);
    if (refused) return refused;
    if (!isDeepStrictEqual(base, baseOf(versions))) throw new Overtaken();
    const saved = await write(tx, versions, wanted, member.id, now);
    await record(tx, scope, "policy.drafted", {
      data: { version: saved.version, changes: changesOf(versions.inForce.settings, wanted.settings) },
    });
    return { ok: true, base: saved };
  };
  try {
    return await inWorkspace(workspace.id, save);
  } catch (error) {
    if (!(error instanceof Overtaken || isUniqueViolation(error))) throw error;
    return { ok: false, reason: "conflict", theirs: await inWorkspace(workspace.id, (tx) => readTheirs(tx, now)) };
  }
}

/** Two saves at once meet here: the row's revision, or its key, lets only one write. */
async function write(
  tx: Tx,
  { draft, inForce }: PolicyVersions,
  wanted: DraftSettings,
  byId: string,
  now: Date,
): Promise<Base> {
  const data = { ...wanted, settings: writeSettings(wanted.settings), updatedAt: now, updatedById: byId };
  if (!draft) {
    const version = inForce.version + 1;
    const own = { workspaceId: tx.workspaceId, version, revision: 1, createdAt: now, createdById: byId };
    await tx.policyVersion.create({ data: { ...own, ...data } });
    return { version, revision: 1 };
  }
  const { version, revision } = draft;
  const { count } = await tx.policyVersion.updateMany({
    where: { version, revision, publishedAt: null },
    data: { ...data, revision: revision + 1 },
  });
  if (count !== 1) throw new Overtaken();
  return { version, revision: revision + 1 };
}

async function refusal(
  tx: Tx,
  versions: PolicyVersions,
  { settings, effectiveAt }: DraftSettings,
  now: Date,
): Promise<Saved | null> {
  const { plan, inForce } = versions;
  const requirementChanged = !isDeepStrictEqual(settings.requirement, inForce.settings.requirement);
  if (plan !== "enterprise" && requires(settings) && requirementChanged) return { ok: false, reason: "plan" };
  const at = effectiveAt && effectiveAt > now ? effectiveAt : now;
  const problems = checkSettings(settings, inForce, approversOf(await readTallies(tx)), at);
  return problems.length > 0 ? { ok: false, reason: "problems", problems } : null;
}

async function readTheirs(tx: Tx, now: Date): Promise<Theirs> {
  const versions = await readVersions(tx, now);
  const { draft, inForce, waiting } = versions;
  const newest = draft ?? waiting ?? inForce;
  const byId = draft ? draft.updatedById : newest.publishedById;
  const before = newest === inForce ? await precedingSettings(tx, inForce.version) : inForce.settings;
  return {
    by: (byId && (await namesOf(tx, [byId])).get(byId)) || null,
    at: draft ? draft.updatedAt : (newest.publishedAt ?? newest.updatedAt),
    changes: changesOf(before ?? inForce.settings, newest.settings),
    base: baseOf(versions),
    published: !draft,
  };
}

async function precedingSettings(tx: Tx, version: number): Promise<Settings | null> {
  const found = await tx.policyVersion.findFirst({
    where: { version: { lt: version }, publishedAt: { not: null } },
    orderBy: { version: "desc" },
  });
  return found && readSettings(found.settings);
}
