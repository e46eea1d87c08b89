-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "invitations_a_day" INTEGER;

-- prisma/functions/08-attempts.sql
-- An attempt is reserved and committed before the evidence is checked, and ends in one of three ways: it counts, it is given
-- back, or no one says how it ended (an error, a dead process) and it lapses after a minute. These functions and those of the
-- sign-in are planned once for each connection: PL/pgSQL keeps plans, SQL functions keep none, and a plan for each set of values
-- costs more than the work it plans. A kept plan must fit the table as it grows, not the empty one it was made for: each row is
-- found by its key, and no table is read through.

-- A rule is
--   { key, window, max }   at most max that count in a window of so many seconds, or
--   { key, ladder }        [[count, seconds], …]: reaching count blocks for so long (-1: until cleared); above the last count the
--                          last step applies to each try.
-- Attempts under way take places too, so that no race looks at more wrong answers than the rule allows, unless the rule is
-- `shared`: then people who do not know each other would wait for each other.
-- `when` { key, count, window } leaves the rule out until that other budget has so many.
-- Reserves nothing if a rule refuses, and returns the key and the time of the first that does. Returns no row if all are reserved.
CREATE OR REPLACE FUNCTION attempt_reserve(p_now timestamptz, p_rules jsonb)
  RETURNS TABLE (refused text, retry_at timestamptz) LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  -- In key order, so that two requests never wait for each other.
  rules jsonb[] := ARRAY(SELECT r FROM jsonb_array_elements(p_rules) r ORDER BY r->>'key' COLLATE "C");
  rule jsonb;
  budget attempt_budget;
  held attempt_budget[] := ARRAY[]::attempt_budget[];
  under_way int;
  places int;
  window_end timestamptz;
BEGIN
  FOREACH rule IN ARRAY rules LOOP
    IF rule ? 'when' THEN
      PERFORM FROM attempt_budget b WHERE b.key = rule->'when'->>'key' AND b.count >= (rule->'when'->>'count')::int
        AND b.window_start + make_interval(secs => (rule->'when'->>'window')::int) > p_now;
      CONTINUE WHEN NOT FOUND;
    END IF;
    SELECT * INTO budget FROM attempt_budget b WHERE b.key = rule->>'key' FOR UPDATE;
    IF NOT FOUND THEN
      INSERT INTO attempt_budget AS b VALUES (rule->>'key', 0, p_now, NULL, '{}') ON CONFLICT (key) DO UPDATE SET key = excluded.key
        RETURNING b.* INTO budget;
    END IF;
    IF budget.blocked_until > p_now THEN
      RETURN QUERY SELECT budget.key, budget.blocked_until;
      RETURN;
    END IF;
    budget.pending := ARRAY(SELECT t FROM unnest(budget.pending) t WHERE t > p_now ORDER BY t);
    under_way := CASE WHEN rule ? 'shared' THEN 0 ELSE cardinality(budget.pending) END;
    IF rule ? 'window' THEN
      window_end := budget.window_start + make_interval(secs => (rule->>'window')::int);
      IF window_end <= p_now THEN
        budget.count := 0;
      END IF;
      places := (rule->>'max')::int - budget.count;
      IF places <= 0 THEN
        RETURN QUERY SELECT budget.key, window_end;
        RETURN;
      END IF;
    ELSE
      places := coalesce((SELECT min((s->>0)::int) FROM jsonb_array_elements(rule->'ladder') s WHERE (s->>0)::int > budget.count),
        budget.count + 1) - budget.count;
    END IF;
    IF under_way >= places THEN
      -- Those under way end soon, and the first of them frees a place or closes the door.
      RETURN QUERY SELECT budget.key, p_now + interval '1 second';
      RETURN;
    END IF;
    budget.pending := budget.pending || (p_now + interval '1 minute');
    held := held || budget;
  END LOOP;
  FOREACH budget IN ARRAY held LOOP
    UPDATE attempt_budget SET count = budget.count, pending = budget.pending WHERE key = budget.key;
  END LOOP;
END $$;

-- Ends reserved attempts that were not right: counts them, or only frees their places if nothing was judged. Locks in the order
-- of attempt_reserve(), so that no two attempts wait for each other in a circle.
CREATE OR REPLACE FUNCTION attempt_end(p_now timestamptz, p_rules jsonb, p_counts boolean) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  rule jsonb;
  budget attempt_budget;
  step jsonb;
BEGIN
  FOREACH rule IN ARRAY ARRAY(SELECT r FROM jsonb_array_elements(p_rules) r ORDER BY r->>'key' COLLATE "C") LOOP
    SELECT * INTO budget FROM attempt_budget b WHERE b.key = rule->>'key' FOR UPDATE;
    CONTINUE WHEN NOT FOUND;
    IF p_counts THEN
      IF rule ? 'window' THEN
        IF budget.count = 0 OR budget.window_start + make_interval(secs => (rule->>'window')::int) <= p_now THEN
          budget.count := 0;
          budget.window_start := p_now;
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
    END IF;
    UPDATE attempt_budget SET count = budget.count, window_start = budget.window_start, blocked_until = budget.blocked_until,
      pending = budget.pending[2:] WHERE key = budget.key;
  END LOOP;
