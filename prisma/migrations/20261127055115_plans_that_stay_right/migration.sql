-- prisma/functions/09-sessions.sql
-- Sessions, and what is known about their members.

-- Bounds a member's unfinished sessions when one was opened: 10 live ones from one address, 20 in all, and 40 rows of those that
-- ended. The oldest one ends, from the address that has most. Only sessions that proved as much compete: a stolen password ends no
-- full session, and none that a mailed code, an invitation or a reset code allowed to enrol.
CREATE OR REPLACE FUNCTION session_make_room(s session) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
  WITH live AS (
    SELECT id, created_at, row_number() OVER (PARTITION BY address ORDER BY created_at DESC, id) AS here
    FROM session WHERE workspace_id = s.workspace_id AND member_id = s.member_id AND revoked_at IS NULL
      AND expires_at > s.created_at AND stage = s.stage AND (enrolment_grant IS NULL) = (s.enrolment_grant IS NULL)
  ), placed AS (
    SELECT id, here, row_number() OVER (ORDER BY here, created_at DESC, id) AS place FROM live
  )
  UPDATE session SET revoked_at = s.created_at, ending = 'limit' WHERE workspace_id = s.workspace_id
    AND id = ANY (ARRAY(SELECT id FROM placed WHERE id <> s.id AND (here > 10 OR place > 20)));
  DELETE FROM session WHERE workspace_id = s.workspace_id AND id = ANY (ARRAY(
    SELECT id FROM session WHERE workspace_id = s.workspace_id AND member_id = s.member_id AND stage <> 'full'
      AND (revoked_at IS NOT NULL OR expires_at <= s.created_at)
    ORDER BY created_at DESC OFFSET 40));
END $$;

-- Creates a session, or raises the one that still has the token it was read with. Returns false if another request changed
-- it first. With p_signed_in the member is in: it also writes the last sign-in and the audit event, and ends the oldest
-- sessions beyond those kept.
CREATE OR REPLACE FUNCTION session_write(p_was bytea, p_session jsonb, p_signed_in jsonb) RETURNS boolean LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  w uuid := current_workspace();
  s session := jsonb_populate_record(NULL::session, p_session);
  beyond uuid[];
BEGIN
  IF p_was IS NULL THEN
    -- Columns that the caller does not name keep their defaults, because a composite has none of its own.
    s.workspace_id := w;
    s.failures := 0;
    s.user_agent := coalesce(s.user_agent, '');
    s.address := coalesce(s.address, '');
    INSERT INTO session SELECT s.*;
    IF s.stage <> 'full' THEN
      PERFORM session_make_room(s);
    END IF;
  ELSE
    UPDATE session SET token_hash = s.token_hash, stage = s.stage, amr = s.amr, failures = 0, last_seen_at = s.last_seen_at,
      expires_at = s.expires_at, password_at = s.password_at, second_factor_at = s.second_factor_at,
      enrolment_grant = s.enrolment_grant, reset_id = s.reset_id, mac = s.mac
    WHERE workspace_id = w AND id = s.id AND member_id = s.member_id AND token_hash = p_was AND revoked_at IS NULL;
    IF NOT FOUND THEN
      RETURN false;
    END IF;
  END IF;
  IF p_signed_in IS NOT NULL THEN
    UPDATE member SET last_sign_in_at = s.last_seen_at, last_sign_in_amr = s.amr WHERE workspace_id = w AND id = s.member_id;
    -- Only full sessions count. So a caller with only a password ends none of them.
    beyond := ARRAY(
      SELECT id FROM session WHERE workspace_id = w AND member_id = s.member_id AND id <> s.id AND stage = 'full'
        AND revoked_at IS NULL AND expires_at > s.last_seen_at
      ORDER BY last_seen_at DESC OFFSET (p_signed_in->>'kept')::int - 1);
    IF cardinality(beyond) > 0 THEN
      UPDATE session SET revoked_at = s.last_seen_at, ending = 'limit' WHERE workspace_id = w AND id = ANY (beyond);
    END IF;
    PERFORM audit_append(s.last_seen_at, p_signed_in->>'action', s.member_id, s.member_id, p_signed_in->>'entry');
  END IF;
  RETURN true;
END $$;

