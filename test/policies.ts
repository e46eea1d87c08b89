import { inWorkspace } from "@/lib/ground/db";
import { currentPolicy } from "@/lib/records/policy-versions/current";
import { baseOf, readVersions } from "@/lib/records/policy-versions/read-versions";
import type { Requirement, Settings } from "@/lib/rules/policy/settings";
import { saveDraft } from "@/lib/use-cases/policy-admin/draft";
import { publish } from "@/lib/use-cases/policy-admin/publish";
import { addMember, callAt, openWorkspace, type Person } from "@/test/people";
import { scopeOf } from "@/test/scope";

export const now = new Date("2025-11-22T10:00:00Z");
export const level = (level: Requirement["level"], from: string | null = null): Settings["requirement"] => {
  const one = { level, from };
  return { member: one, helpdesk: one, admin: one, owner: one };
};
export const off = level("off");

/** A workspace that requires nothing, with a second covered owner. */
export async function openRelaxed() {
  const workspace = await openWorkspace(now, { requirement: off });
  await inWorkspace(workspace.id, (tx) => tx.policyVersion.updateMany({ data: { dueAt: {} } }));
  const second = await addMember(workspace.id, "owner", now, "Otto Owner");
  return { ...workspace, second };
}

export const baseNow = (workspaceId: string, at = now) =>
  inWorkspace(workspaceId, async (tx) => baseOf(await readVersions(tx, at)));

export async function draft(person: Person, changed: Partial<Settings>, effectiveAt: Date | null = null, at = now) {
  const scope = await scopeOf(person, "policy:write", at);
  const base = await baseNow(person.workspaceId, at);
  const settings = {
    ...(await inWorkspace(person.workspaceId, (tx) => readVersions(tx, at))).inForce.settings,
    ...changed,
  };
  const saved = await saveDraft(callAt(scope, at), { settings, effectiveAt }, base);
  return { scope, saved, base: saved.ok ? saved.base : base };
}

export async function release(person: Person, changed: Partial<Settings>, effectiveAt: Date | null = null, at = now) {
  const { scope, base } = await draft(person, changed, effectiveAt, at);
  return publish(callAt(scope, at), base, true);
}

export const inForce = (workspaceId: string, at = now) => inWorkspace(workspaceId, (tx) => currentPolicy(tx, at));
export const audited = (workspaceId: string) =>
  inWorkspace(workspaceId, async (tx) => {
    const events = await tx.auditEvent.findMany({
      where: { action: { startsWith: "policy." } },
      orderBy: { sequence: "asc" },
    });
    return events.map(({ action, entry }) => ({ action, data: JSON.parse(entry).data }));
  });
