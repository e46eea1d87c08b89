-- What took its place counts what waits only where someone asks for it.
DROP FUNCTION session_standing(session, timestamptz);

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
        'timeZone', m.time_zone),
      'workspace', json_build_object('id', w.id, 'slug', w.slug, 'name', w.name, 'plan', w.plan),
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
  SELECT * INTO s FROM session WHERE token_hash = p_token_hash AND revoked_at IS NULL AND expires_at > p_now;
  RETURN CASE WHEN FOUND THEN session_standing(s, p_now, true) END;
END $$;


-- prisma/functions/11-applications.sql
-- Applications: what they hold is over with the session that it came from.

-- Ends grants, drops what the provider keeps of them, and queues a notice for each application with a back-channel address, in
-- the transaction of whatever ended them.
CREATE OR REPLACE FUNCTION grants_end(p_workspace uuid, p_grants uuid[], p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(p_grants) = 0 THEN
    RETURN;
  END IF;
  UPDATE application_grant SET ended_at = p_at WHERE workspace_id = p_workspace AND id = ANY (p_grants) AND ended_at IS NULL;
  DELETE FROM oidc_record WHERE workspace_id = p_workspace AND grant_id = ANY (p_grants);
  INSERT INTO task (workspace_id, kind, subject, not_before, data)
    SELECT DISTINCT p_workspace, 'sign-out-notice', concat_ws(':', g.application_id, g.session_id, floor(extract(epoch FROM p_at) * 1000)::bigint), p_at,
      jsonb_build_object('application', g.application_id, 'session', g.session_id, 'member', g.member_id, 'address', a.back_channel_address)
    FROM application_grant g JOIN application a ON a.workspace_id = g.workspace_id AND a.id = g.application_id
    WHERE g.workspace_id = p_workspace AND g.id = ANY (p_grants) AND a.back_channel_address IS NOT NULL
    ON CONFLICT DO NOTHING;
END $$;

CREATE OR REPLACE FUNCTION grants_of_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM grants_end(NEW.workspace_id, ARRAY(SELECT id FROM application_grant
    WHERE workspace_id = NEW.workspace_id AND session_id = NEW.id AND ended_at IS NULL), NEW.revoked_at);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER grants_end AFTER UPDATE OF revoked_at ON session FOR EACH ROW
  WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL) EXECUTE FUNCTION grants_of_session();

-- A changed password, a reset and a deactivation end what every application holds of the member, in sessions that stay too.
CREATE OR REPLACE FUNCTION grants_of_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM grants_end(NEW.workspace_id, ARRAY(SELECT id FROM application_grant
    WHERE workspace_id = NEW.workspace_id AND member_id = NEW.id AND ended_at IS NULL), clock_timestamp());
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER grants_end AFTER UPDATE OF password_changed_at, suspended_at, deactivated_at ON member FOR EACH ROW
  WHEN (NEW.password_changed_at IS DISTINCT FROM OLD.password_changed_at OR (OLD.suspended_at IS NULL AND NEW.suspended_at IS NOT NULL)
    OR (OLD.deactivated_at IS NULL AND NEW.deactivated_at IS NOT NULL)) EXECUTE FUNCTION grants_of_member();

CREATE OR REPLACE FUNCTION grants_of_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM grants_end(NEW.workspace_id, ARRAY(SELECT id FROM application_grant
    WHERE workspace_id = NEW.workspace_id AND application_id = NEW.id AND ended_at IS NULL), NEW.paused_at);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER grants_end AFTER UPDATE OF paused_at ON application FOR EACH ROW
  WHEN (OLD.paused_at IS NULL AND NEW.paused_at IS NOT NULL) EXECUTE FUNCTION grants_of_application();

-- Returns the session of a grant that is still in force, with what is known about its member, the grant and its application.
-- Null if the grant, its application or its session is over.
CREATE OR REPLACE FUNCTION grant_standing(g application_grant, p_now timestamptz) RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
  s session;
  a application;
