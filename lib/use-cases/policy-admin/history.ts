import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { namesOf } from "@/lib/records/member-rows/names";
import { describeChanges } from "@/lib/rules/policy/changes";
import { parseVersion } from "@/lib/rules/policy/settings";

/** One published version, as the history tells it. */
export type Told = {
  version: number;
  by: string | null;
  publishedAt: Date;
  effectiveAt: Date;
  /** What it changed, in words; empty for the first. */
  changes: string[];
};

/** Versions on a page of the history. */
const pageSize = 10;

export type HistoryPage = { versions: Told[]; newer: number | null; older: number | null };

/** Which page is asked for: the newest, or the one after (older than) or before (newer than) a version. */
export type HistoryTurn = { olderThan: number } | { newerThan: number } | null;

/** Reads one page of what was published, newest first. */
export function readHistory({ workspace }: Scope<"policy:read">, turn: HistoryTurn): Promise<HistoryPage> {
  return inWorkspace(workspace.id, async (tx) => {
    const back = turn !== null && "newerThan" in turn;
    const rows = await tx.policyVersion.findMany({
      where: {
        publishedAt: { not: null },
        ...(turn && { version: back ? { gt: turn.newerThan } : { lt: "olderThan" in turn ? turn.olderThan : 0 } }),
      },
      orderBy: { version: back ? "asc" : "desc" },
      take: pageSize + 1,
    });
    const more = rows.length > pageSize;
    const page = back ? rows.slice(0, pageSize).reverse() : rows.slice(0, pageSize);
    const oldest = page.at(-1);
    const before = oldest
      ? await tx.policyVersion.findFirst({
          where: { publishedAt: { not: null }, version: { lt: oldest.version } },
          orderBy: { version: "desc" },
        })
      : null;
    const names = await namesOf(
      tx,
      page.map(({ publishedById }) => publishedById),
    );
    const versions = page.map((row, i): Told => {
      const earlier = page[i + 1] ?? before;
      return {
        version: row.version,
        by: (row.publishedById && names.get(row.publishedById)) || null,
        publishedAt: row.publishedAt ?? row.createdAt,
        effectiveAt: row.effectiveAt ?? row.createdAt,
        changes: earlier ? describeChanges(parseVersion(earlier).settings, parseVersion(row).settings) : [],
      };
    });
    return {
      versions,
      newer: (back ? more : turn !== null) ? (page[0]?.version ?? null) : null,
      older: before && oldest ? oldest.version : null,
    };
  });
}
