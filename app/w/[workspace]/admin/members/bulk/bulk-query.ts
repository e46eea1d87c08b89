import { readId } from "@/lib/ground/ids";
import { type BulkAct, bulkActs, type Selection, selectedAtMost } from "@/lib/use-cases/bulk/acts";
import { filterParts, type MemberFilter, parseFilter, readMemberFilter } from "@/lib/use-cases/members/filters";

/** What the address of a bulk act says: the act, and members by id or all members that a filter and a search show. */
export type BulkQuery = MemberFilter & { act: BulkAct; ids: string[]; all: boolean; q: string };

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
  const text = (name: string) => (typeof given[name] === "string" ? given[name] : null);
  return { ...readMemberFilter({ get: text }), act, ids: all ? [] : ids, all, q };
}

/** Returns the selection of a bulk act. */
export const selectionOf = (query: BulkQuery): Selection =>
  query.all ? { filter: listOf(query), search: query.q } : { memberIds: query.ids };

/** Returns the filter of the list that a bulk act was started from. */
export const listOf = (query: BulkQuery): MemberFilter =>
  parseFilter(filterParts.flatMap((part) => query[part] ?? []).join("."));

/** Writes a bulk act as the parameters of a place. */
export function writeBulkQuery({ act, ids, all, q, ...filter }: BulkQuery) {
  return all ? { act, all: "1", ...filter, q } : { act, ids: ids.join("."), ...filter, q };
}
