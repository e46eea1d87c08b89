import type pg from "pg";
import { MigrationError } from "./migration-error";

type Rights = { login: string; creates: boolean; makes_roles: boolean; grants: string[]; strange: string | null };

// What a role that may not create roles must have been given: both roles, and the one for requests in reach of the one that serves.
const rights = `
  with named as (select left('gatehouse_app_' || current_database(), 63) as app, left('gatehouse_serve_' || current_database(), 63) as serving),
    wanted as (
      select format('CREATE ROLE %I NOLOGIN NOINHERIT', r) as sql, not exists (select from pg_roles where rolname = r) as missing
        from named, unnest(array[app, serving]) r
      union all select format('GRANT %I TO %I', r, current_user), coalesce((select not pg_has_role(oid, 'MEMBER') from pg_roles where rolname = r), true)
        from named, unnest(array[app, serving]) r
      union all select format('GRANT %I TO %I', app, serving),
        coalesce((select not pg_has_role(s.oid, a.oid, 'MEMBER') from pg_roles s, pg_roles a where s.rolname = serving and a.rolname = app), true)
        from named)
  select current_user::text as login, has_schema_privilege('public', 'CREATE') as creates,
    (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as makes_roles,
    array(select sql from wanted where missing) as grants,
    case when to_regclass('_prisma_migrations') is null then
      (select min(relname) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')) end as strange`;

/** Throws MigrationError with the one line that says what to grant, where the role may not make or change the product's tables. */
export async function checkRights(client: pg.Client): Promise<void> {
  const { login, creates, makes_roles, grants, strange } = (await client.query<Rights>(rights)).rows[0] as Rights;
  if (strange)
    throw new MigrationError(`The database is not Gatehouse's: it has a table "${strange}". Use an empty one.`);
  if (!creates)
    throw new MigrationError(
      `The role "${login}" may not create tables in the database: GRANT CREATE ON SCHEMA public TO "${login}".`,
    );
  if (!makes_roles && grants.length > 0)
    throw new MigrationError(
      `The role "${login}" may not create roles: ALTER ROLE "${login}" CREATEROLE, or as a superuser: ${grants.join("; ")}.`,
    );
}
