import { Prisma, type Tx } from "@/lib/ground/db";
import { type CompiledFilter, inPart, partRows } from "./filter-sql";
import { readFound } from "./search";

/** How many members a list shows; `more`: at least so many, and no further ones were counted. */
export type Shown = { n: number; more: boolean };

const countedAtMost = 1_000;
const foundAtMost = 200;

/** Counts the members with a last sign-in in the span of a filter, up to a thousand. */
export async function countListed(tx: Tx, compiled: CompiledFilter): Promise<Shown> {
  const some = Prisma.sql`limit ${countedAtMost + 1}`;
  const from = Prisma.sql`from member m where m.workspace_id = ${tx.workspaceId}::uuid and ${compiled.signedIn ?? Prisma.sql`true`}`;
  const rows =
    compiled.kind === "all"
      ? Prisma.sql`select 1 ${from} ${some}`
      : Prisma.sql`select 1 from ${partRows(compiled.parts)} cross join lateral (
          select 1 ${from} and m.class = p.class and ${inPart(compiled.dates)} ${some}) m ${some}`;
  const [counted] = await tx.$queryRaw<{ n: number }[]>`select count(*)::int as n from (${rows}) m`;
  return upTo(counted?.n ?? 0, countedAtMost);
}

/** Counts the members that a search finds, up to two hundred. */
export async function countFound(tx: Tx, words: string[], compiled: CompiledFilter): Promise<Shown> {
  return upTo((await readFound({ tx, words, compiled }, null, foundAtMost + 1)).length, foundAtMost);
}

const upTo = (n: number, most: number): Shown => ({ n: Math.min(n, most), more: n > most });
