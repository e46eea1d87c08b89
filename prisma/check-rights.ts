import type pg from "pg";
import { MigrationError } from "./migration-error";

type Rights = {
  login: string;
  app: string;
  creates: boolean;
  has_app: boolean;
  makes_roles: boolean;
  takes_app: boolean;
  strangers: string | null;
};

/** Throws MigrationError with the one line that says what to grant, where the role may not make or change the product's tables. */
export async function checkRights(client: pg.Client): Promise<void> {
  const { rows } = await client.query<Rights>(`
    with named as (select left('gatehouse_app_' || current_database(), 63) as app),
      role as (select r.*, a.oid as app_oid, named.app from named join pg_roles r on r.rolname = current_user
        left join pg_roles a on a.rolname = named.app)
    select current_user as login, app, has_schema_privilege('public', 'CREATE') as creates, app_oid is not null as has_app,
      rolsuper or rolcreaterole as makes_roles,
      case when app_oid is not null then pg_has_role(app_oid, 'MEMBER') end as takes_app,
      case when to_regclass('_prisma_migrations') is null then
        (select min(relname) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')) end as strangers
    from role`);
  const { login, app, creates, has_app, makes_roles, takes_app, strangers } = rows[0] as Rights;
  if (strangers)
    throw new MigrationError(
      `DATABASE_URL: the database is not Gatehouse's: it has a table "${strangers}". Use an empty one.`,
    );
  if (!creates)
    throw new MigrationError(
      `DATABASE_URL: the role "${login}" may not create tables: GRANT CREATE ON SCHEMA public TO "${login}".`,
    );
  if (!has_app && !makes_roles)
    throw new MigrationError(
      `DATABASE_URL: the role "${login}" may not create roles: ALTER ROLE "${login}" CREATEROLE.`,
    );
  if (has_app && !takes_app && !makes_roles)
    throw new MigrationError(
      `DATABASE_URL: the role "${login}" may not act as "${app}": GRANT "${app}" TO "${login}".`,
    );
}
