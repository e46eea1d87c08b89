import { z } from "zod";
import { idText, type Page as PageOf, pagesBy, type Turn as TurnOf, time } from "@/lib/ground/paging";
import type { MemberRow } from "@/lib/records/member-rows/member-row";

/** Members on a page. */
export const pageSize = 50;

// PostgreSQL's text holds no NUL.
const text = z
  .string()
  .max(400)
  .refine((value) => !value.includes("\0"));

/**
 * A place in a list of members: a name's key, an id; in a search, the matched word and its walk; in a sorted list, the group and the last
 * sign-in.
 */
export type MemberPlace = [key: string, id: string, token: string, walk: number, group: number, at: number | null];
export type MemberTurn = TurnOf<MemberPlace>;
export type MembersPage = PageOf<MemberRow>;

/** The pages of a list of members. */
export const memberPages = pagesBy<MemberRow, MemberPlace>({
  shape: z.tuple([text, idText, text, z.number().int().min(0).max(8), z.number().int().min(0).max(8), time.nullable()]),
  placeOf: (row) => [row.nameKey, row.id, row.token, row.walk, row.group ?? 0, row.lastSignInAt?.getTime() ?? null],
  behind: ([key, , ...rest]) => [key, "ffffffff-ffff-ffff-ffff-ffffffffffff", ...rest],
});
