import type { MemberFilter } from "@/lib/use-cases/members/filters";

/** Acts that can be done to many members at once. */
export const bulkActs = ["remind", "require", "exempt", "end-sessions"] as const;
export type BulkAct = (typeof bulkActs)[number];

/**
 * Tells whether an act affects the security of others and so requires fresh proof. A reminder changes nothing, so it requires
 * only a second factor of the actor's own.
 */
export const isSensitive = (act: BulkAct) => act !== "remind";

/** The members selected: by id, or everyone a filter and a search show while the work reaches them. */
export type Selection = { memberIds: string[] } | { filter: MemberFilter; search: string };

/** The most members one selection by id may name. */
export const selectedAtMost = 200;

/** What an exemption needs: the last instant it holds, and its reason. */
export type ActParams = { until?: string; reason?: string };

/** Why a member was skipped. */
export type PassReason =
  /** The actor, or a role the actor does not reach; also a member who is gone meanwhile. */
  | "out-of-reach"
  | "invited"
  | "deactivated"
  | "reset-pending"
  | "covered"
  /** The policy requires nothing of their role. */
  | "not-required"
  /** They are neither exempt nor in days of grace, so it is required already. */
  | "required-already"
  | "mail-wait"
  | "no-session";
