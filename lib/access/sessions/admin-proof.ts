import { isFresh } from "@/lib/access/sessions/freshness";
import { hasStrongFactor } from "@/lib/rules/policy/assess";
import type { Standing } from "./standing";

/** What an admin still owes: a second factor of their own first, or fresh proof that it is them. */
export type OwedByAdmin = "enrol-first" | "stale";

/**
 * Says what is missing before somebody acts on the workspace or on other people: a confirmed app, passkey or key of their own, for an
 * emailed code never stands alone there; then proof of both factors younger than ten minutes. Null: nothing.
 */
export function owedByAdmin(standing: Standing): OwedByAdmin | null {
  if (!hasStrongFactor(standing.member)) return "enrol-first";
  return isFresh(standing) ? null : "stale";
}
