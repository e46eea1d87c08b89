import type { Desk } from "./desk";
import { dueAtOf } from "./due-at";
import type { Plan } from "./rehearse";
import { readPolicy, type Settings } from "./settings";

/** Plans what settings would do: the policy they follow, the policy they make, and when; `effectiveAt` null: at once. */
export function planOf(desk: Desk, settings: Settings, effectiveAt: Date | null, now: Date): Plan {
  const at = effectiveAt && effectiveAt > now ? effectiveAt : now;
  const { inForce, plan } = desk;
  const dueAt = dueAtOf(settings, inForce, at);
  return {
    before: readPolicy(inForce, plan),
    after: readPolicy({ version: inForce.version + 1, settings, dueAt }, plan),
    at,
  };
}
