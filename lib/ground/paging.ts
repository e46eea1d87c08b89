import { z } from "zod";
import { readId } from "./ids";

/** The page of a list that a reader asks for: the first, or the one after or before a place. */
export type Turn<Place> = { direction: "after" | "before"; place: Place } | null;

/** One page of a list, with the places where its neighbours begin, as text for an address. Null means there is no neighbour. */
export type Page<Row> = { rows: Row[]; before: string | null; after: string | null };

type Order<Row, Place> = {
  /** The shape of a place, as JSON. It comes back from clients. */
  shape: z.ZodType<Place>;
  placeOf: (row: Row) => Place;
  /** Returns the place just behind a row. Reading back from there begins with that row. */
  behind: (place: Place) => Place;
};

/** A moment as a part of a place, in milliseconds. The database can hold it. */
export const time = z.number().int().min(0).max(8_000_000_000_000);

/** An id as a part of a place. */
export const idText = z.string().refine((text) => readId(text) !== null);

/**
 * Pages a list by its keys, so that each page costs the same wherever it lies, and rows that are added or deleted move no
 * other row.
 */
export function pagesBy<Row, Place>({ shape, placeOf, behind }: Order<Row, Place>) {
  /** Writes a place as text for an address. */
  const write = (place: Place): string => Buffer.from(JSON.stringify(place)).toString("base64url");

  /** Reads a place from untrusted text. Returns null if it is not a place. */
  function read(text: unknown): Place | null {
    if (typeof text !== "string" || text.length > 2000) return null;
    try {
      return shape.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
    } catch {
      return null;
    }
  }

  /** Reads which page an address asks for. Malformed text gives the first page. */
  function readTurn(query: { after?: unknown; before?: unknown }): Turn<Place> {
    const after = read(query.after);
    if (after) return { direction: "after", place: after };
    const before = read(query.before);
    return before && { direction: "before", place: before };
  }

  /**
   * Cuts a page out of the rows that `rowsFrom` reads from a place on, in the direction's own order. One row more than a
   * page tells whether there is a next page. A reader who pages back to the start sees a full first page. A reader past the
   * end sees the last page.
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
