-- Row security and rights, all of them: what is not granted here is not allowed. FORCE binds the owner too.

DO $$
DECLARE
  app text := app_role();
  serving text := serving_role();
  t text;
  p text;
  operations text;
BEGIN
  FOR t, p IN SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP POLICY %I ON %I', p, t);
  END LOOP;
  EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM %I, %I', app, serving);

  FOREACH t IN ARRAY ARRAY['policy_version', 'task', 'coverage_day', 'bulk_act', 'member', 'member_tally', 'member_token',
    'credential', 'recovery_code_set', 'recovery_code', 'session', 'reset', 'help_request', 'invitation', 'password_reset',
    'spent_challenge', 'application', 'application_secret', 'application_member', 'application_request', 'application_grant',
    'application_use', 'application_day', 'issuer_key', 'oidc_record', 'address_change', 'notice_link', 'workspace_logo', 'audit_text', 'audit_event', 'audit_head', 'audit_seal'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    operations := CASE WHEN t = 'audit_text' THEN 'SELECT, INSERT, DELETE'
                       WHEN t LIKE 'audit%' THEN 'SELECT'
                       WHEN t = 'member_tally' THEN 'SELECT, INSERT'
                       ELSE 'SELECT, INSERT, UPDATE, DELETE' END;
    EXECUTE format('CREATE POLICY tenant ON %I TO %I USING (workspace_id = current_workspace())', t, app);
    EXECUTE format('GRANT %s ON %I TO %I', operations, t, app);
  END LOOP;
  EXECUTE format('GRANT USAGE ON SEQUENCE member_tally_id_seq TO %I', app);

  ALTER TABLE workspace ENABLE ROW LEVEL SECURITY;
  ALTER TABLE workspace FORCE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY tenant ON workspace TO %I USING (id = current_workspace())', app);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON workspace TO %I', app);

  -- These tables also hold rows without a workspace. Such rows are visible only if no workspace is set.
  FOREACH t IN ARRAY ARRAY['pending_sign_up', 'email_code', 'queued_mail'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO %I USING (workspace_id IS NOT DISTINCT FROM current_workspace())', t, app);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO %I', t, app);
  END LOOP;

  -- The serving role: named look-ups by slug, token or address, and the system's own work (mail, cleaning, folding, walks).
  FOREACH t IN ARRAY ARRAY['workspace', 'workspace_logo', 'policy_version', 'member', 'reset', 'help_request', 'application', 'application_member', 'application_grant', 'audit_event', 'audit_head',
    'audit_seal'] LOOP
    EXECUTE format('CREATE POLICY look_up ON %I FOR SELECT TO %I USING (true)', t, serving);
    EXECUTE format('GRANT SELECT ON %I TO %I', t, serving);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['session', 'invitation', 'password_reset', 'spent_challenge', 'pending_sign_up', 'email_code',
    'queued_mail', 'member_tally', 'task', 'bulk_act', 'coverage_day', 'application_day', 'application_request', 'oidc_record', 'address_change', 'notice_link'] LOOP
    EXECUTE format('CREATE POLICY system ON %I TO %I USING (true)', t, serving);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO %I', t, serving);
  END LOOP;
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON attempt_budget, serving_process TO %I', serving);
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON seal_key TO %I', serving);
  EXECUTE format('GRANT SELECT, INSERT ON operator_run TO %I', serving);
  EXECUTE format('GRANT USAGE ON SEQUENCE member_tally_id_seq TO %I', serving);
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    EXECUTE format('GRANT SELECT ON _prisma_migrations TO %I', serving);
  END IF;
  -- For forget_lapsed_dates(): only such rows and columns, and the words that carry what follows from them.
  EXECUTE format('CREATE POLICY lapse ON member FOR UPDATE TO %I USING (grace_until < now() OR exempt_until < now()) WITH CHECK (true)',
    serving);
  EXECUTE format('GRANT UPDATE (grace_until, exempt_until, exempt_reason) ON member TO %I', serving);
  EXECUTE format('CREATE POLICY lapse ON member_token TO %I USING (true)', serving);
  EXECUTE format('GRANT SELECT (workspace_id, member_id), UPDATE (class) ON member_token TO %I', serving);
  -- A login that serves reads the history and adds to it, no more. A thief of that login must not remove the evidence
  -- against them.
  EXECUTE format('CREATE POLICY append ON audit_seal FOR INSERT TO %I WITH CHECK (true)', serving);
  EXECUTE format('GRANT INSERT ON audit_seal TO %I', serving);

  -- The owner, because audit_append() runs with its rights.
  CREATE POLICY append ON audit_head TO CURRENT_USER USING (workspace_id = current_workspace());
  CREATE POLICY append ON audit_event FOR INSERT TO CURRENT_USER WITH CHECK (workspace_id = current_workspace());
  -- And because erase_history() does: it deletes of an erased workspace alone, which the triggers on the history also ask.
  FOREACH t IN ARRAY ARRAY['audit_seal', 'audit_event', 'audit_head', 'member_tally'] LOOP
    EXECUTE format('CREATE POLICY erase ON %I FOR DELETE TO CURRENT_USER USING (workspace_id = current_workspace())', t);
    EXECUTE format('CREATE POLICY erase_read ON %I FOR SELECT TO CURRENT_USER USING (workspace_id = current_workspace())', t);
  END LOOP;
  CREATE POLICY erase_read ON workspace FOR SELECT TO CURRENT_USER USING (id = current_workspace());
  -- The owner reads everything on a connection of its own, for a backup. A function that runs with its rights does not.
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relrowsecurity LOOP
    EXECUTE format('CREATE POLICY back_up ON %I FOR SELECT TO CURRENT_USER USING (session_user = current_user)', t);
  END LOOP;
END $$;
