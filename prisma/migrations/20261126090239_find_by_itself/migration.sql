-- CreateEnum
CREATE TYPE "session_ending" AS ENUM ('signed_out', 'ended_elsewhere', 'admin', 'method', 'password', 'reset', 'reset_over', 'codes', 'key', 'enrolled', 'limit');

-- AlterTable
ALTER TABLE "credential" ADD COLUMN     "session_id" UUID;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "ending" "session_ending";

-- AlterTable
ALTER TABLE "email_code" ADD COLUMN     "replaced" BYTEA[];

-- DropTable
DROP TABLE "webauthn_challenge";

-- CreateTable
CREATE TABLE "spent_challenge" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spent_challenge_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "spent_challenge_expires_at_idx" ON "spent_challenge"("expires_at");

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
    'spent_challenge', 'audit_event', 'audit_head', 'audit_seal'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    operations := CASE WHEN t LIKE 'audit%' THEN 'SELECT'
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
  FOREACH t IN ARRAY ARRAY['workspace', 'policy_version', 'member', 'reset', 'audit_event', 'audit_head', 'audit_seal'] LOOP
    EXECUTE format('CREATE POLICY look_up ON %I FOR SELECT TO %I USING (true)', t, serving);
    EXECUTE format('GRANT SELECT ON %I TO %I', t, serving);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['session', 'invitation', 'password_reset', 'spent_challenge', 'pending_sign_up', 'email_code',
    'queued_mail', 'member_tally', 'task', 'bulk_act', 'coverage_day'] LOOP
    EXECUTE format('CREATE POLICY system ON %I TO %I USING (true)', t, serving);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO %I', t, serving);
  END LOOP;
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON attempt_budget TO %I', serving);
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
END $$;


-- prisma/functions/09-sessions.sql
-- Sessions, and what is known about their members.

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
    'passwordAt', s.password_at, 'secondFactorAt', s.second_factor_at, 'enrolmentGrant', s.enrolment_grant, 'resetId', s.reset_id,
    'failures', s.failures)) END;
END $$;
