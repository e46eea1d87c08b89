import { readId } from "@/lib/ground/ids";
import { type BulkAct, bulkActs, type Selection, selectedAtMost } from "@/lib/use-cases/bulk/acts";
import { readFilter } from "@/lib/use-cases/members/filters";

/** What the address of a bulk act says: the act, and members by id or all members that a filter and a search show. */
export type BulkQuery = { act: BulkAct; ids: string[]; all: boolean; twoFactor: string; q: string };

type Given = Record<string, unknown>;

/**
 * Reads a bulk act from untrusted values. Returns null if they name no act or no members. Ids come one by one, or joined by
 * dots.
 */
export function readBulkQuery(given: Given): BulkQuery | null {
  const act = bulkActs.find((one) => one === given.act);
  const texts = [given.id, given.ids].flat().filter((value): value is string => typeof value === "string");
  const ids = [...new Set(texts.flatMap((text) => text.split(".")).filter(readId))].slice(0, selectedAtMost);
  const all = given.all === "1" || given.all === true;
  if (!act || (!all && ids.length === 0)) return null;
  const q = typeof given.q === "string" ? given.q.slice(0, 200) : "";
  return { act, ids: all ? [] : ids, all, twoFactor: readFilter(given.twoFactor), q };
}

/** Returns the selection of a bulk act. */
export const selectionOf = ({ ids, all, twoFactor, q }: BulkQuery): Selection =>
  all ? { filter: readFilter(twoFactor), search: q } : { memberIds: ids };

/** Writes a bulk act as the parameters of a place. */
export function writeBulkQuery({ act, ids, all, twoFactor, q }: BulkQuery): Record<string, string> {
  return all ? { act, all: "1", twoFactor, q } : { act, ids: ids.join("."), twoFactor, q };
}