-- Returns what is known about a member when a session is decided on, with the newest published policy that has started.
-- Without a member it takes as long and says nothing about one. Without a policy it returns null: it fails closed.
CREATE OR REPLACE FUNCTION member_facts(w workspace, m member, p_now timestamptz) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT json_build_object(
      'member', json_build_object('id', m.id, 'name', m.name, 'email', m.email, 'role', m.role, 'joinedAt', m.joined_at,
        'deactivatedAt', m.deactivated_at, 'graceUntil', m.grace_until, 'exemptUntil', m.exempt_until,
        'suspendedAt', m.suspended_at, 'totpCount', m.totp_count, 'passkeyCount', m.passkey_count, 'emailCount', m.email_count,
        'recoveryCodesLeft', m.recovery_codes_left, 'codesSavedAt', m.codes_saved_at, 'promptedAt', m.prompted_at,
        'distrustedAt', m.distrusted_at, 'preferredCredentialId', m.preferred_credential_id, 'language', m.language,
        'timeZone', m.time_zone, 'lockedAt', m.locked_at, 'unlockedBy', m.unlocked_by),
      'workspace', json_build_object('id', w.id, 'slug', w.slug, 'name', w.name, 'plan', w.plan, 'supportContact', w.support_contact),
      'policy', json_build_object('version', p.version, 'settings', p.settings, 'dueAt', p.due_at),
      'reset', (SELECT json_build_object('id', r.id, 'requestedAt', r.requested_at, 'issuedAt', r.issued_at, 'expiresAt', r.expires_at,
          'openedAt', r.opened_at, 'endedAt', r.ended_at, 'ending', r.ending)
        FROM reset r WHERE m.suspended_at IS NOT NULL AND r.workspace_id = m.workspace_id AND r.member_id = m.id
          AND r.issued_at IS NOT NULL ORDER BY r.issued_at DESC LIMIT 1))
    FROM policy_version p WHERE p.workspace_id = w.id AND p.published_at IS NOT NULL AND p.effective_at <= p_now
    ORDER BY p.version DESC LIMIT 1);
END $$;

-- Counts what waits for a member who may act on it, up to 100 of each: requests for help by those they reach, resets and
-- publications of the policy that someone else asked for. Null for a member who manages no one. The rules: mayReset and mayApprove
-- of lib/rules/resets/second-person.ts, approvalTime of lib/rules/resets/state.ts. Each count is a range of a small index.
CREATE OR REPLACE FUNCTION waiting_for(m member, p_now timestamptz) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF m.role = 'member' THEN
    RETURN NULL;
  END IF;
  RETURN json_build_object(
    'help', (SELECT count(*) FROM (SELECT h.member_id FROM help_request h
        WHERE h.workspace_id = m.workspace_id AND h.closed_at IS NULL ORDER BY h.created_at DESC LIMIT 100) asked
      JOIN member o ON o.workspace_id = m.workspace_id AND o.id = asked.member_id
      WHERE o.id <> m.id AND (o.role > m.role OR m.role = 'owner')),
    'approvals', CASE WHEN m.role = 'helpdesk' THEN 0 ELSE (SELECT count(*) FROM (SELECT r.member_id FROM reset r
        WHERE r.workspace_id = m.workspace_id AND r.issued_at IS NULL AND r.ended_at IS NULL
          AND r.requested_at > p_now - interval '24 hours' AND r.issued_by_id IS DISTINCT FROM m.id LIMIT 100) asked
      JOIN member o ON o.workspace_id = m.workspace_id AND o.id = asked.member_id
      WHERE o.id <> m.id AND (o.role > m.role OR m.role = 'owner')) END,
    'publications', CASE WHEN m.role = 'helpdesk' THEN 0 ELSE (SELECT count(*) FROM policy_version p
      WHERE p.workspace_id = m.workspace_id AND p.published_at IS NULL AND p.asked_at IS NOT NULL
        AND p.asked_by_id IS DISTINCT FROM m.id AND (p.held_until IS NULL OR m.role = 'owner')) END);
END $$;

-- Returns a session with what is known about its member, as JSON. Only a full session is told what waits for its member, and only
-- with p_waits: a check of what an application holds shows it to no one.
CREATE OR REPLACE FUNCTION session_standing(s session, p_now timestamptz, p_waits boolean) RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
  facts json;
  waiting json;
BEGIN
  SELECT member_facts(w, m, p_now), CASE WHEN p_waits AND s.stage = 'full' THEN waiting_for(m, p_now) END INTO facts, waiting FROM member m JOIN workspace w ON w.id = m.workspace_id
    WHERE m.workspace_id = s.workspace_id AND m.id = s.member_id;
  RETURN CASE WHEN facts IS NOT NULL THEN json_build_object('facts', facts, 'waiting', waiting, 'session', json_build_object('id', s.id,
    'stage', s.stage, 'amr', s.amr, 'createdAt', s.created_at, 'lastSeenAt', s.last_seen_at, 'expiresAt', s.expires_at,
    'mac', encode(s.mac, 'base64'), 'passwordAt', s.password_at, 'secondFactorAt', s.second_factor_at, 'enrolmentGrant', s.enrolment_grant, 'resetId', s.reset_id,
    'failures', s.failures)) END;
END $$;

-- Returns the caller: the live session of a token, with what is known about its member. Null if there is none.
CREATE OR REPLACE FUNCTION standing(p_token_hash bytea, p_now timestamptz) RETURNS json LANGUAGE plpgsql STABLE
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  s session;
BEGIN
  -- By the hash alone: only its own index can serve this, whatever was known of the table when it was planned.
  SELECT * INTO s FROM session WHERE token_hash = p_token_hash;
  RETURN CASE WHEN s.revoked_at IS NULL AND s.expires_at > p_now THEN session_standing(s, p_now, true) END;
END $$;


-- prisma/functions/10-sign-in.sql
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
