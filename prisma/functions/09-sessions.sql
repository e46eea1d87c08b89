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
      'workspace', json_build_object('id', w.id, 'slug', w.slug, 'name', w.name, 'plan', w.plan, 'supportContact', w.support_contact,
        'accent', w.accent, 'logo', w.logo_version, 'deleteAt', w.delete_at),
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
