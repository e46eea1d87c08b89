import pg from "pg";

/** What PostgreSQL ran in the meantime: statements from clients, transaction control included, and its time in them. */
export type Counted = { statements: number; writes: number; ms: number };

/** Counts the statements of one database, through pg_stat_statements. */
export async function openCounter(adminUrl: string): Promise<{
  count(work: () => Promise<unknown>): Promise<Counted>;
  close(): Promise<void>;
}> {
  const db = new pg.Client(adminUrl);
  // A part that fails leaves the connection open; stopping PostgreSQL closes it.
  db.on("error", () => {});
  await db.connect();
  await db.query("create extension if not exists pg_stat_statements");
  return {
    async count(work) {
      await db.query("select pg_stat_statements_reset()");
      await work();
      // The last condition is for app_role(): it is evaluated while planning, which PostgreSQL counts as a client's
      // statement.
      const { rows } = await db.query<Counted>(
        `select coalesce(sum(calls), 0)::int as statements, coalesce(sum(total_exec_time), 0)::float as ms,
           coalesce(sum(calls) filter (where query ~* '(insert into|update |delete from|attempt_reserve|audit_append)'), 0)::int as writes
         from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())
           and query not like '%pg_stat_statements%' and query <> 'SELECT $1::text'`,
      );
      return rows[0] as Counted;
    },
    close: () => db.end(),
  };
}