BEGIN
  SELECT * INTO a FROM application WHERE workspace_id = g.workspace_id AND id = g.application_id AND paused_at IS NULL;
  IF g.ended_at IS NOT NULL OR a.id IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT * INTO s FROM session WHERE workspace_id = g.workspace_id AND id = g.session_id AND member_id = g.member_id
    AND revoked_at IS NULL AND expires_at > p_now;
  RETURN CASE WHEN FOUND THEN json_build_object('standing', session_standing(s, p_now, false), 'sessionToken', encode(s.token_hash, 'base64'),
    'application', json_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'address', a.address, 'audience', a.audience,
      'roles', a.roles, 'demand', a.demand, 'freshMinutes', a.fresh_minutes, 'claims', a.claims,
      'named', EXISTS (SELECT FROM application_member n WHERE n.workspace_id = g.workspace_id AND n.application_id = a.id AND n.member_id = g.member_id)),
    'grant', json_build_object('id', g.id, 'applicationId', g.application_id, 'memberId', g.member_id, 'sessionId', g.session_id,
      'tokenHash', encode(g.token_hash, 'base64'), 'mac', encode(g.mac, 'base64'), 'acr', g.acr, 'amr', g.amr, 'authTime', g.auth_time,
      'createdAt', g.created_at, 'lastUsedAt', g.last_used_at)) END;
END $$;

-- Returns the workspace of an issuer and the keys that it publishes, those that sign first: what a process compares with what it
-- has in its cache. No row: there is no such issuer.
CREATE OR REPLACE FUNCTION issuer_of(p_slug text, p_now timestamptz) RETURNS TABLE (workspace uuid, name text, keys text) LANGUAGE plpgsql AS $$
DECLARE
  w workspace;
BEGIN
  SELECT * INTO w FROM workspace WHERE slug = p_slug;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  PERFORM enter_workspace(w.id);
  RETURN QUERY SELECT w.id, w.name, string_agg(k.id || CASE WHEN k.signs_from <= p_now THEN '+' ELSE '-' END, ' ' ORDER BY k.signs_from, k.id)
    FROM issuer_key k WHERE k.workspace_id = w.id AND (k.retires_at IS NULL OR k.retires_at > p_now) HAVING count(*) > 0;
END $$;

-- The provider's records, each step in one statement and in its workspace's scope.
CREATE OR REPLACE FUNCTION oidc_record_save(p_workspace uuid, p_record jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM enter_workspace(p_workspace);
  INSERT INTO oidc_record SELECT r.* FROM jsonb_populate_record(NULL::oidc_record, p_record) r
    ON CONFLICT (workspace_id, handle_hash) DO UPDATE SET payload = excluded.payload, mac = excluded.mac, expires_at = excluded.expires_at;
END $$;

CREATE OR REPLACE FUNCTION oidc_record_find(p_workspace uuid, p_handle bytea, p_now timestamptz)
  RETURNS TABLE (grant_id uuid, payload jsonb, mac bytea, spent_at timestamptz, found json) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM enter_workspace(p_workspace);
  RETURN QUERY SELECT r.grant_id, r.payload, r.mac, r.spent_at::timestamptz, grant_standing(g, p_now)
    FROM oidc_record r LEFT JOIN application_grant g ON g.workspace_id = r.workspace_id AND g.id = r.grant_id
    WHERE r.workspace_id = p_workspace AND r.handle_hash = p_handle;
END $$;

-- Returns false if another request spent it first.
CREATE OR REPLACE FUNCTION oidc_record_spend(p_workspace uuid, p_handle bytea, p_now timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM enter_workspace(p_workspace);
  UPDATE oidc_record SET spent_at = p_now WHERE workspace_id = p_workspace AND handle_hash = p_handle AND spent_at IS NULL;
  RETURN FOUND;
END $$;

-- Tells whether a secret is a live one of an application, and notes at most once a minute that it is in use.
CREATE OR REPLACE FUNCTION client_secret_check(p_workspace uuid, p_application uuid, p_hash bytea, p_now timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  s application_secret;
BEGIN
  PERFORM enter_workspace(p_workspace);
  SELECT * INTO s FROM application_secret WHERE workspace_id = p_workspace AND application_id = p_application AND hash = p_hash;
  IF FOUND AND (s.last_used_at IS NULL OR s.last_used_at < p_now - interval '1 minute') THEN
    UPDATE application_secret SET last_used_at = p_now WHERE workspace_id = p_workspace AND id = s.id;
  END IF;
  RETURN s.id IS NOT NULL;
END $$;
