import type { Tx } from "@/lib/ground/db";
import type { Recorded } from "@/lib/records/audit/record";
import type { MemberRow } from "@/lib/records/member-rows/member-row";
import type { Policy } from "@/lib/rules/policy/settings";
import type { ActParams, PassReason } from "./acts";

/** What an act on a slice works with. All of it is read in the slice's transaction. */
export type Work = {
  tx: Tx;
  workspace: { name: string; slug: string };
  actor: { id: string; name: string };
  policy: Policy;
  params: ActParams;
  now: Date;
  /** Members who get no reminder because they were mailed a short while ago. */
  mailedLately: Set<string>;
};

/** The result for one member: what to record, or why they were skipped. */
export type ActResult = Recorded | { passed: PassReason };

/**
 * Acts on locked members in their order, in a fixed number of statements. They have been found active and in the actor's reach.
 */
export type ActOnMany = (work: Work, members: MemberRow[]) => Promise<ActResult[]>;
