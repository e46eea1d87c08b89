import { type Cursor, type Turn, writeCursor } from "./cursor";
import type { MemberRow } from "./member-row";

/** Members on a page. */
export const pageSize = 50;

/** One page of a list, with the places its neighbours begin at; null: there is none. */
export type Page = { rows: MemberRow[]; before: string | null; after: string | null };

/** Reads up to `pageSize + 1` rows from a place on, in the direction's own order. */
export type ReadRows = (turn: Turn) => Promise<MemberRow[]>;

/**
 * Cuts a page out of a list read from a place, one row more than a page telling whether there is a next. Rows that vanish move no
 * other row from one page to another; turned back to the start, the first page is full.
 */
export async function cutPage(turn: Turn, word: number, read: ReadRows): Promise<Page> {
  const found = await read(turn);
  const rows = found.slice(0, pageSize);
  const more = found.length > pageSize;
  const cursorOf = (row: MemberRow | undefined) =>
    row ? writeCursor({ key: row.nameKey, id: row.id, token: row.token, word }) : null;
  if (turn?.direction === "before") {
    if (!more) return cutPage(null, word, read);
    rows.reverse();
    return { rows, before: cursorOf(rows[0]), after: cursorOf(rows.at(-1)) };
  }
  if (turn && rows.length === 0) return cutPage({ direction: "before", cursor: beyond(turn.cursor) }, word, read);
  return { rows, before: turn ? cursorOf(rows[0]) : null, after: more ? cursorOf(rows.at(-1)) : null };
}

/** The place just behind a cursor's row. */
const beyond = (cursor: Cursor): Cursor => ({ ...cursor, id: "ffffffff-ffff-ffff-ffff-ffffffffffff" });
