import { inWorkspace, outsideWorkspaces, Prisma, type Tx } from "@/lib/ground/db";
import { keyRing } from "./key-ring";
import { openOwn, seal, sealedWith } from "./seal";
import { type SealedColumn, sealedColumns } from "./sealed-columns";

/**
 * What a rotation did in one workspace, or outside all of them: how many values it sealed again, how many are still sealed by keys
 * that the ring lacks, and how many no key can open because they were not sealed in their place.
 */
export type Rotation = { resealed: number; unknown: Map<string, number>; foreign: number };

const batch = 200;
const first = "00000000-0000-0000-0000-000000000000";

type Row = { id: string; sealed: Uint8Array; memberId: string | null };

/**
 * Seals every value again that a key other than the ring's first has sealed: of one workspace, or with null of rows that
 * belong to none. It runs while the product serves. A value that is written meanwhile stays as written. A stopped rotation
 * continues where it was.
 */
export async function rotateSeals(workspaceId: string | null): Promise<Rotation> {
  const rotation: Rotation = { resealed: 0, unknown: new Map(), foreign: 0 };
  for (const column of sealedColumns) {
    for (let from: string | null = first; from; ) {
      const start: string = from;
      const work = (tx: Tx<string | null>) => rotateBatch(tx, column, start, rotation);
      const { last, resealed } = await (workspaceId ? inWorkspace(workspaceId, work) : outsideWorkspaces(work));
      rotation.resealed += resealed;
      from = last;
    }
  }
  return rotation;
}

async function rotateBatch(tx: Tx<string | null>, sealed: SealedColumn, from: string, rotation: Rotation) {
  const table = Prisma.raw(sealed.table);
  const column = Prisma.raw(sealed.column);
  const ring = keyRing();
  const current = Buffer.from(ring[0]?.id ?? "");
  const rows = await tx.$queryRaw<Row[]>(Prisma.sql`
    select t.id::text, t.${column} as sealed, ${Prisma.raw(sealed.member ?? "null")}::text as "memberId" from ${table} t
    where t.id > ${from}::uuid and t.${column} is not null and substring(t.${column} from 3 for get_byte(t.${column}, 1)) <> ${current}
    order by t.id limit ${batch}`);
  const values = rows.flatMap(({ id, sealed: old, memberId }) => {
    const key = sealedWith(old);
    if (!ring.some((known) => known.id === key)) {
      rotation.unknown.set(key, (rotation.unknown.get(key) ?? 0) + 1);
      return [];
    }
    const place = {
      workspaceId: sealed.outside ? null : tx.workspaceId,
      table: sealed.table,
      column: sealed.column,
      id,
      ...(memberId ? { memberId } : {}),
    };
    const opened = openOwn(place, old);
    if (!opened) rotation.foreign += 1;
    return opened ? [Prisma.sql`(${id}::uuid, ${old}::bytea, ${seal(place, opened)}::bytea)`] : [];
  });
  const resealed =
    values.length === 0
      ? 0
      : await tx.$executeRaw(Prisma.sql`
          update ${table} t set ${column} = v.renewed from (values ${Prisma.join(values)}) v(id, old, renewed)
          where t.id = v.id and t.${column} = v.old`);
  return { last: rows.length === batch ? (rows.at(-1)?.id ?? null) : null, resealed };
}

/** Counts the values that each key seals, of one workspace or of rows that belong to none. */
export async function countSeals(workspaceId: string | null): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const work = async (tx: Tx<string | null>) => {
    for (const { table, column } of sealedColumns) {
      const name = Prisma.raw(column);
      const rows = await tx.$queryRaw<{ key: string; n: number }[]>(Prisma.sql`
        select convert_from(substring(${name} from 3 for get_byte(${name}, 1)), 'UTF8') as key, count(*)::int as n
        from ${Prisma.raw(table)} where ${name} is not null group by 1`);
      for (const { key, n } of rows) counts.set(key, (counts.get(key) ?? 0) + n);
    }
  };
  await (workspaceId ? inWorkspace(workspaceId, work) : outsideWorkspaces(work));
  return counts;
}
