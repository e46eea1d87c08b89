import pg from "pg";

/** A table as a backup has it: its columns, without those that the database computes. */
export type Table = { name: string; columns: string[] };

/** Writes the column list of a copy. */
export const columnsOf = ({ name, columns }: Table) =>
  `${pg.escapeIdentifier(name)} (${columns.map(pg.escapeIdentifier).join(", ")})`;

/**
 * Reads the product's tables, each after those that it refers to. Prisma's record of migrations is none of them: the migrations
 * themselves write it. Throws where tables refer to each other in a ring.
 */
export async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table & { needs: string[] }>(`
    select c.relname as name,
      array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
      array(select distinct confrelid::regclass::text from pg_constraint where conrelid = c.oid and contype = 'f' and confrelid <> c.oid) as needs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> '_prisma_migrations'
    order by c.relname`);
  const sorted: Table[] = [];
  for (let left = rows; left.length > 0; ) {
    const known = new Set(sorted.map(({ name }) => name));
    const next = left.filter(({ needs }) => needs.every((name) => known.has(name)));
    if (next.length === 0)
      throw new Error(`these tables refer to each other: ${left.map(({ name }) => name).join(", ")}`);
    sorted.push(...next.map(({ name, columns }) => ({ name, columns })));
    left = left.filter((table) => !next.includes(table));
  }
  return sorted;
}

/** Reads how far each sequence is. */
export async function readSequences(client: pg.Client): Promise<{ name: string; last: string }[]> {
  const { rows } = await client.query<{ name: string; last: string }>(
    "select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' and last_value is not null order by 1",
  );
  return rows;
}