END $$;

-- Ends reserved attempts that were right: frees their places, and clears ladders. Locks in the order of attempt_reserve().
CREATE OR REPLACE FUNCTION attempt_give_back(p_ladders text[], p_windows text[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  k text;
BEGIN
  FOREACH k IN ARRAY ARRAY(SELECT u FROM unnest(p_ladders || p_windows) u ORDER BY u COLLATE "C") LOOP
    UPDATE attempt_budget SET pending = pending[2:], count = CASE WHEN k = ANY (p_ladders) THEN 0 ELSE count END,
      blocked_until = CASE WHEN k = ANY (p_ladders) THEN NULL ELSE blocked_until END
      WHERE key = k;
  END LOOP;
END $$;

-- Takes one place for each of many things that are done in this transaction, such as mails that are queued: one in the budget of
-- its own, and one in the budget that all share. Both are windows. A place counts as soon as the transaction commits, and not at
-- all if it fails: until then its rows are locked, so that no race goes beyond a limit. Returns those that get no place, by their
-- number in the list, with the budget that refused and its time. Each has another key. Runs in the workspace's scope, and leaves
-- it for the budgets alone.
CREATE OR REPLACE FUNCTION attempt_take(p_now timestamptz, p_shared jsonb, p_each jsonb)
  RETURNS TABLE (place int, refused text, retry_at timestamptz) LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  w uuid := current_workspace();
  rules jsonb := p_each || p_shared;
  shared attempt_budget;
  places int;
BEGIN
  PERFORM set_config('role', 'none', true);
  -- In key order, so that two requests never wait for each other.
  INSERT INTO attempt_budget (key, count, window_start)
    SELECT r->>'key', 0, p_now FROM jsonb_array_elements(rules) r ORDER BY r->>'key' COLLATE "C" ON CONFLICT DO NOTHING;
  PERFORM FROM attempt_budget WHERE key = ANY (ARRAY(SELECT r->>'key' FROM jsonb_array_elements(rules) r))
    ORDER BY key COLLATE "C" FOR UPDATE;
  UPDATE attempt_budget b SET count = 0, window_start = p_now FROM jsonb_array_elements(rules) r
    WHERE b.key = r->>'key' AND (b.count = 0 OR b.window_start + make_interval(secs => (r->>'window')::int) <= p_now);
  SELECT * INTO STRICT shared FROM attempt_budget WHERE key = p_shared->>'key';
  places := (p_shared->>'max')::int - shared.count;
  RETURN QUERY
    WITH wanted AS (
      SELECT (n - 1)::int AS place, b.key, b.count < (r->>'max')::int AS free,
        b.window_start + make_interval(secs => (r->>'window')::int) AS free_at
      FROM jsonb_array_elements(p_each) WITH ORDINALITY AS one (r, n) JOIN attempt_budget b ON b.key = r->>'key'
    ), judged AS (
      SELECT *, free AND sum(free::int) OVER (ORDER BY place) <= places AS taken FROM wanted
    ), own AS (
      UPDATE attempt_budget b SET count = b.count + 1 FROM judged j WHERE j.taken AND b.key = j.key
    ), together AS (
      UPDATE attempt_budget b SET count = b.count + (SELECT count(*) FROM judged WHERE taken) WHERE b.key = shared.key
    )
    SELECT j.place, CASE WHEN j.free THEN shared.key ELSE j.key END,
      CASE WHEN j.free THEN shared.window_start + make_interval(secs => (p_shared->>'window')::int) ELSE j.free_at END
    FROM judged j WHERE NOT j.taken;
  PERFORM enter_workspace(w);
END $$;


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
        'distrustedAt', m.distrusted_at, 'preferredCredentialId', m.preferred_credential_id),
      'workspace', json_build_object('id', w.id, 'slug', w.slug, 'name', w.name, 'plan', w.plan),
      'policy', json_build_object('version', p.version, 'settings', p.settings, 'dueAt', p.due_at),
      'reset', (SELECT json_build_object('id', r.id, 'requestedAt', r.requested_at, 'issuedAt', r.issued_at, 'expiresAt', r.expires_at,
          'openedAt', r.opened_at, 'endedAt', r.ended_at, 'ending', r.ending)
        FROM reset r WHERE m.suspended_at IS NOT NULL AND r.workspace_id = m.workspace_id AND r.member_id = m.id
          AND r.issued_at IS NOT NULL ORDER BY r.issued_at DESC LIMIT 1))
    FROM policy_version p WHERE p.workspace_id = w.id AND p.published_at IS NOT NULL AND p.effective_at <= p_now
    ORDER BY p.version DESC LIMIT 1);
END $$;

-- Returns the caller: the live session of a token, with what is known about its member. Null if there is none.
CREATE OR REPLACE FUNCTION standing(p_token_hash bytea, p_now timestamptz) RETURNS json LANGUAGE plpgsql STABLE
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
    'mac', encode(s.mac, 'base64'), 'passwordAt', s.password_at, 'secondFactorAt', s.second_factor_at, 'enrolmentGrant', s.enrolment_grant, 'resetId', s.reset_id,
    'failures', s.failures)) END;
END $$;
