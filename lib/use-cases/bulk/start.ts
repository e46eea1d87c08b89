import { randomUUID } from "node:crypto";
import { type OwedByAdmin, owedByAdmin } from "@/lib/access/sessions/admin-proof";
import type { Scope } from "@/lib/access/sessions/judge";
import { truncateAddress } from "@/lib/ground/address";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { workTask } from "@/lib/records/tasks/work";
import { endOfDay } from "@/lib/rules/policy/assess";
import { countMatching, writeFilter } from "@/lib/use-cases/members/filters";
import { wordsOf } from "@/lib/use-cases/members/search";
import { type ActParams, type BulkAct, isSensitive, type Selection, selectedAtMost } from "./acts";
import { bulk } from "./work";

export type Started =
  | { ok: true; id: string }
  /** The actor owes proof, or has no second factor. `no-day`: an exemption can't end on that day. */
  | { ok: false; reason: OwedByAdmin | "nobody-selected" | "no-day" };

type Input = { act: BulkAct; selection: Selection; exemption?: { until: Date; reason: string } };

/** The longest exemption; it can be given again. */
const longest = days(366);

/**
 * Starts an act on many members and does its first slice at once, so that a small selection is done when this returns. A job does
 * the rest. The actor is checked again at every slice. Each member is judged as they are when the act reaches them.
 */
export async function startBulk(
  scope: Scope<"members:manage">,
  { act, selection, exemption }: Input,
): Promise<Started> {
  const { visitor, now } = scope;
  const owed = owedByAdmin(scope);
  if (owed && (isSensitive(act) || owed === "enrol-first")) return { ok: false, reason: owed };
  const memberIds = "memberIds" in selection ? [...new Set(selection.memberIds)].slice(0, selectedAtMost) : [];
  if ("memberIds" in selection && memberIds.length === 0) return { ok: false, reason: "nobody-selected" };
  const params = readParams(act, exemption, now);
  if (!params) return { ok: false, reason: "no-day" };
  const workspaceId = scope.workspace.id;
  const id = randomUUID();
  const task = { workspaceId, kind: "bulk", subject: id };
  await inWorkspace(workspaceId, async (tx) => {
    await tx.bulkAct.create({
      data: {
        workspaceId,
        id,
        actorId: scope.member.id,
        act,
        memberIds,
        filter: "filter" in selection ? writeFilter(selection.filter) : "all",
        search: "filter" in selection ? selection.search : "",
        params,
        address: truncateAddress(visitor.address) ?? null,
        total: "memberIds" in selection ? memberIds.length : await countOf(tx, scope, selection),
        createdAt: now,
      },
    });
    await tx.task.create({ data: { ...task, notBefore: now } });
  });
  await workTask(task, bulk, now);
  return { ok: true, id };
}

function readParams(act: BulkAct, exemption: Input["exemption"], now: Date): ActParams | null {
  if (act !== "exempt") return {};
  if (!exemption) return null;
  const end = endOfDay(exemption.until);
  if (end <= now || end > endOfDay(after(now, longest))) return null;
  return { until: end.toISOString(), reason: exemption.reason };
}

/** Counts the members a filter shows, by the tallies; null where a search or a last sign-in narrows it. */
async function countOf(
  tx: Tx,
  { policy, now }: Scope<"members:manage">,
  { filter, search }: Extract<Selection, { filter: unknown }>,
): Promise<number | null> {
  if (wordsOf(search).length > 0 || filter.lastSignIn) return null;
  return countMatching(filter, await readTallies(tx), policy, now);
}
