-- The writes of a sign-in, each step in one statement: one round trip, locks held for a moment, all or nothing.

-- Takes the rest of the transaction into a workspace, as the application's role.
CREATE FUNCTION enter_workspace(p_workspace uuid) RETURNS void LANGUAGE sql AS $$
  SELECT set_config('role', app_role(), true), set_config('app.workspace_id', p_workspace::text, true);
$$;

-- Gives reserved attempts back after success: ladders are cleared, windows lose the one counted. Locks in the order in which
-- attempt_reserve() does, so that a success and a try never wait for each other in a circle.
CREATE FUNCTION attempt_give_back(p_ladders text[], p_windows text[]) RETURNS void LANGUAGE sql AS $$
  WITH locked AS (
    SELECT key FROM attempt_budget WHERE key = ANY (p_ladders || p_windows) ORDER BY key COLLATE "C" FOR UPDATE
  )
  UPDATE attempt_budget b SET
    count = CASE WHEN b.key = ANY (p_ladders) THEN 0 ELSE greatest(b.count - 1, 0) END,
    blocked_until = NULL
  FROM locked WHERE b.key = locked.key;
$$;

-- Creates a session, or raises the one that still has the token it was read with; false: another request changed it first. With
-- p_signed_in the member is in: last sign-in, the oldest sessions beyond those kept, and the audit event go with it.
CREATE FUNCTION session_write(p_was bytea, p_session jsonb, p_signed_in jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  w uuid := current_workspace();
  s session := jsonb_populate_record(NULL::session, p_session);
BEGIN
  IF p_was IS NULL THEN
    INSERT INTO session (workspace_id, id, member_id, token_hash, stage, amr, created_at, last_seen_at, expires_at, password_at,
      second_factor_at, enrolment_grant, reset_id, user_agent, address)
    VALUES (w, s.id, s.member_id, s.token_hash, s.stage, s.amr, s.created_at, s.last_seen_at, s.expires_at, s.password_at,
      s.second_factor_at, s.enrolment_grant, s.reset_id, s.user_agent, s.address);
  ELSE
    UPDATE session SET token_hash = s.token_hash, stage = s.stage, amr = s.amr, failures = 0, last_seen_at = s.last_seen_at,
      expires_at = s.expires_at, password_at = s.password_at, second_factor_at = s.second_factor_at,
      enrolment_grant = s.enrolment_grant, reset_id = s.reset_id
    WHERE workspace_id = w AND id = s.id AND member_id = s.member_id AND token_hash = p_was AND revoked_at IS NULL;
    IF NOT FOUND THEN
      RETURN false;
    END IF;
  END IF;
  IF p_signed_in IS NOT NULL THEN
    UPDATE member SET last_sign_in_at = s.last_seen_at, last_sign_in_amr = s.amr WHERE workspace_id = w AND id = s.member_id;
    -- Only sessions that are in count: whoever has no more than a password pushes none of them out.
    UPDATE session SET revoked_at = s.last_seen_at WHERE workspace_id = w AND id IN (
      SELECT id FROM session WHERE workspace_id = w AND member_id = s.member_id AND id <> s.id AND stage = 'full'
        AND revoked_at IS NULL AND expires_at > s.last_seen_at
      ORDER BY last_seen_at DESC OFFSET (p_signed_in->>'kept')::int - 1);
    PERFORM audit_append(s.last_seen_at, p_signed_in->>'action', s.member_id, s.member_id, p_signed_in->>'entry');
  END IF;
  RETURN true;
END $$;

-- The password was right: gives the attempts back and opens the session, unless the member or the password changed since it was
-- looked up. Whoever changes either ends the sessions there are, and this one must not come after.
CREATE FUNCTION password_step(p_workspace uuid, p_member uuid, p_hash bytea, p_suspended_at timestamptz, p_ladders text[],
  p_windows text[], p_session jsonb, p_signed_in jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM attempt_give_back(p_ladders, p_windows);
  PERFORM enter_workspace(p_workspace);
  PERFORM FROM member WHERE workspace_id = p_workspace AND id = p_member AND password_hash = p_hash AND deactivated_at IS NULL
    AND suspended_at IS NOT DISTINCT FROM p_suspended_at FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  RETURN session_write(NULL, p_session, p_signed_in);
END $$;

-- Counts a try and answers what it is held against: the member's apps. Two results in one: refused, or the apps there are.
CREATE FUNCTION totp_try(p_workspace uuid, p_member uuid, p_now timestamptz, p_rules jsonb)
  RETURNS TABLE (refused text, retry_at text, id uuid, secret bytea, last_step bigint) LANGUAGE plpgsql AS $$
BEGIN
  RETURN QUERY SELECT r.refused, r.retry_at::text, NULL::uuid, NULL::bytea, NULL::bigint FROM attempt_reserve(p_now, p_rules) r;
  IF FOUND THEN
    RETURN;
  END IF;
  PERFORM enter_workspace(p_workspace);
  RETURN QUERY SELECT NULL, NULL, c.id, c.secret, c.last_step FROM credential c
    WHERE c.workspace_id = p_workspace AND c.member_id = p_member AND c.kind = 'totp' AND c.confirmed_at IS NOT NULL
      AND c.suspended_at IS NULL AND c.secret IS NOT NULL;
END $$;

-- The code was right: spends its time step, raises the session, gives the attempts back. `used`: another request spent the step;
-- `changed`: another changed the session; nothing is written then. The member's row is locked first, as everywhere.
CREATE FUNCTION totp_step(p_workspace uuid, p_credential uuid, p_step bigint, p_now timestamptz, p_ladders text[],
  p_windows text[], p_was bytea, p_session jsonb, p_signed_in jsonb) RETURNS text LANGUAGE plpgsql AS $$
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
  UPDATE credential SET last_step = p_step, last_used_at = p_now
    WHERE workspace_id = p_workspace AND id = p_credential AND member_id = m AND confirmed_at IS NOT NULL AND suspended_at IS NULL
      AND (last_step IS NULL OR last_step < p_step);
  IF NOT FOUND THEN
    RETURN 'used';
  END IF;
  PERFORM session_write(p_was, p_session, p_signed_in);
  PERFORM set_config('role', 'none', true);
  PERFORM attempt_give_back(p_ladders, p_windows);
  RETURN 'done';
END $$;
