/** A place in a list that runs from the newest to the oldest. */
export type Cursor = { at: Date; id: string };
/** Which page is asked for: the first, or the one behind (older) or before (newer) a place. */
export type Turn = { direction: "after" | "before"; cursor: Cursor } | null;

const shape = /^(\d{13})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Writes a place as text for an address. */
export const writeCursor = ({ at, id }: Cursor) => `${at.getTime()}_${id}`;

function readCursor(text: unknown): Cursor | null {
  const [, at, id] = typeof text === "string" ? (shape.exec(text) ?? []) : [];
  return at && id ? { at: new Date(Number(at)), id } : null;
}

/** Reads which page an address asks for; anything malformed is the first. */
export function readTurn(query: { after?: unknown; before?: unknown }): Turn {
  const after = readCursor(query.after);
  if (after) return { direction: "after", cursor: after };
  const before = readCursor(query.before);
  return before && { direction: "before", cursor: before };
}

/** One page of a list with the places its neighbours are asked for by; null where there is none. */
export type Page<T> = { rows: T[]; after: Cursor | null; before: Cursor | null };

/**
 * Cuts a page out of what was read for a turn: up to one row more than the page holds, in the direction of the turn. Rows come
 * out from the newest to the oldest.
 */
export function cutPage<T>(read: T[], turn: Turn, size: number, cursorOf: (row: T) => Cursor): Page<T> {
  const more = read.length > size;
  const kept = read.slice(0, size);
  const back = turn?.direction === "before";
  const rows = back ? kept.reverse() : kept;
  const first = rows[0];
  const last = rows.at(-1);
  const newer = back ? more : turn !== null;
  const older = back ? true : more;
  return {
    rows,
    before: newer && first ? cursorOf(first) : null,
    after: older && last ? cursorOf(last) : null,
  };
}
