import { recordAlone } from "@/lib/records/audit/record-alone";
import { attempt, budget } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import type { Standing } from "./standing";

/** Reasons that say nothing about who may do what: races, slips of typing, limits, and proofs that have an event of their own. */
const ordinary = new Set(
  `already-off asked changed code-missing covered day-passed empty fast file joined live mail-wait no-day no-file none
  nobody-selected not-active not-deactivated over same slow too-many unrehearsed used wait wrong-code wrong-password`.split(
    /\s+/,
  ),
);

/** An act of the console, by name, and the member it was about, if it was about one. */
type Tried = { act: string; subject?: string };

/**
 * Records that an act of the console was refused: a role that may not, a proof that is missing, a member out of reach, a rule. At most
 * twenty an hour for each actor, so that no one fills the log. Records nothing for results that are no such refusal.
 */
export async function noteRefusal(
  caller: Standing,
  { act, subject }: Tried,
  result: { ok: boolean; reason?: string },
): Promise<void> {
  const { workspace, member, now } = caller;
  const { reason } = result;
  if (result.ok || reason === undefined || ordinary.has(reason)) return;
  const budgets = [budget(rules.refusedActs, workspace.id, member.id)];
  const note = () =>
    recordAlone(workspace.id, caller, "act.refused", { ...(subject ? { subject } : {}), data: { act, reason } });
  await attempt(budgets, now, note, () => "counts");
}
