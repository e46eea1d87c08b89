import { underPlan } from "./document";
import { dueAtOf } from "./due-at";
import type { Proposal } from "./rehearse";
import type { Policy, Settings } from "./settings";

/** What a publication follows: the version in force, and what the workspace pays for. */
type Before = { inForce: Policy; plan: "business" | "enterprise" };

/** Plans what settings would do: the policy they follow, the policy they make, and when; `effectiveAt` null: at once. */
export function proposalOf(
  { inForce, plan }: Before,
  settings: Settings,
  effectiveAt: Date | null,
  now: Date,
): Proposal {
  const at = effectiveAt && effectiveAt > now ? effectiveAt : now;
  const dueAt = dueAtOf(settings, inForce, at);
  return {
    before: underPlan(inForce, plan),
    after: underPlan({ version: inForce.version + 1, settings, dueAt }, plan),
    at,
  };
}
