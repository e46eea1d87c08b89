import { z } from "zod";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { type Page, pagesBy, type Turn } from "@/lib/ground/paging";
import { namesOf } from "@/lib/records/member-rows/names";
import { type Change, changesOf } from "@/lib/rules/policy/changes";
import { readSettings } from "@/lib/rules/policy/document";

/** One published version, as the history shows it. */
export type Told = {
  version: number;
  by: string | null;
  /** The second person, if it took a guard away. */
  approvedBy: string | null;
  publishedAt: Date;
  effectiveAt: Date;
  /** What it changed; empty for the first. */
  changes: Change[];
};

/** Versions on a page of the history. */
const pageSize = 10;

/** The pages of the history, by version. */
export const historyPages = pagesBy<{ version: number }, [version: number]>({
  shape: z.tuple([z.number().int().min(0).max(999_999_999)]),
  placeOf: ({ version }) => [version],
  behind: ([version]) => [version - 1],
});

/** Reads one page of the published versions, newest first. */
export function readHistory({ workspace }: Scope<"policy:read">, turn: Turn<[version: number]>): Promise<Page<Told>> {
  return inWorkspace(workspace.id, async (tx) => {
    const page = await historyPages.cut(turn, pageSize, (from, take) => {
      const back = from?.direction === "before";
      return tx.policyVersion.findMany({
        where: { publishedAt: { not: null }, ...(from && { version: { [back ? "gt" : "lt"]: from.place[0] } }) },
        orderBy: { version: back ? "asc" : "desc" },
        take,
      });
    });
    const oldest = page.rows.at(-1);
    const before = oldest
      ? await tx.policyVersion.findFirst({
          where: { publishedAt: { not: null }, version: { lt: oldest.version } },
          orderBy: { version: "desc" },
        })
      : null;
    const names = await namesOf(
      tx,
      page.rows.flatMap(({ publishedById, approvedById }) => [publishedById, approvedById]),
    );
    const rows = page.rows.map((row, i): Told => {
      const earlier = page.rows[i + 1] ?? before;
      return {
        version: row.version,
        by: (row.publishedById && names.get(row.publishedById)) || null,
        approvedBy: (row.approvedById && names.get(row.approvedById)) || null,
        publishedAt: row.publishedAt ?? row.createdAt,
        effectiveAt: row.effectiveAt ?? row.createdAt,
        changes: earlier ? changesOf(readSettings(earlier.settings), readSettings(row.settings)) : [],
      };
    });
    return { ...page, rows };
  });
}
