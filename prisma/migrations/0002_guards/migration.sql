-- Row security, the role of the application, the facts kept by triggers, the audit chain and the attempt ladder.

-- Names and addresses are compared bytewise: a prefix is a range, which row security can push into an index.
ALTER TABLE member ALTER COLUMN name_key TYPE text COLLATE "C";
ALTER TABLE member ALTER COLUMN email_key TYPE text COLLATE "C";
ALTER TABLE member_token ALTER COLUMN token TYPE text COLLATE "C";
ALTER TABLE member_token ALTER COLUMN name_key TYPE text COLLATE "C";

ALTER TABLE member ADD COLUMN two_factor_on boolean NOT NULL
  GENERATED ALWAYS AS (totp_count + passkey_count + email_count > 0) STORED;
CREATE INDEX member_two_factor ON member (workspace_id, two_factor_on, name_key, id);
CREATE INDEX session_live ON session (workspace_id, member_id, last_seen_at) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX policy_one_draft ON policy_version (workspace_id) WHERE published_at IS NULL;
CREATE UNIQUE INDEX reset_one_open ON reset (workspace_id, member_id)
  WHERE used_at IS NULL AND cancelled_at IS NULL AND stopped_at IS NULL AND voided_at IS NULL AND refused_at IS NULL;
CREATE UNIQUE INDEX credential_one_email ON credential (workspace_id, member_id) WHERE kind = 'email';
CREATE UNIQUE INDEX help_request_one_open ON help_request (workspace_id, member_id) WHERE closed_at IS NULL;

-- ---------------------------------------------------------------------------------------------------------------------------
-- The role of the application: owns nothing, bypasses nothing. Its name is per database, since roles belong to the cluster.

CREATE FUNCTION current_workspace() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.workspace_id', true), '')::uuid $$;

DO $$
DECLARE
  app text := left('gatehouse_app_' || current_database(), 63);
BEGIN
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

-- ---------------------------------------------------------------------------------------------------------------------------
-- Row security. FORCE binds the owner too; what the owner may see before a workspace is known, or as the system, is said below.

DO $$
DECLARE
  app text := app_role();
  t text;
  operations text;
BEGIN
  FOREACH t IN ARRAY ARRAY['policy_version', 'member', 'member_tally', 'member_token', 'credential', 'recovery_code_set',
    'recovery_code', 'session', 'reset', 'help_request', 'invitation', 'password_reset', 'webauthn_challenge',
    'audit_event', 'audit_head', 'audit_seal'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    operations := CASE WHEN t LIKE 'audit%' THEN 'SELECT'
                       WHEN t = 'member_tally' THEN 'SELECT, INSERT'
                       ELSE 'SELECT, INSERT, UPDATE, DELETE' END;
    EXECUTE format('CREATE POLICY tenant ON %I TO %I USING (workspace_id = current_workspace())', t, app);
    EXECUTE format('GRANT %s ON %I TO %I', operations, t, app);
  END LOOP;

  ALTER TABLE workspace ENABLE ROW LEVEL SECURITY;
  ALTER TABLE workspace FORCE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY tenant ON workspace TO %I USING (id = current_workspace())', app);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON workspace TO %I', app);

  -- Outside any workspace these hold rows without one: visible only where no workspace is set.
  FOREACH t IN ARRAY ARRAY['pending_sign_up', 'email_code', 'queued_mail'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO %I USING (workspace_id IS NOT DISTINCT FROM current_workspace())', t, app);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO %I', t, app);
  END LOOP;

  EXECUTE format('GRANT USAGE ON SEQUENCE member_tally_id_seq TO %I', app);

  -- The owner: named look-ups by slug, token or address, and the system's own work (mail, cleaning, folding, sealing).
  FOREACH t IN ARRAY ARRAY['workspace', 'policy_version', 'member', 'reset', 'audit_event'] LOOP
    EXECUTE format('CREATE POLICY look_up ON %I FOR SELECT TO CURRENT_USER USING (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['session', 'invitation', 'password_reset', 'webauthn_challenge', 'pending_sign_up', 'email_code',
    'queued_mail', 'member_tally', 'audit_seal'] LOOP
    EXECUTE format('CREATE POLICY system ON %I TO CURRENT_USER USING (true)', t);
  END LOOP;
  CREATE POLICY look_up ON audit_head FOR SELECT TO CURRENT_USER USING (true);
  CREATE POLICY append ON audit_head TO CURRENT_USER USING (workspace_id = current_workspace());
  CREATE POLICY append ON audit_event FOR INSERT TO CURRENT_USER WITH CHECK (workspace_id = current_workspace());
END $$;

-- ---------------------------------------------------------------------------------------------------------------------------
-- Facts about members.

