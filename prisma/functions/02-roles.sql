-- The role of the application: owns nothing, bypasses nothing. Its name is per database, since roles belong to the cluster.

CREATE OR REPLACE FUNCTION current_workspace() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.workspace_id', true), '')::uuid $$;

DO $$
DECLARE
  app text := left('gatehouse_app_' || current_database(), 63);
BEGIN
  -- Made once: a copy of the database under another name keeps the role whose rights it holds.
  IF to_regproc('app_role') IS NOT NULL THEN
    RETURN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN
    EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT', app);
  END IF;
  -- From PostgreSQL 16 on, who creates a role may give it away but not take it on: that is a membership of its own.
  IF NOT pg_has_role(current_user, app, CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END) THEN
    EXECUTE format('GRANT %I TO CURRENT_USER', app);
  END IF;
  EXECUTE format('CREATE FUNCTION app_role() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %L', format('SELECT %L::text', app));
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app);
END $$;

-- Takes the rest of the transaction into a workspace, as the application's role.
CREATE OR REPLACE FUNCTION enter_workspace(p_workspace uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('role', app_role(), true), set_config('app.workspace_id', p_workspace::text, true);
END $$;
