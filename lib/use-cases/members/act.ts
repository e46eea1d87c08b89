import { asMember } from "@/lib/access/caller";
import { type OwedByAdmin, owedByAdmin } from "@/lib/access/sessions/admin-proof";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { type Recorded, record } from "@/lib/records/audit/record";
import type { Permission } from "@/lib/rules/policy/permissions";
import { type Locked, lockForAct } from "./lock";

/** Why any act on a member was not done. */
export type NotDone =
  /** There is no one with that id, or the actor does not reach them. */
  | { ok: false; reason: "not-found" }
  /** The actor has to set up a second factor, or confirm who they are first. */
  | { ok: false; reason: OwedByAdmin };

/** Why one act is not done: a word, or a word with more to say. */
type Refusal<Why> = Why extends string ? { reason: Why } : Why;

/**
 * Does one act on one member in one transaction: locks the rows, checks the reach on them, acts, records the audit event. Every
 * act requires a second factor of the actor's own. A `sensitive` act requires fresh proof of it and of the password.
 */
export async function act<P extends Permission, Why extends string | { reason: string }>(
  scope: Scope<P>,
  subjectId: string,
  sensitive: boolean,
  work: (tx: Tx, locked: Locked) => Promise<Recorded | Refusal<Why>>,
): Promise<{ ok: true } | NotDone | ({ ok: false } & Refusal<Why>)> {
  const owed = owedByAdmin(scope);
  if (owed && (sensitive || owed === "enrol-first")) return { ok: false, reason: owed };
  return inWorkspace(scope.workspace.id, async (tx) => {
    const locked = await lockForAct(tx, scope, subjectId);
    if (!locked) return { ok: false, reason: "not-found" };
    const outcome = await work(tx, locked);
    if ("reason" in outcome) return { ok: false, ...outcome };
    await record(tx, asMember(scope, locked.actor), outcome.action, {
      subject: subjectId,
      ...(outcome.data ? { data: outcome.data } : {}),
    });
    return { ok: true };
  });
}

/** The workspace as mails name it. */
export const mailWorkspace = ({ workspace: { name, slug } }: Scope<Permission>) => ({ name, slug });