CREATE FUNCTION refresh_member_facts(w uuid, m uuid) RETURNS void LANGUAGE sql AS $$
  UPDATE member SET (totp_count, passkey_count, email_count) = (
      SELECT count(*) FILTER (WHERE kind = 'totp'), count(*) FILTER (WHERE kind = 'passkey'), count(*) FILTER (WHERE kind = 'email')
      FROM credential WHERE workspace_id = w AND member_id = m AND confirmed_at IS NOT NULL AND suspended_at IS NULL),
    (codes_saved_at, recovery_codes_left) = (
      SELECT max(s.saved_at), coalesce(sum((SELECT count(*) FROM recovery_code c
        WHERE c.workspace_id = w AND c.set_id = s.id AND c.used_at IS NULL)), 0)
      FROM (SELECT id, saved_at FROM recovery_code_set WHERE workspace_id = w AND member_id = m AND saved_at IS NOT NULL
        AND suspended_at IS NULL ORDER BY saved_at DESC LIMIT 1) s)
  WHERE workspace_id = w AND id = m;
$$;

CREATE FUNCTION member_facts_of_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM refresh_member_facts(OLD.workspace_id, OLD.member_id);
  ELSE
    PERFORM refresh_member_facts(NEW.workspace_id, NEW.member_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER facts_changed AFTER INSERT OR DELETE OR UPDATE OF confirmed_at, suspended_at ON credential
  FOR EACH ROW EXECUTE FUNCTION member_facts_of_row();
CREATE TRIGGER facts_changed AFTER INSERT OR DELETE OR UPDATE OF saved_at, suspended_at ON recovery_code_set
  FOR EACH ROW EXECUTE FUNCTION member_facts_of_row();

CREATE FUNCTION member_facts_of_codes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_member_facts(s.workspace_id, s.member_id)
    FROM (SELECT DISTINCT workspace_id, set_id FROM changed) c
    JOIN recovery_code_set s ON s.workspace_id = c.workspace_id AND s.id = c.set_id;
  RETURN NULL;
END $$;
CREATE TRIGGER facts_inserted AFTER INSERT ON recovery_code REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION member_facts_of_codes();
CREATE TRIGGER facts_updated AFTER UPDATE ON recovery_code REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION member_facts_of_codes();
CREATE TRIGGER facts_deleted AFTER DELETE ON recovery_code REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION member_facts_of_codes();

CREATE FUNCTION tally_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO member_tally (workspace_id, role, phase, totp, passkey, email, codes, suspended, grace_until, exempt_until, n)
  SELECT workspace_id, role,
    CASE WHEN deactivated_at IS NOT NULL THEN 'deactivated' WHEN joined_at IS NULL THEN 'invited' ELSE 'active' END AS phase,
    least(totp_count, 2) AS totp, least(passkey_count, 2) AS passkey, least(email_count, 1) AS email,
    least(recovery_codes_left, 3) AS codes, suspended_at IS NOT NULL AS suspended, grace_until, exempt_until, sum(delta)
  FROM changed
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 HAVING sum(delta) <> 0;
  RETURN NULL;
END $$;
DO $$
DECLARE
  body text := (SELECT prosrc FROM pg_proc WHERE proname = 'tally_members');
  source text;
  event text;
BEGIN
  -- One body, three sources: transition tables of insert, update and delete differ in what they are called.
  FOR event, source IN VALUES
    ('insert', '(SELECT *, 1 AS delta FROM added) changed'),
    ('delete', '(SELECT *, -1 AS delta FROM gone) changed'),
    ('update', '(SELECT *, 1 AS delta FROM added UNION ALL SELECT *, -1 AS delta FROM gone) changed') LOOP
    EXECUTE format('CREATE FUNCTION tally_members_%s() RETURNS trigger LANGUAGE plpgsql AS %L', event,
      replace(body, 'FROM changed', 'FROM ' || source));
  END LOOP;
END $$;
DROP FUNCTION tally_members();
CREATE TRIGGER tally_insert AFTER INSERT ON member REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tally_members_insert();
CREATE TRIGGER tally_delete AFTER DELETE ON member REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION tally_members_delete();
CREATE TRIGGER tally_update AFTER UPDATE ON member REFERENCING NEW TABLE AS added OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION tally_members_update();

-- Folds the changes of all workspaces together; called by the owner's job.
CREATE FUNCTION fold_member_tally() RETURNS void LANGUAGE sql AS $$
  WITH taken AS (DELETE FROM member_tally RETURNING *)
  INSERT INTO member_tally (workspace_id, role, phase, totp, passkey, email, codes, suspended, grace_until, exempt_until, n)
  SELECT workspace_id, role, phase, totp, passkey, email, codes, suspended, grace_until, exempt_until, sum(n)
  FROM taken GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 HAVING sum(n) <> 0;
$$;

CREATE FUNCTION keep_member_tokens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM member_token WHERE workspace_id = NEW.workspace_id AND member_id = NEW.id;
  INSERT INTO member_token (workspace_id, member_id, token, name_key)
  SELECT NEW.workspace_id, NEW.id, token, NEW.name_key
  FROM (SELECT regexp_split_to_table(NEW.name_key, '\s+') AS token UNION SELECT NEW.email_key
        UNION SELECT split_part(NEW.email_key, '@', 2)) tokens
  WHERE token <> '';
  RETURN NULL;
END $$;
CREATE TRIGGER tokens_changed AFTER INSERT OR UPDATE OF name_key, email_key ON member
  FOR EACH ROW EXECUTE FUNCTION keep_member_tokens();
CREATE FUNCTION drop_member_tokens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM member_token WHERE workspace_id = OLD.workspace_id AND member_id = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER tokens_dropped AFTER DELETE ON member FOR EACH ROW EXECUTE FUNCTION drop_member_tokens();

-- ---------------------------------------------------------------------------------------------------------------------------
-- Audit: one chain a workspace, without gaps. The application can append through this function and read, nothing else.

CREATE FUNCTION audit_append(p_at timestamptz, p_action text, p_actor uuid, p_subject uuid, p_entry text) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  w uuid := current_workspace();
  head audit_head;
  event text;
BEGIN
  -- The head's row lock orders the writers of one workspace; it is held to the end of their transaction.
  SELECT * INTO head FROM audit_head WHERE workspace_id = w FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO audit_head VALUES (w, 0, decode(repeat('00', 32), 'hex')) ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT head FROM audit_head WHERE workspace_id = w FOR UPDATE;
  END IF;
  head.sequence := head.sequence + 1;
  event := '{"workspace":"' || w || '","sequence":' || head.sequence || ',' || substr(p_entry, 2);
  head.hash := sha256(head.hash || convert_to(event, 'UTF8'));
  INSERT INTO audit_event (workspace_id, sequence, at, action, actor_id, subject_id, entry, hash)
    VALUES (w, head.sequence, p_at, p_action, p_actor, p_subject, event, head.hash);
  UPDATE audit_head SET sequence = head.sequence, hash = head.hash WHERE workspace_id = w;
  RETURN head.sequence;
END $$;

-- ---------------------------------------------------------------------------------------------------------------------------
-- Attempts: counted and committed before the evidence is looked at. A rule is
--   { key, window, max }   at most max in a window of so many seconds, or
--   { key, ladder }        [[count, seconds], …]: reaching count blocks for so long (-1: until cleared); above the last count the
--                          last step applies to each try.
-- Answers the key and the time of the first rule that refuses, having counted nothing; no row: all are reserved.

CREATE FUNCTION attempt_reserve(p_now timestamptz, p_rules jsonb) RETURNS TABLE (refused text, retry_at timestamptz)
  LANGUAGE plpgsql AS $$
DECLARE
  rule jsonb;
  budget attempt_budget;
  step jsonb;
BEGIN
  -- In key order, so that two requests never wait for each other.
  FOR rule IN SELECT r FROM jsonb_array_elements(p_rules) r ORDER BY r->>'key' COLLATE "C" LOOP
    INSERT INTO attempt_budget VALUES (rule->>'key', 0, p_now, NULL) ON CONFLICT (key) DO UPDATE SET key = excluded.key
      RETURNING * INTO budget;
    IF budget.blocked_until > p_now THEN
      RETURN QUERY SELECT budget.key, budget.blocked_until;
      RETURN;
    END IF;
    IF rule ? 'window' AND budget.window_start + make_interval(secs => (rule->>'window')::int) > p_now
        AND budget.count >= (rule->>'max')::int THEN
      RETURN QUERY SELECT budget.key, budget.window_start + make_interval(secs => (rule->>'window')::int);
      RETURN;
    END IF;
  END LOOP;
  FOR rule IN SELECT r FROM jsonb_array_elements(p_rules) r LOOP
    IF rule ? 'window' THEN
      UPDATE attempt_budget a SET
        count = CASE WHEN a.window_start + make_interval(secs => (rule->>'window')::int) > p_now THEN a.count + 1 ELSE 1 END,
        window_start = CASE WHEN a.window_start + make_interval(secs => (rule->>'window')::int) > p_now THEN a.window_start ELSE p_now END
      WHERE a.key = rule->>'key';
    ELSE
      UPDATE attempt_budget a SET count = a.count + 1, window_start = p_now WHERE a.key = rule->>'key' RETURNING * INTO budget;
      SELECT s INTO step FROM jsonb_array_elements(rule->'ladder') s
        WHERE (s->>0)::int = budget.count
          OR ((s->>0)::int < budget.count AND s = rule->'ladder'->-1)
        LIMIT 1;
      IF FOUND THEN
        UPDATE attempt_budget a SET blocked_until =
          CASE WHEN (step->>1)::int < 0 THEN 'infinity'::timestamptz ELSE p_now + make_interval(secs => (step->>1)::int) END
        WHERE a.key = rule->>'key';
      END IF;
    END IF;
  END LOOP;
END $$;
