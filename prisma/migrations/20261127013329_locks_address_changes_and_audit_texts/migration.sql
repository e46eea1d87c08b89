-- AlterTable
ALTER TABLE "member" ADD COLUMN     "locked_at" TIMESTAMPTZ(3),
ADD COLUMN     "unlocked_by" TEXT;

-- CreateTable
CREATE TABLE "address_change" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "from_email" TEXT NOT NULL,
    "to_email" TEXT NOT NULL,
    "stop_token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "address_change_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "notice_link" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_link_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "audit_text" (
    "workspace_id" UUID NOT NULL,
    "commitment" BYTEA NOT NULL,
    "member_id" UUID NOT NULL,
    "key" BYTEA NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "audit_text_pkey" PRIMARY KEY ("workspace_id","commitment")
);

-- CreateIndex
CREATE UNIQUE INDEX "address_change_stop_token_hash_key" ON "address_change"("stop_token_hash");

-- CreateIndex
CREATE INDEX "address_change_workspace_id_member_id_idx" ON "address_change"("workspace_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_link_token_hash_key" ON "notice_link"("token_hash");

-- CreateIndex
CREATE INDEX "notice_link_workspace_id_member_id_idx" ON "notice_link"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "notice_link_created_at_idx" ON "notice_link"("created_at");

-- CreateIndex
CREATE INDEX "audit_text_workspace_id_member_id_idx" ON "audit_text"("workspace_id", "member_id");

-- AddForeignKey
ALTER TABLE "address_change" ADD CONSTRAINT "address_change_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_link" ADD CONSTRAINT "notice_link_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- prisma/functions/01-columns-and-indexes.sql
-- Columns, indexes and constraints that schema.prisma cannot express. IF NOT EXISTS changes nothing that is there: a
-- migration that changes one of these drops the old one first.

-- Names and addresses are compared bytewise: a prefix is a range, which row security can push into an index.
DO $$
DECLARE
  place text[];
BEGIN
  FOREACH place SLICE 1 IN ARRAY ARRAY[['member', 'name_key'], ['member', 'email_key'], ['member_token', 'token'],
    ['member_token', 'name_key']] LOOP
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = place[1]::regclass AND attname = place[2]
        AND attcollation = '"C"'::regcollation) THEN
      EXECUTE format('ALTER TABLE %I ALTER COLUMN %I TYPE text COLLATE "C"', place[1], place[2]);
    END IF;
  END LOOP;
END $$;

ALTER TABLE member ADD COLUMN IF NOT EXISTS two_factor_on boolean NOT NULL
  GENERATED ALWAYS AS (totp_count + passkey_count + email_count > 0) STORED;

-- What an assessment can depend on, as one small number (lib/members/member-class.ts reads it). Classes differ by whether
-- there is any method, and by which of a member's own dates may matter. So the few who are exempt are in classes of their
-- own.
ALTER TABLE member ADD COLUMN IF NOT EXISTS class smallint NOT NULL GENERATED ALWAYS AS (
  CASE
    WHEN deactivated_at IS NOT NULL THEN CASE WHEN totp_count + passkey_count + email_count > 0 THEN 4 ELSE 1 END
    WHEN joined_at IS NULL THEN CASE WHEN totp_count + passkey_count + email_count > 0 THEN 5 ELSE 2 END
    WHEN suspended_at IS NOT NULL THEN CASE WHEN totp_count + passkey_count + email_count > 0 THEN 6 ELSE 3 END
    ELSE 8 + (((((CASE role WHEN 'owner' THEN 3 WHEN 'admin' THEN 2 WHEN 'helpdesk' THEN 1 ELSE 0 END * 3
      + least(totp_count, 2)) * 3 + least(passkey_count, 2)) * 2 + least(email_count, 1)) * 2
      + CASE WHEN recovery_codes_left >= 3 THEN 1 ELSE 0 END) * 3
      + CASE WHEN exempt_until IS NOT NULL THEN 2 WHEN grace_until IS NOT NULL THEN 1 ELSE 0 END)
  END) STORED;

-- Lists of members cost the same at a million rows: each filter is a few ranges of one index.
CREATE INDEX IF NOT EXISTS member_two_factor ON member (workspace_id, two_factor_on, name_key, id);
CREATE INDEX IF NOT EXISTS member_by_class ON member (workspace_id, class, name_key, id);
CREATE INDEX IF NOT EXISTS member_owner ON member (workspace_id, id) WHERE role = 'owner';
-- The few members who may help are found without reading all members.
CREATE INDEX IF NOT EXISTS member_staff ON member (workspace_id, role) WHERE role <> 'member';
CREATE INDEX IF NOT EXISTS member_exempt ON member (workspace_id, exempt_until, id) WHERE exempt_until IS NOT NULL;
CREATE INDEX IF NOT EXISTS member_lapsing_grace ON member (grace_until) WHERE grace_until IS NOT NULL;
CREATE INDEX IF NOT EXISTS member_lapsing_exemption ON member (exempt_until) WHERE exempt_until IS NOT NULL;

