import type { MemberRow } from "@/lib/records/member-rows/member-row";
import { type Cursor, type Turn, writeCursor } from "./cursor";

/** Members on a page. */
export const pageSize = 50;

/** One page of a list, with the places its neighbours begin at; null: there is none. */
export type Page = { rows: MemberRow[]; before: string | null; after: string | null };

/** Reads up to one row more than a page holds from a place on, in the direction's own order. */
export type ReadRows = (turn: Turn, limit: number) => Promise<MemberRow[]>;

/**
 * Cuts a page out of a list read from a place, one row more than a page telling whether there is a next. Rows that vanish move no
 * other row from one page to another; turned back to the start, the first page is full.
 */
export async function cutPage(turn: Turn, size: number, read: ReadRows): Promise<Page> {
  const found = await read(turn, size + 1);
  const rows = found.slice(0, size);
  const more = found.length > size;
  const cursorOf = (row: MemberRow | undefined) =>
    row ? writeCursor({ key: row.nameKey, id: row.id, token: row.token, walk: row.walk }) : null;
  if (turn?.direction === "before") {
    if (!more) return cutPage(null, size, read);
    rows.reverse();
    return { rows, before: cursorOf(rows[0]), after: cursorOf(rows.at(-1)) };
  }
  if (turn && rows.length === 0) return cutPage({ direction: "before", cursor: beyond(turn.cursor) }, size, read);
  return { rows, before: turn ? cursorOf(rows[0]) : null, after: more ? cursorOf(rows.at(-1)) : null };
}

/** The place just behind a cursor's row. */
const beyond = (cursor: Cursor): Cursor => ({ ...cursor, id: "ffffffff-ffff-ffff-ffff-ffffffffffff" });
