import { inWorkspace } from "@/lib/ground/db";
import { namesOf } from "@/lib/records/member-rows/names";
import { whereOpen } from "@/lib/records/resets/where-open";
import { endByTime, isLive, stateOf } from "@/lib/rules/resets/state";
import type { ResetScope } from "./parties";

/** A reset under way: who requested it (null: the operator; `own`: the reader), when, until when its code works, and when its step ends. */
export type OpenReset = {
  id: string;
  state: "requested" | "issued" | "opened";
  by: string | null;
  own: boolean;
  at: Date;
  expiresAt: Date | null;
  until: Date;
};

/** Requests of several people can wait at the same time. No one has to be told of more than these. */
const readAtMost = 10;

/** Reads a member's reset that is under way: the one in force, else the newest that waits for approval; null if there is none. */
export function findOpenReset({ workspace, member, now }: ResetScope, memberId: string): Promise<OpenReset | null> {
  return inWorkspace(workspace.id, async (tx) => {
    const rows = await tx.reset.findMany({
      where: { memberId, ...whereOpen(now) },
      orderBy: { requestedAt: "desc" },
      take: readAtMost,
    });
    const found =
      rows.find((row) => isLive(stateOf(row, now))) ?? rows.find((row) => stateOf(row, now) === "requested");
    if (!found) return null;
    const { id, issuedById, issuedAt, requestedAt, expiresAt } = found;
    const by = issuedById ? ((await namesOf(tx, [issuedById])).get(issuedById) ?? null) : null;
    const state = stateOf(found, now) as OpenReset["state"];
    const { at: until } = endByTime(found);
    return { id, state, by, own: issuedById === member.id, at: issuedAt ?? requestedAt, expiresAt, until };
  });
}