CREATE INDEX IF NOT EXISTS session_live ON session (workspace_id, member_id, last_seen_at) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS policy_one_draft ON policy_version (workspace_id) WHERE published_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS credential_one_email ON credential (workspace_id, member_id) WHERE kind = 'email';
CREATE UNIQUE INDEX IF NOT EXISTS help_request_one_open ON help_request (workspace_id, member_id) WHERE closed_at IS NULL;
CREATE INDEX IF NOT EXISTS help_request_open ON help_request (workspace_id, created_at, id) WHERE closed_at IS NULL;
CREATE INDEX IF NOT EXISTS task_waiting ON task (not_before) WHERE done_at IS NULL;

-- A request for a reset takes nothing from a reset in force: a member has at most one in force, and one request of each
-- asker.
CREATE UNIQUE INDEX IF NOT EXISTS reset_one_in_force ON reset (workspace_id, member_id)
  WHERE issued_at IS NOT NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS reset_one_request ON reset (workspace_id, member_id, issued_by_id)
  WHERE issued_at IS NULL AND ended_at IS NULL;
ALTER TABLE reset DROP CONSTRAINT IF EXISTS ended_somehow;
ALTER TABLE reset ADD CONSTRAINT ended_somehow CHECK ((ended_at IS NULL) = (ending IS NULL));

-- A key with a counter that went back may have been copied. It is switched off for good, and no reset that is taken back
-- switches it on again.
ALTER TABLE credential DROP CONSTRAINT IF EXISTS distrusted_is_suspended;
ALTER TABLE credential ADD CONSTRAINT distrusted_is_suspended CHECK (distrusted_at IS NULL OR suspended_at IS NOT NULL);

-- The languages that the words are written in (words/language.ts), and what can be a name of a time zone.
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['workspace', 'member'] LOOP
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT IF EXISTS known_language', t);
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT known_language CHECK (language IN (''en'', ''de''))', t);
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT IF EXISTS named_time_zone', t);
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT named_time_zone CHECK (time_zone ~ ''^[A-Za-z][A-Za-z0-9_+/-]{1,63}$'')', t);
  END LOOP;
END $$;

-- A lock says what unlocks it.
ALTER TABLE member DROP CONSTRAINT IF EXISTS lock_ends_somehow;
ALTER TABLE member ADD CONSTRAINT lock_ends_somehow CHECK (
  (locked_at IS NULL) = (unlocked_by IS NULL) AND (unlocked_by IS NULL OR unlocked_by IN ('admin', 'password')));


-- prisma/functions/03-row-security.sql
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
    'application_use', 'issuer_key', 'oidc_record', 'address_change', 'notice_link', 'audit_text', 'audit_event', 'audit_head', 'audit_seal'] LOOP
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
  FOREACH t IN ARRAY ARRAY['workspace', 'policy_version', 'member', 'reset', 'help_request', 'application', 'application_member', 'application_grant', 'audit_event', 'audit_head',
    'audit_seal'] LOOP
    EXECUTE format('CREATE POLICY look_up ON %I FOR SELECT TO %I USING (true)', t, serving);
    EXECUTE format('GRANT SELECT ON %I TO %I', t, serving);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['session', 'invitation', 'password_reset', 'spent_challenge', 'pending_sign_up', 'email_code',
    'queued_mail', 'member_tally', 'task', 'bulk_act', 'coverage_day', 'application_request', 'oidc_record', 'address_change', 'notice_link'] LOOP
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
  -- The owner reads everything on a connection of its own, for a backup. A function that runs with its rights does not.
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relrowsecurity LOOP
    EXECUTE format('CREATE POLICY back_up ON %I FOR SELECT TO CURRENT_USER USING (session_user = current_user)', t);
  END LOOP;
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
        'distrustedAt', m.distrusted_at, 'preferredCredentialId', m.preferred_credential_id, 'language', m.language,
        'timeZone', m.time_zone, 'lockedAt', m.locked_at, 'unlockedBy', m.unlocked_by),
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

-- Returns a session with what is known about its member, as JSON. Only a full session is told what waits for its member.
CREATE OR REPLACE FUNCTION session_standing(s session, p_now timestamptz) RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
  facts json;
  waiting json;
BEGIN
  SELECT member_facts(w, m, p_now), CASE WHEN s.stage = 'full' THEN waiting_for(m, p_now) END INTO facts, waiting FROM member m JOIN workspace w ON w.id = m.workspace_id
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
  RETURN CASE WHEN FOUND THEN session_standing(s, p_now) END;
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

-- A changed password, a reset, a lock and a deactivation end what every application holds of the member, in sessions that stay too.
CREATE OR REPLACE FUNCTION grants_of_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM grants_end(NEW.workspace_id, ARRAY(SELECT id FROM application_grant
    WHERE workspace_id = NEW.workspace_id AND member_id = NEW.id AND ended_at IS NULL), clock_timestamp());
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER grants_end AFTER UPDATE OF password_changed_at, suspended_at, locked_at, deactivated_at ON member FOR EACH ROW
  WHEN (NEW.password_changed_at IS DISTINCT FROM OLD.password_changed_at OR (OLD.suspended_at IS NULL AND NEW.suspended_at IS NOT NULL)
    OR (OLD.locked_at IS NULL AND NEW.locked_at IS NOT NULL)
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
  RETURN CASE WHEN FOUND THEN json_build_object('standing', session_standing(s, p_now), 'sessionToken', encode(s.token_hash, 'base64'),
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
