import { z } from "zod";
import { idText, type Page as PageOf, pagesBy, type Turn as TurnOf } from "@/lib/ground/paging";
import type { MemberRow } from "@/lib/records/member-rows/member-row";

/** Members on a page. */
export const pageSize = 50;

// PostgreSQL's text holds no NUL.
const text = z
  .string()
  .max(400)
  .refine((value) => !value.includes("\0"));

/** A place in a list of members: a name's key, an id and, in a search, the matched word and its walk. */
export type MemberPlace = [key: string, id: string, token: string, walk: number];
export type MemberTurn = TurnOf<MemberPlace>;
export type MembersPage = PageOf<MemberRow>;

/** The pages of a list of members, by name. */
export const memberPages = pagesBy<MemberRow, MemberPlace>({
  shape: z.tuple([text, idText, text, z.number().int().min(0).max(8)]),
  placeOf: (row) => [row.nameKey, row.id, row.token, row.walk],
  behind: ([key, , token, walk]) => [key, "ffffffff-ffff-ffff-ffff-ffffffffffff", token, walk],
});
