import type { Filter } from "@/lib/use-cases/members/filters";

/** What can be done with many members at once. */
export const bulkActs = ["remind", "require", "exempt", "end-sessions"] as const;
export type BulkAct = (typeof bulkActs)[number];

/** Acts on the security of others, which ask for fresh proof. Reminding changes nothing, and asks for a second factor of one's own only. */
export const isSensitive = (act: BulkAct) => act !== "remind";

/** Who is meant: members by id, or everybody whom a filter and a search show while the work reaches them. */
export type Selection = { memberIds: string[] } | { filter: Filter; search: string };

/** Members one selection by id may name. */
export const selectedAtMost = 200;

/** What an exemption needs: the last instant it holds, and why. */
export type ActParams = { until?: string; reason?: string };

/** Why a member was passed over. */
export type PassReason =
  /** Oneself, or a role the actor does not reach; also who is gone meanwhile. */
  | "out-of-reach"
  | "invited"
  | "deactivated"
  | "reset-pending"
  | "covered"
  /** The policy requires nothing of their role. */
  | "not-required"
  /** Neither exempt nor in days of grace: it is required already. */
  | "required-already"
  | "mail-wait"
  | "no-session";
