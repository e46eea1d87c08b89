-- CreateEnum
CREATE TYPE "application_kind" AS ENUM ('web', 'public', 'gate');

-- CreateEnum
CREATE TYPE "audience" AS ENUM ('everyone', 'roles', 'members');

-- CreateEnum
CREATE TYPE "application_demand" AS ENUM ('policy', 'second_factor', 'phishing_resistant');

-- CreateTable
CREATE TABLE "application" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "application_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "redirect_addresses" TEXT[],
    "sign_out_address" TEXT,
    "back_channel_address" TEXT,
    "audience" "audience" NOT NULL DEFAULT 'everyone',
    "roles" "role"[],
    "demand" "application_demand" NOT NULL DEFAULT 'policy',
    "fresh_minutes" INTEGER,
    "claims" TEXT[],
    "refresh_tokens" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "paused_at" TIMESTAMPTZ(3),
    "last_failed_at" TIMESTAMPTZ(3),
    "last_failure" TEXT,
    "failure_detail" TEXT,

    CONSTRAINT "application_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "application_secret" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "application_secret_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "application_member" (
    "workspace_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "application_member_pkey" PRIMARY KEY ("workspace_id","application_id","member_id")
);

-- CreateTable
CREATE TABLE "application_request" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "browser_hash" BYTEA NOT NULL,
    "resume_path" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_request_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "application_grant" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "token_hash" BYTEA,
    "mac" BYTEA NOT NULL,
    "acr" TEXT NOT NULL,
    "amr" TEXT[],
    "auth_time" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "application_grant_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "application_use" (
    "workspace_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_use_pkey" PRIMARY KEY ("workspace_id","application_id","member_id")
);

-- CreateTable
CREATE TABLE "issuer_key" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "algorithm" TEXT NOT NULL,
    "public_key" JSONB NOT NULL,
    "private_key" BYTEA NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "signs_from" TIMESTAMPTZ(3) NOT NULL,
    "retires_at" TIMESTAMPTZ(3),

    CONSTRAINT "issuer_key_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "oidc_record" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "handle_hash" BYTEA NOT NULL,
    "grant_id" UUID,
    "payload" JSONB NOT NULL,
    "mac" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "oidc_record_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "application_secret_workspace_id_application_id_idx" ON "application_secret"("workspace_id", "application_id");

-- CreateIndex
CREATE INDEX "application_member_workspace_id_member_id_idx" ON "application_member"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "application_request_expires_at_idx" ON "application_request"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "application_grant_token_hash_key" ON "application_grant"("token_hash");

-- CreateIndex
CREATE INDEX "application_grant_workspace_id_session_id_idx" ON "application_grant"("workspace_id", "session_id");

-- CreateIndex
CREATE INDEX "application_grant_workspace_id_member_id_created_at_idx" ON "application_grant"("workspace_id", "member_id", "created_at");

-- CreateIndex
CREATE INDEX "application_grant_workspace_id_application_id_created_at_idx" ON "application_grant"("workspace_id", "application_id", "created_at");

-- CreateIndex
CREATE INDEX "application_use_workspace_id_member_id_last_at_idx" ON "application_use"("workspace_id", "member_id", "last_at");

-- CreateIndex
CREATE INDEX "application_use_workspace_id_application_id_last_at_idx" ON "application_use"("workspace_id", "application_id", "last_at");

-- CreateIndex
CREATE INDEX "oidc_record_workspace_id_grant_id_idx" ON "oidc_record"("workspace_id", "grant_id");

-- CreateIndex
CREATE INDEX "oidc_record_expires_at_idx" ON "oidc_record"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "oidc_record_workspace_id_handle_hash_key" ON "oidc_record"("workspace_id", "handle_hash");

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_secret" ADD CONSTRAINT "application_secret_workspace_id_application_id_fkey" FOREIGN KEY ("workspace_id", "application_id") REFERENCES "application"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_member" ADD CONSTRAINT "application_member_workspace_id_application_id_fkey" FOREIGN KEY ("workspace_id", "application_id") REFERENCES "application"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_member" ADD CONSTRAINT "application_member_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_request" ADD CONSTRAINT "application_request_workspace_id_application_id_fkey" FOREIGN KEY ("workspace_id", "application_id") REFERENCES "application"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_grant" ADD CONSTRAINT "application_grant_workspace_id_application_id_fkey" FOREIGN KEY ("workspace_id", "application_id") REFERENCES "application"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_grant" ADD CONSTRAINT "application_grant_workspace_id_session_id_fkey" FOREIGN KEY ("workspace_id", "session_id") REFERENCES "session"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_use" ADD CONSTRAINT "application_use_workspace_id_application_id_fkey" FOREIGN KEY ("workspace_id", "application_id") REFERENCES "application"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_use" ADD CONSTRAINT "application_use_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issuer_key" ADD CONSTRAINT "issuer_key_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "oidc_record" ADD CONSTRAINT "oidc_record_workspace_id_grant_id_fkey" FOREIGN KEY ("workspace_id", "grant_id") REFERENCES "application_grant"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

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
    'application_use', 'issuer_key', 'oidc_record', 'audit_event', 'audit_head', 'audit_seal'] LOOP
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
  FOREACH t IN ARRAY ARRAY['workspace', 'policy_version', 'member', 'reset', 'application', 'application_member', 'application_grant', 'audit_event', 'audit_head',
    'audit_seal'] LOOP
    EXECUTE format('CREATE POLICY look_up ON %I FOR SELECT TO %I USING (true)', t, serving);
    EXECUTE format('GRANT SELECT ON %I TO %I', t, serving);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['session', 'invitation', 'password_reset', 'spent_challenge', 'pending_sign_up', 'email_code',
    'queued_mail', 'member_tally', 'task', 'bulk_act', 'coverage_day', 'application_request', 'oidc_record'] LOOP
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

-- Returns a session with what is known about its member, as JSON.
CREATE OR REPLACE FUNCTION session_standing(s session, p_now timestamptz) RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
  facts json;
BEGIN
  SELECT member_facts(w, m, p_now) INTO facts FROM member m JOIN workspace w ON w.id = m.workspace_id
    WHERE m.workspace_id = s.workspace_id AND m.id = s.member_id;
  RETURN CASE WHEN facts IS NOT NULL THEN json_build_object('facts', facts, 'session', json_build_object('id', s.id,
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
  RETURN CASE WHEN FOUND THEN json_build_object('standing', session_standing(s, p_now), 'sessionToken', encode(s.token_hash, 'base64'),
    'application', json_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'address', a.address, 'audience', a.audience,
      'roles', a.roles, 'demand', a.demand, 'freshMinutes', a.fresh_minutes, 'claims', a.claims,
      'named', EXISTS (SELECT FROM application_member n WHERE n.workspace_id = g.workspace_id AND n.application_id = a.id AND n.member_id = g.member_id)),
    'grant', json_build_object('id', g.id, 'applicationId', g.application_id, 'memberId', g.member_id, 'sessionId', g.session_id,
      'tokenHash', encode(g.token_hash, 'base64'), 'mac', encode(g.mac, 'base64'), 'acr', g.acr, 'amr', g.amr, 'authTime', g.auth_time,
      'createdAt', g.created_at, 'lastUsedAt', g.last_used_at)) END;
END $$;
