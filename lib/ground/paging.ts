import { z } from "zod";
import { readId } from "./ids";

/** Which page of a list is asked for: the first, or the one after or before a place. */
export type Turn<Place> = { direction: "after" | "before"; place: Place } | null;

/** One page of a list, with the places its neighbours begin at, as text for an address; null where there is none. */
export type Page<Row> = { rows: Row[]; before: string | null; after: string | null };

type Order<Row, Place> = {
  /** What a place is, as JSON. It comes back from clients. */
  shape: z.ZodType<Place>;
  placeOf: (row: Row) => Place;
  /** The place just behind a row: reading back from there begins with that row. */
  behind: (place: Place) => Place;
};

/** A moment as a part of a place, in milliseconds: one that the database can hold. */
export const time = z.number().int().min(0).max(8_000_000_000_000);

/** An id as a part of a place. */
export const idText = z.string().refine((text) => readId(text) !== null);

/** Pages of a list by its keys, so that a page costs the same wherever it lies and rows that come or go move no other row. */
export function pagesBy<Row, Place>({ shape, placeOf, behind }: Order<Row, Place>) {
  /** Writes a place as text for an address. */
  const write = (place: Place): string => Buffer.from(JSON.stringify(place)).toString("base64url");

  /** Reads a place from untrusted text; null where it is none. */
  function read(text: unknown): Place | null {
    if (typeof text !== "string" || text.length > 2000) return null;
    try {
      return shape.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
    } catch {
      return null;
    }
  }

  /** Reads which page an address asks for; anything malformed is the first. */
  function readTurn(query: { after?: unknown; before?: unknown }): Turn<Place> {
    const after = read(query.after);
    if (after) return { direction: "after", place: after };
    const before = read(query.before);
    return before && { direction: "before", place: before };
  }

  /**
   * Cuts a page out of what `rowsFrom` reads from a place on, in the direction's own order: one row more than a page tells whether
   * there is a next. Turned back to the start, the first page is full; past the end, the last one is shown.
   */
  async function cut<R extends Row>(
    turn: Turn<Place>,
    size: number,
    rowsFrom: (turn: Turn<Place>, limit: number) => Promise<R[]>,
  ): Promise<Page<R>> {
    const found = await rowsFrom(turn, size + 1);
    const rows = found.slice(0, size);
    const more = found.length > size;
    const textOf = (row: Row | undefined) => (row === undefined ? null : write(placeOf(row)));
    if (turn?.direction === "before") {
      if (!more) return cut(null, size, rowsFrom);
      rows.reverse();
      return { rows, before: textOf(rows[0]), after: textOf(rows.at(-1)) };
    }
    if (turn && rows.length === 0) return cut({ direction: "before", place: behind(turn.place) }, size, rowsFrom);
    return { rows, before: turn ? textOf(rows[0]) : null, after: more ? textOf(rows.at(-1)) : null };
  }

  return { write, placeOf, readTurn, cut };
}
