import pg from "pg";
import { MigrationError } from "./migration-error";

/**
 * Lets a login serve: run the product on a migrated database that it does not own. Connects as the owner, or as a superuser. Returns
 * whether it could not before. Throws MigrationError, one line, where the login is unknown or the owner may not grant.
 */
export async function grantServing(ownerUrl: string, login: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ serving: string; serves: boolean | null }>(
      "select serving_role() as serving, (select pg_has_role(oid, serving_role(), 'USAGE') from pg_roles where rolname = $1) as serves",
      [login],
    );
    const { serving = "", serves = null } = rows[0] ?? {};
    if (serves === null)
      throw new MigrationError(`The role "${login}" does not exist: CREATE ROLE "${login}" LOGIN PASSWORD '…'.`);
    if (serves) return false;
    const grant = `GRANT ${pg.escapeIdentifier(serving)} TO ${pg.escapeIdentifier(login)}`;
    await client.query(grant).catch(() => {
      throw new MigrationError(`The role "${login}" may not serve yet, as a superuser: ${grant}.`);
    });
    return true;
  } finally {
    await client.end();
  }
}
