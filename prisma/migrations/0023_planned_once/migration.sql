-- A sign-in's functions, planned once a connection instead of at every call: PL/pgSQL keeps plans, SQL functions keep none, and a
-- plan for each set of values costs more than what it plans. A plan that is kept must fit the table it grows to, not the empty one it
-- was made for: each row is found by its key, and no table is read through.

CREATE OR REPLACE FUNCTION enter_workspace(p_workspace uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('role', app_role(), true), set_config('app.workspace_id', p_workspace::text, true);
END $$;

CREATE OR REPLACE FUNCTION attempt_give_back(p_ladders text[], p_windows text[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  k text;
BEGIN
  FOREACH k IN ARRAY ARRAY(SELECT u FROM unnest(p_ladders || p_windows) u ORDER BY u COLLATE "C") LOOP
    UPDATE attempt_budget SET count = CASE WHEN k = ANY (p_ladders) THEN 0 ELSE greatest(count - 1, 0) END, blocked_until = NULL
      WHERE key = k;
  END LOOP;
END $$;

-- Rules and answer as before (0002_guards).
CREATE OR REPLACE FUNCTION attempt_reserve(p_now timestamptz, p_rules jsonb) RETURNS TABLE (refused text, retry_at timestamptz)
  LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  -- In key order, so that two requests never wait for each other.
  rules jsonb[] := ARRAY(SELECT r FROM jsonb_array_elements(p_rules) r ORDER BY r->>'key' COLLATE "C");
  rule jsonb;
  budget attempt_budget;
  held attempt_budget[] := ARRAY[]::attempt_budget[];
  step jsonb;
  window_end timestamptz;
BEGIN
  FOREACH rule IN ARRAY rules LOOP
    SELECT * INTO budget FROM attempt_budget WHERE key = rule->>'key' FOR UPDATE;
    IF NOT FOUND THEN
      INSERT INTO attempt_budget VALUES (rule->>'key', 0, p_now, NULL) ON CONFLICT (key) DO UPDATE SET key = excluded.key
        RETURNING * INTO budget;
    END IF;
    IF budget.blocked_until > p_now THEN
      RETURN QUERY SELECT budget.key, budget.blocked_until;
      RETURN;
    END IF;
    IF rule ? 'window' THEN
      window_end := budget.window_start + make_interval(secs => (rule->>'window')::int);
      IF window_end <= p_now THEN
        budget.count := 0;
        budget.window_start := p_now;
      ELSIF budget.count >= (rule->>'max')::int THEN
        RETURN QUERY SELECT budget.key, window_end;
        RETURN;
      END IF;
    ELSE
      budget.window_start := p_now;
      SELECT s INTO step FROM jsonb_array_elements(rule->'ladder') s
        WHERE (s->>0)::int = budget.count + 1 OR (s->>0)::int <= budget.count AND s = rule->'ladder'->-1
        LIMIT 1;
      IF FOUND THEN
        budget.blocked_until :=
          CASE WHEN (step->>1)::int < 0 THEN 'infinity'::timestamptz ELSE p_now + make_interval(secs => (step->>1)::int) END;
      END IF;
    END IF;
    budget.count := budget.count + 1;
    held := held || budget;
  END LOOP;
  FOREACH budget IN ARRAY held LOOP
    UPDATE attempt_budget SET count = budget.count, window_start = budget.window_start, blocked_until = budget.blocked_until
      WHERE key = budget.key;
  END LOOP;
END $$;

-- As before (0013_sign_in_steps), the sessions beyond those kept found first, by the index of the live ones.
CREATE OR REPLACE FUNCTION session_write(p_was bytea, p_session jsonb, p_signed_in jsonb) RETURNS boolean LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  w uuid := current_workspace();
  s session := jsonb_populate_record(NULL::session, p_session);
  beyond uuid[];
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
    beyond := ARRAY(
      SELECT id FROM session WHERE workspace_id = w AND member_id = s.member_id AND id <> s.id AND stage = 'full'
        AND revoked_at IS NULL AND expires_at > s.last_seen_at
      ORDER BY last_seen_at DESC OFFSET (p_signed_in->>'kept')::int - 1);
    IF cardinality(beyond) > 0 THEN
      UPDATE session SET revoked_at = s.last_seen_at WHERE workspace_id = w AND id = ANY (beyond);
    END IF;
    PERFORM audit_append(s.last_seen_at, p_signed_in->>'action', s.member_id, s.member_id, p_signed_in->>'entry');
  END IF;
  RETURN true;
END $$;

-- What is known about a member when a session is decided on, with the newest published policy whose time has come. Without a member
-- it takes as long and says nothing of one; without a policy there is no answer: in doubt, no.
CREATE FUNCTION member_facts(w workspace, m member, p_now timestamptz) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT json_build_object(
      'member', json_build_object('id', m.id, 'name', m.name, 'email', m.email, 'role', m.role, 'joinedAt', m.joined_at,
        'deactivatedAt', m.deactivated_at, 'graceUntil', m.grace_until, 'exemptUntil', m.exempt_until,
        'suspendedAt', m.suspended_at, 'totpCount', m.totp_count, 'passkeyCount', m.passkey_count, 'emailCount', m.email_count,
        'recoveryCodesLeft', m.recovery_codes_left, 'codesSavedAt', m.codes_saved_at, 'promptedAt', m.prompted_at,
        'distrustedAt', m.distrusted_at, 'preferredCredentialId', m.preferred_credential_id),
      'workspace', json_build_object('id', w.id, 'slug', w.slug, 'name', w.name, 'plan', w.plan),
      'policy', json_build_object('version', p.version, 'settings', p.settings, 'dueAt', p.due_at),
      'reset', (SELECT json_build_object('id', r.id, 'issuedAt', r.issued_at, 'expiresAt', r.expires_at, 'openedAt', r.opened_at,
          'endedAt', coalesce(r.used_at, r.cancelled_at, r.stopped_at, r.voided_at, r.refused_at))
        FROM reset r WHERE m.suspended_at IS NOT NULL AND r.workspace_id = m.workspace_id AND r.member_id = m.id
          AND r.issued_at IS NOT NULL ORDER BY r.issued_at DESC LIMIT 1))
    FROM policy_version p WHERE p.workspace_id = w.id AND p.published_at IS NOT NULL AND p.effective_at <= p_now
    ORDER BY p.version DESC LIMIT 1);
END $$;

-- Who is calling: the live session of a token, with what is known about its member. Null: none.
CREATE FUNCTION standing(p_token_hash bytea, p_now timestamptz) RETURNS json LANGUAGE plpgsql STABLE
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  s session;
  facts json;
BEGIN
  SELECT * INTO s FROM session WHERE token_hash = p_token_hash AND revoked_at IS NULL AND expires_at > p_now;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  SELECT member_facts(w, m, p_now) INTO facts FROM member m JOIN workspace w ON w.id = m.workspace_id
    WHERE m.workspace_id = s.workspace_id AND m.id = s.member_id;
  RETURN CASE WHEN facts IS NOT NULL THEN json_build_object('facts', facts, 'session', json_build_object('id', s.id,
    'stage', s.stage, 'amr', s.amr, 'createdAt', s.created_at, 'lastSeenAt', s.last_seen_at, 'expiresAt', s.expires_at,
    'passwordAt', s.password_at, 'secondFactorAt', s.second_factor_at, 'enrolmentGrant', s.enrolment_grant, 'resetId', s.reset_id,
    'failures', s.failures)) END;
END $$;

-- Counts a try of a password and answers whom it is for. No row: no such workspace. The work is the same for every address.
CREATE FUNCTION password_try(p_slug text, p_email_key text, p_now timestamptz, p_rules jsonb)
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
  RETURN QUERY SELECT r.refused, r.retry_at::text, w.id, NULL::uuid, NULL::bytea, NULL::json FROM attempt_reserve(p_now, p_rules) r;
  IF FOUND THEN
    RETURN;
  END IF;
  SELECT * INTO m FROM member WHERE workspace_id = w.id AND email_key = p_email_key AND joined_at IS NOT NULL
    AND deactivated_at IS NULL;
  RETURN QUERY SELECT NULL::text, NULL::text, w.id, m.id, m.password_hash, member_facts(w, m, p_now);
END $$;

ALTER FUNCTION password_step(uuid, uuid, bytea, timestamptz, text[], text[], jsonb, jsonb)
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off;
ALTER FUNCTION totp_try(uuid, uuid, timestamptz, jsonb)
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off;
ALTER FUNCTION totp_step(uuid, uuid, bigint, timestamptz, text[], text[], bytea, jsonb, jsonb)
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off;
