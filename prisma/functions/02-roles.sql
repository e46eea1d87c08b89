-- Two roles for each database, named after it because roles belong to the cluster. Neither logs in. A login that serves is
-- a member of the serving role and nothing else. The login that migrates owns the tables, and is also a member if it
-- serves.

CREATE OR REPLACE FUNCTION current_workspace() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.workspace_id', true), '')::uuid $$;

DO $$
DECLARE
  -- The role that a request runs under. It owns nothing and bypasses nothing.
  app text := left('gatehouse_app_' || current_database(), 63);
  -- The role that looks up a workspace, works for the system, and changes to the application's role.
  serving text := left('gatehouse_serve_' || current_database(), 63);
  role text;
BEGIN
  -- Made once: a copy of the database under another name keeps the roles that hold its rights.
  IF to_regproc('app_role') IS NOT NULL THEN
    RETURN;
  END IF;
  FOREACH role IN ARRAY ARRAY[app, serving] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT', role);
    END IF;
    -- From PostgreSQL 16 on, the creator of a role may grant it but not change to it. That needs a membership of its own.
    IF NOT pg_has_role(current_user, role, CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END) THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', role);
    END IF;
  END LOOP;
  -- NOINHERIT: the serving role changes to the application's role, and has none of its rights before.
  IF NOT pg_has_role(serving, app, 'MEMBER') THEN
    EXECUTE format('GRANT %I TO %I', app, serving);
  END IF;
  EXECUTE format('CREATE FUNCTION app_role() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %L', format('SELECT %L::text', app));
  EXECUTE format('CREATE FUNCTION serving_role() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %L',
    format('SELECT %L::text', serving));
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I, %I', app, serving);
END $$;

-- Moves the rest of the transaction into a workspace, as the application's role.
CREATE OR REPLACE FUNCTION enter_workspace(p_workspace uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('role', app_role(), true), set_config('app.workspace_id', p_workspace::text, true);
END $$;
