import { isFresh } from "@/lib/access/sessions/freshness";
import { hasStrongFactor } from "@/lib/rules/policy/assess";
import type { Standing } from "./standing";

/** What an admin still owes: a second factor of their own first, or fresh proof of who they are. */
export type OwedByAdmin = "enrol-first" | "stale";

/**
 * Says what is missing before someone acts on the workspace or on other people. First they need a confirmed app, passkey or
 * key of their own, because an emailed code alone is not enough there. Then they need proof of both factors younger than
 * ten minutes. Returns null if nothing is missing.
 */
export function owedByAdmin(standing: Standing): OwedByAdmin | null {
  if (!hasStrongFactor(standing.member)) return "enrol-first";
  return isFresh(standing) ? null : "stale";
}
