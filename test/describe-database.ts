import pg from "pg";

// Everything that statements of a migration make, one line each, without the order in which they made it.
const catalog = `
  with mine as (select oid from pg_namespace where nspname = 'public'),
    tables as (select * from pg_class where relnamespace = (select oid from mine) and relname not like '\\_prisma\\_migrations%')
  select format('%s %s: %s owner=%s rows=%s/%s rights=%s', relkind, relname, relpersistence, relowner::regrole, relrowsecurity,
      relforcerowsecurity, (select string_agg(a::text, ' ' order by a::text)
        from unnest(coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner))) a)) as line from tables
  union all select format('column %s.%s: %s%s collate=%s default=%s generated=%s rights=%s', relname, attname,
      format_type(atttypid, atttypmod), case when attnotnull then ' not null' end, attcollation::regcollation,
      pg_get_expr(adbin, adrelid), attgenerated, (select string_agg(a::text, ' ' order by a::text) from unnest(attacl) a))
    from tables t join pg_attribute a on attrelid = t.oid and attnum > 0 and not attisdropped
      left join pg_attrdef on adrelid = attrelid and adnum = attnum where relkind = 'r'
  union all select format('constraint %s: %s', conname, pg_get_constraintdef(c.oid)) from pg_constraint c join tables t on t.oid = conrelid
  union all select pg_get_indexdef(indexrelid) from pg_index join tables t on t.oid = indrelid
  union all select format('%s enabled=%s', pg_get_triggerdef(g.oid), tgenabled) from pg_trigger g join tables t on t.oid = tgrelid where not tgisinternal
  union all select format('policy %s on %s: %s %s to %s using (%s) check (%s)', policyname, tablename, permissive, cmd, roles, qual, with_check)
    from pg_policies where schemaname = 'public'
  union all select format('%s owner=%s rights=%s', pg_get_functiondef(p.oid), proowner::regrole,
      (select string_agg(a::text, ' ' order by a::text) from unnest(coalesce(proacl, acldefault('f', proowner))) a))
    from pg_proc p where pronamespace = (select oid from mine)
  union all select format('type %s: %s', typname, (select string_agg(enumlabel, ' ' order by enumsortorder) from pg_enum where enumtypid = y.oid))
    from pg_type y where typnamespace = (select oid from mine) and typtype in ('e', 'd')
  union all select format('schema: %s', (select string_agg(a::text, ' ' order by a::text) from unnest(nspacl) a))
    from pg_namespace where oid = (select oid from mine)`;

/**
 * Describes the tables, indexes, constraints, types, functions, triggers, policies and rights of a database in sorted lines, so that
 * two are alike if their lines are. Roles that are named after the database lose that name.
 */
export async function describeDatabase(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const [role] = (
      await client.query<{ suffix: string }>("select substr(app_role(), length('gatehouse_app_') + 1) as suffix")
    ).rows;
    const { rows } = await client.query<{ line: string }>(catalog);
    return rows.map(({ line }) => line.replaceAll(role?.suffix ?? "", "<database>")).sort();
  } finally {
    await client.end();
  }
}
