import { Prisma, type Tx } from "@/lib/ground/db";
import { emailKeyOf } from "@/lib/ground/email-key";
import { readId } from "@/lib/ground/ids";
import { readFound, wordsOf } from "@/lib/use-cases/members/search";

/** A person as the log names them. */
export type AuditPerson = { id: string; name: string; email: string };

const person = { id: true, name: true, email: true } as const;

/** Matches that a filter offers. */
const offeredAtMost = 8;

/**
 * Finds the people that a filter means: by id as links do, by a whole address, or by the beginning of names or addresses as the search of
 * members does. One: they are meant. Several: they are offered.
 */
export async function findPeople(tx: Tx, text: string): Promise<AuditPerson[]> {
  const { workspaceId } = tx;
  const exact = readId(text)
    ? { workspaceId_id: { workspaceId, id: text } }
    : { workspaceId_emailKey: { workspaceId, emailKey: emailKeyOf(text) } };
  const one = await tx.member.findUnique({ where: exact, select: person });
  if (one) return [one];
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const rows = await readFound({ tx, words, compiled: { kind: "all" } }, null, offeredAtMost);
  return rows.map(({ id, name, email }) => ({ id, name, email }));
}

/** Reads the people with these ids. */
export async function readPeople(tx: Tx, ids: string[]): Promise<Map<string, AuditPerson>> {
  const people = await tx.member.findMany({ where: { id: { in: [...new Set(ids)] } }, select: person });
  return new Map(people.map((row) => [row.id, row]));
}

/**
 * Finds the number of the first event at or after a moment. The numbers of a log have no gaps and its times rise with them, so a search by
 * halves reads about thirty rows of a hundred million.
 */
export async function firstEventFrom(tx: Tx, moment: Date): Promise<bigint> {
  const w = Prisma.sql`${tx.workspaceId}::uuid`;
  const [found] = await tx.$queryRaw<{ at: bigint }[]>`
    with recursive halves (low, high) as (
      select 1::bigint, coalesce((select sequence from audit_head where workspace_id = ${w}), 0) + 1
      union all
      select case when e.at < ${moment} then (low + high) / 2 + 1 else low end, case when e.at < ${moment} then high else (low + high) / 2 end
      from halves cross join lateral (
        select at from audit_event where workspace_id = ${w} and sequence = (low + high) / 2) e
      where low < high)
    select low as at from halves where low >= high`;
  return found?.at ?? 1n;
}
