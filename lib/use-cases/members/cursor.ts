import { z } from "zod";

/** A place in a list of members: behind or before this name, id and, in a search, matched word. */
export type Cursor = { key: string; id: string; token: string; walk: number };

/** Which page of a list is asked for: the first, or the one after or before a place. */
export type Turn = { direction: "after" | "before"; cursor: Cursor } | null;

const shape = z.tuple([z.string().max(400), z.uuid(), z.string().max(400), z.number().int().min(0).max(8)]);

/** Writes a place as text for an address. */
export function writeCursor({ key, id, token, walk }: Cursor): string {
  return Buffer.from(JSON.stringify([key, id, token, walk])).toString("base64url");
}

/** Reads a place from untrusted text; null where it is none. */
export function readCursor(text: unknown): Cursor | null {
  if (typeof text !== "string" || text.length > 2000) return null;
  try {
    const [key, id, token, walk] = shape.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
    // PostgreSQL's text holds no NUL.
    return `${key}${token}`.includes("\0") ? null : { key, id, token, walk };
  } catch {
    return null;
  }
}

/** Reads which page an address asks for. */
export function readTurn(query: { after?: unknown; before?: unknown }): Turn {
  const after = readCursor(query.after);
  if (after) return { direction: "after", cursor: after };
  const before = readCursor(query.before);
  return before && { direction: "before", cursor: before };
}
