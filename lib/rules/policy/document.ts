import { z } from "zod";
import {
  type DueAt,
  type Policy,
  type Requirement,
  roles,
  type Settings,
  settingsSchema,
  type Upgrade,
  upgrades,
} from "./settings";

/** A stored policy document was written by a newer Gatehouse than this one. */
export class NewerPolicyDocument extends Error {}

/** A policy version as the database holds it: its settings are a document of any version so far. */
export type StoredVersion = { version: number; settings: unknown; dueAt: unknown };

const versioned = z.looseObject({ v: z.int().min(1).default(1) });

/**
 * Brings a stored document to the newest version, step by step. One without `v` has version 1. Throws NewerPolicyDocument for a
 * version this process does not know.
 */
export function upgradeDocument(stored: unknown, steps: readonly Upgrade[] = upgrades): unknown {
  const { v, ...document } = versioned.parse(stored);
  const newest = steps.length + 1;
  if (v > newest)
    throw new NewerPolicyDocument(
      `The stored policy has document version ${v}, and this process reads up to ${newest}: a newer Gatehouse wrote it. Update this process.`,
    );
  return steps.slice(v - 1).reduce<Readonly<Record<string, unknown>>>((older, upgrade) => upgrade(older), document);
}

/** Reads stored settings of any version so far: upgraded, then parsed. Throws if they are not a policy's: fails closed. */
export function readSettings(stored: unknown): Settings {
  return settingsSchema.parse(upgradeDocument(stored));
}

/**
 * Writes settings as a document of the newest version. During a rolling update, a process of the older version refuses a document
 * that a newer one wrote (NewerPolicyDocument): every request of that workspace fails there until the process is updated. Reading never
 * rewrites a document, so this begins only once someone saves a policy, or creates a workspace, through an updated process.
 */
export function writeSettings(settings: Settings): Settings & { v: number } {
  return { v: upgrades.length + 1, ...settings };
}

const dueAtSchema = z.partialRecord(z.enum(roles), z.iso.datetime());

/** Reads the settings and the dates of a stored version as they were published. Throws if they are not a policy's. */
export function parseVersion(stored: Omit<StoredVersion, "version">): { settings: Settings; dueAt: DueAt } {
  return { settings: readSettings(stored.settings), dueAt: dueAtSchema.parse(stored.dueAt) };
}

/** Reads a stored version as it is in force for the workspace's plan. Throws if it is not a policy: fails closed. */
export function readPolicy(stored: StoredVersion, plan: string): Policy {
  return underPlan({ version: stored.version, ...parseVersion(stored) }, plan);
}

/** Returns a policy as it is in force for a plan: on `business` a requirement pauses as encouragement. What is stored stays. */
export function underPlan({ version, settings, dueAt }: Policy, plan: string): Policy {
  if (plan === "enterprise") return { version, settings, dueAt };
  const paused = (r: Requirement): Requirement => (r.level === "required" ? { level: "encouraged", from: null } : r);
  const { member, helpdesk, admin, owner } = settings.requirement;
  const requirement = {
    member: paused(member),
    helpdesk: paused(helpdesk),
    admin: paused(admin),
    owner: paused(owner),
  };
  return { version, settings: { ...settings, requirement }, dueAt: {} };
}
