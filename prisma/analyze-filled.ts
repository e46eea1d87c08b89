import type { Client } from "pg";

/**
 * Measures each table that has rows, for the planner. A table measured while it is empty counts as empty until it is measured again:
 * connections would keep plans that read the whole of it, however much is in it by then.
 */
export async function analyzeFilled(client: Client, command: "analyze" | "vacuum analyze" = "analyze"): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0",
  );
  for (const { name } of rows) await client.query(`${command} ${name}`);
}
