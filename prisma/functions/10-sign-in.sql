-- The steps of a sign-in, each in one statement: one round trip, locks held for a moment, all or nothing.

-- Counts a try of a password and returns the member it is for. No row: there is no such workspace. The work is the same for
-- every address.
CREATE OR REPLACE FUNCTION password_try(p_slug text, p_email_key text, p_now timestamptz, p_rules jsonb)
  RETURNS TABLE (refused text, retry_at text, workspace_id uuid, member_id uuid, password_hash bytea, facts json) LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  w workspace;
  m member;
BEGIN
  SELECT * INTO w FROM workspace WHERE slug = p_slug;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  -- A place that is taken lapses after a minute anyway: if the database fails in this moment, it may be lost.
  PERFORM set_config('synchronous_commit', 'off', true);
  RETURN QUERY SELECT r.refused, r.retry_at::text, w.id, NULL::uuid, NULL::bytea, NULL::json FROM attempt_reserve(p_now, p_rules) r;
  IF FOUND THEN
    RETURN;
  END IF;
  SELECT * INTO m FROM member WHERE workspace_id = w.id AND email_key = p_email_key AND joined_at IS NOT NULL
    AND deactivated_at IS NULL;
  RETURN QUERY SELECT NULL::text, NULL::text, w.id, m.id, m.password_hash, member_facts(w, m, p_now);
END $$;

-- The password was right: gives the attempts back and opens the session, unless the member or the password changed since it
-- was looked up. A request that changes either ends the sessions there are, and this session must not start after that.
CREATE OR REPLACE FUNCTION password_step(p_workspace uuid, p_member uuid, p_hash bytea, p_suspended_at timestamptz,
  p_ladders text[], p_windows text[], p_session jsonb, p_signed_in jsonb) RETURNS boolean LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
  PERFORM attempt_give_back(p_ladders, p_windows);
  PERFORM enter_workspace(p_workspace);
  PERFORM FROM member WHERE workspace_id = p_workspace AND id = p_member AND password_hash = p_hash AND deactivated_at IS NULL
    AND suspended_at IS NOT DISTINCT FROM p_suspended_at AND (locked_at IS NULL OR p_session->>'stage' = 'challenge') FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  RETURN session_write(NULL, p_session, p_signed_in);
END $$;

-- Counts a try and returns what it is checked against: the member's apps. It has two results in one: refused, or the apps
-- there are.
CREATE OR REPLACE FUNCTION totp_try(p_workspace uuid, p_member uuid, p_now timestamptz, p_rules jsonb)
  RETURNS TABLE (refused text, retry_at text, id uuid, secret bytea, last_step bigint) LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
  -- A place that is taken lapses after a minute anyway: if the database fails in this moment, it may be lost.
  PERFORM set_config('synchronous_commit', 'off', true);
  RETURN QUERY SELECT r.refused, r.retry_at::text, NULL::uuid, NULL::bytea, NULL::bigint FROM attempt_reserve(p_now, p_rules) r;
  IF FOUND THEN
    RETURN;
  END IF;
  PERFORM enter_workspace(p_workspace);
  RETURN QUERY SELECT NULL, NULL, c.id, c.secret, c.last_step FROM credential c
    WHERE c.workspace_id = p_workspace AND c.member_id = p_member AND c.kind = 'totp' AND c.confirmed_at IS NOT NULL
      AND c.suspended_at IS NULL AND c.secret IS NOT NULL;
END $$;

-- Spends a time step of an app (RFC 6238 section 5.2), whichever page asked for the code. Returns false if another request
-- spent it, or a later one, first. Runs in the workspace's scope.
CREATE OR REPLACE FUNCTION spend_time_step(p_member uuid, p_credential uuid, p_step bigint, p_now timestamptz) RETURNS boolean LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
  UPDATE credential SET last_step = p_step, last_used_at = p_now
    WHERE workspace_id = current_workspace() AND id = p_credential AND member_id = p_member AND confirmed_at IS NOT NULL
      AND suspended_at IS NULL AND (last_step IS NULL OR last_step < p_step);
  RETURN FOUND;
END $$;

-- The code was right: spends its time step, raises the session, gives the attempts back. `used`: another request spent the
-- step. `changed`: another request changed the session. Then nothing is written. The member's row is locked first, as
-- everywhere.
CREATE OR REPLACE FUNCTION totp_step(p_workspace uuid, p_credential uuid, p_step bigint, p_now timestamptz, p_ladders text[],
  p_windows text[], p_was bytea, p_session jsonb, p_signed_in jsonb) RETURNS text LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  m uuid := p_session->>'member_id';
BEGIN
  PERFORM enter_workspace(p_workspace);
  PERFORM FROM member WHERE workspace_id = p_workspace AND id = m FOR NO KEY UPDATE;
  PERFORM FROM session WHERE workspace_id = p_workspace AND id = (p_session->>'id')::uuid AND member_id = m AND token_hash = p_was
    AND revoked_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'changed';
  END IF;
  IF NOT spend_time_step(m, p_credential, p_step, p_now) THEN
    RETURN 'used';
  END IF;
  PERFORM session_write(p_was, p_session, p_signed_in);
  PERFORM set_config('role', 'none', true);
  PERFORM attempt_give_back(p_ladders, p_windows);
  RETURN 'done';
END $$;
