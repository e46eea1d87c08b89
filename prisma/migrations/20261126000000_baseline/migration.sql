-- CreateEnum
CREATE TYPE "role" AS ENUM ('owner', 'admin', 'helpdesk', 'member');

-- CreateEnum
CREATE TYPE "plan" AS ENUM ('business', 'enterprise');

-- CreateEnum
CREATE TYPE "credential_kind" AS ENUM ('totp', 'passkey', 'email');

-- CreateEnum
CREATE TYPE "reset_ending" AS ENUM ('used', 'stopped', 'refused', 'cancelled', 'replaced', 'lapsed', 'expired', 'left');

-- CreateEnum
CREATE TYPE "stage" AS ENUM ('challenge', 'enrolment', 'full');

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "plan" "plan" NOT NULL DEFAULT 'enterprise',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_version" (
    "workspace_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "published_at" TIMESTAMPTZ(3),
    "published_by_id" UUID,
    "effective_at" TIMESTAMPTZ(3),
    "due_at" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("workspace_id","version")
);

-- CreateTable
CREATE TABLE "task" (
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "data" JSONB,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "cursor" TEXT,
    "leased_until" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "task_pkey" PRIMARY KEY ("workspace_id","kind","subject")
);

-- CreateTable
CREATE TABLE "coverage_day" (
    "workspace_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "active" INTEGER NOT NULL,
    "covered" INTEGER NOT NULL,
    "protected" INTEGER NOT NULL,

    CONSTRAINT "coverage_day_pkey" PRIMARY KEY ("workspace_id","day")
);

-- CreateTable
CREATE TABLE "bulk_act" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "member_ids" UUID[],
    "filter" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "address" TEXT,
    "total" INTEGER,
    "done" INTEGER NOT NULL DEFAULT 0,
    "passed" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_act_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "member" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "password_hash" BYTEA,
    "password_changed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "joined_at" TIMESTAMPTZ(3),
    "deactivated_at" TIMESTAMPTZ(3),
    "grace_until" TIMESTAMPTZ(3),
    "exempt_until" TIMESTAMPTZ(3),
    "exempt_reason" TEXT,
    "preferred_credential_id" UUID,
    "prompted_at" TIMESTAMPTZ(3),
    "last_sign_in_at" TIMESTAMPTZ(3),
    "last_sign_in_amr" TEXT[],
    "totp_count" INTEGER NOT NULL DEFAULT 0,
    "passkey_count" INTEGER NOT NULL DEFAULT 0,
    "email_count" INTEGER NOT NULL DEFAULT 0,
    "distrusted_at" TIMESTAMPTZ(3),
    "recovery_codes_left" INTEGER NOT NULL DEFAULT 0,
    "codes_saved_at" TIMESTAMPTZ(3),
    "suspended_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "member_tally" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "phase" TEXT NOT NULL,
    "totp" INTEGER NOT NULL,
    "passkey" INTEGER NOT NULL,
    "email" INTEGER NOT NULL,
    "codes" INTEGER NOT NULL,
    "suspended" BOOLEAN NOT NULL,
    "grace_until" TIMESTAMPTZ(3),
    "grace_days" INTEGER,
    "exempt_until" TIMESTAMPTZ(3),
    "n" INTEGER NOT NULL,

    CONSTRAINT "member_tally_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_token" (
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "class" SMALLINT NOT NULL,

    CONSTRAINT "member_token_pkey" PRIMARY KEY ("workspace_id","member_id","token")
);

-- CreateTable
CREATE TABLE "credential" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "credential_kind" NOT NULL,
    "name" TEXT,
    "number" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "suspended_at" TIMESTAMPTZ(3),
    "distrusted_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "replaces_id" UUID,
    "secret" BYTEA,
    "last_step" BIGINT,
    "webauthn_id" BYTEA,
    "public_key" BYTEA,
    "sign_count" BIGINT,
    "transports" TEXT[],
    "aaguid" UUID,
    "backup_eligible" BOOLEAN,
    "backed_up" BOOLEAN,
    "user_verified" BOOLEAN,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "recovery_code_set" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "salt" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_at" TIMESTAMPTZ(3),
    "suspended_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_set_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "set_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,
    "code" BYTEA,
    "used_at" TIMESTAMPTZ(3),
    "unseen_since" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "session" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "stage" "stage" NOT NULL,
    "amr" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "password_at" TIMESTAMPTZ(3),
    "second_factor_at" TIMESTAMPTZ(3),
    "enrolment_grant" TEXT,
    "reset_id" UUID,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "ahead_step" BIGINT,
    "ahead_by" INTEGER,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "pending_sign_up" (
    "id" UUID NOT NULL,
    "workspace_id" UUID,
    "token_hash" BYTEA NOT NULL,
    "workspace_name" TEXT,
    "slug" TEXT,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "pending_sign_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_code" (
    "id" UUID NOT NULL,
    "workspace_id" UUID,
    "holder_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "mac" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "email_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reset" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "issued_by_id" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by_id" UUID,
    "identity_check" TEXT NOT NULL,
    "reason" TEXT,
    "issued_at" TIMESTAMPTZ(3),
    "code_salt" BYTEA,
    "code_hash" BYTEA,
    "expires_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ending" "reset_ending",
    "ended_by_id" UUID,
    "stop_token_hash" BYTEA,
    "restored_at" TIMESTAMPTZ(3),
    "restored_by_id" UUID,

    CONSTRAINT "reset_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "help_request" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,

    CONSTRAINT "help_request_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "webauthn_challenge" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "holder_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "challenge" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "webauthn_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "workspace_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "actor_id" UUID,
    "subject_id" UUID,
    "entry" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("workspace_id","sequence")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "workspace_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "audit_seal" (
    "workspace_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "seal" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("workspace_id","sequence","seal")
);

-- CreateTable
CREATE TABLE "queued_mail" (
    "id" UUID NOT NULL,
    "workspace_id" UUID,
    "template" TEXT NOT NULL,
    "payload" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "lane" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "queued_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt_budget" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "blocked_until" TIMESTAMPTZ(3),

    CONSTRAINT "attempt_budget_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");

-- CreateIndex
CREATE INDEX "member_workspace_id_name_key_id_idx" ON "member"("workspace_id", "name_key", "id");

-- CreateIndex
CREATE UNIQUE INDEX "member_workspace_id_email_key_key" ON "member"("workspace_id", "email_key");

-- CreateIndex
CREATE INDEX "member_tally_workspace_id_idx" ON "member_tally"("workspace_id");

-- CreateIndex
CREATE INDEX "member_token_workspace_id_token_name_key_member_id_idx" ON "member_token"("workspace_id", "token", "name_key", "member_id");

-- CreateIndex
CREATE INDEX "member_token_by_class" ON "member_token"("workspace_id", "class", "token", "name_key", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "credential_webauthn_id_key" ON "credential"("webauthn_id");

-- CreateIndex
CREATE INDEX "credential_workspace_id_member_id_idx" ON "credential"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "recovery_code_set_workspace_id_member_id_idx" ON "recovery_code_set"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "recovery_code_workspace_id_set_id_idx" ON "recovery_code"("workspace_id", "set_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_workspace_id_member_id_idx" ON "session"("workspace_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "pending_sign_up_token_hash_key" ON "pending_sign_up"("token_hash");

-- CreateIndex
CREATE INDEX "pending_sign_up_expires_at_idx" ON "pending_sign_up"("expires_at");

-- CreateIndex
CREATE INDEX "email_code_expires_at_idx" ON "email_code"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "email_code_holder_id_purpose_key" ON "email_code"("holder_id", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "reset_stop_token_hash_key" ON "reset"("stop_token_hash");

-- CreateIndex
CREATE INDEX "reset_workspace_id_member_id_requested_at_idx" ON "reset"("workspace_id", "member_id", "requested_at");

-- CreateIndex
CREATE INDEX "reset_workspace_id_requested_at_id_idx" ON "reset"("workspace_id", "requested_at", "id");

-- CreateIndex
CREATE INDEX "help_request_workspace_id_created_at_id_idx" ON "help_request"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "help_request_workspace_id_member_id_idx" ON "help_request"("workspace_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_workspace_id_member_id_idx" ON "invitation"("workspace_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "password_reset_token_hash_key" ON "password_reset"("token_hash");

-- CreateIndex
CREATE INDEX "password_reset_workspace_id_member_id_idx" ON "password_reset"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "webauthn_challenge_workspace_id_holder_id_idx" ON "webauthn_challenge"("workspace_id", "holder_id");

-- CreateIndex
CREATE INDEX "webauthn_challenge_expires_at_idx" ON "webauthn_challenge"("expires_at");

-- CreateIndex
CREATE INDEX "audit_event_workspace_id_action_sequence_idx" ON "audit_event"("workspace_id", "action", "sequence");

-- CreateIndex
CREATE INDEX "audit_event_workspace_id_actor_id_sequence_idx" ON "audit_event"("workspace_id", "actor_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_event_workspace_id_subject_id_sequence_idx" ON "audit_event"("workspace_id", "subject_id", "sequence");

-- CreateIndex
CREATE INDEX "queued_mail_lane_next_try_at_idx" ON "queued_mail"("lane", "next_try_at");

-- CreateIndex
CREATE INDEX "attempt_budget_window_start_idx" ON "attempt_budget"("window_start");

-- AddForeignKey
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage_day" ADD CONSTRAINT "coverage_day_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_act" ADD CONSTRAINT "bulk_act_workspace_id_actor_id_fkey" FOREIGN KEY ("workspace_id", "actor_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code_set" ADD CONSTRAINT "recovery_code_set_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_workspace_id_set_id_fkey" FOREIGN KEY ("workspace_id", "set_id") REFERENCES "recovery_code_set"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reset" ADD CONSTRAINT "reset_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_request" ADD CONSTRAINT "help_request_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

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


-- prisma/functions/02-roles.sql
-- Two roles for each database, named after it because roles belong to the cluster. Neither logs in. A login that serves is
-- a member of the serving role and nothing else. The login that migrates owns the tables, and is also a member if it
-- serves.

CREATE OR REPLACE FUNCTION current_workspace() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.workspace_id', true), '')::uuid $$;

DO $$
DECLARE
  -- The role that a request runs under. It owns nothing and bypasses nothing.
  app text := left('gatehouse_app_' || current_database(), 63);
  -- The role that looks up a workspace, works for the system, and changes to the application's role.
  serving text := left('gatehouse_serve_' || current_database(), 63);
  role text;
BEGIN
  -- Made once: a copy of the database under another name keeps the roles that hold its rights.
  IF to_regproc('app_role') IS NOT NULL THEN
    RETURN;
  END IF;
  FOREACH role IN ARRAY ARRAY[app, serving] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT', role);
    END IF;
    -- From PostgreSQL 16 on, the creator of a role may grant it but not change to it. That needs a membership of its own.
    IF NOT pg_has_role(current_user, role, CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END) THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', role);
    END IF;
  END LOOP;
  -- NOINHERIT: the serving role changes to the application's role, and has none of its rights before.
  IF NOT pg_has_role(serving, app, 'MEMBER') THEN
    EXECUTE format('GRANT %I TO %I', app, serving);
  END IF;
  EXECUTE format('CREATE FUNCTION app_role() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %L', format('SELECT %L::text', app));
  EXECUTE format('CREATE FUNCTION serving_role() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %L',
    format('SELECT %L::text', serving));
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I, %I', app, serving);
END $$;

-- Moves the rest of the transaction into a workspace, as the application's role.
CREATE OR REPLACE FUNCTION enter_workspace(p_workspace uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('role', app_role(), true), set_config('app.workspace_id', p_workspace::text, true);
END $$;


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
    'webauthn_challenge', 'audit_event', 'audit_head', 'audit_seal'] LOOP
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
  FOREACH t IN ARRAY ARRAY['session', 'invitation', 'password_reset', 'webauthn_challenge', 'pending_sign_up', 'email_code',
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


-- prisma/functions/04-member-facts.sql
-- Facts about a member that triggers keep, for lists that cost the same at any size.

-- Counts one change after another. If two changes counted at the same time, each would see the rows without the other's,
-- and the last to write would leave a wrong number.
CREATE OR REPLACE FUNCTION refresh_member_facts(w uuid, m uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  apps integer;
  keys integer;
  mails integer;
  distrusted timestamptz;
  saved timestamptz;
  codes_left integer := 0;
  set_in_force uuid;
BEGIN
  -- Each statement from here on sees what was committed before the lock was taken.
  PERFORM FROM member WHERE workspace_id = w AND id = m FOR NO KEY UPDATE;
  SELECT count(*) FILTER (WHERE kind = 'totp' AND suspended_at IS NULL), count(*) FILTER (WHERE kind = 'passkey' AND suspended_at IS NULL),
      count(*) FILTER (WHERE kind = 'email' AND suspended_at IS NULL), max(distrusted_at)
    INTO apps, keys, mails, distrusted FROM credential
    WHERE workspace_id = w AND member_id = m AND confirmed_at IS NOT NULL;
  SELECT id, saved_at INTO set_in_force, saved FROM recovery_code_set
    WHERE workspace_id = w AND member_id = m AND saved_at IS NOT NULL AND suspended_at IS NULL ORDER BY saved_at DESC LIMIT 1;
  IF FOUND THEN
    SELECT count(*) INTO codes_left FROM recovery_code
      WHERE workspace_id = w AND set_id = set_in_force AND used_at IS NULL;
  END IF;
  UPDATE member SET totp_count = apps, passkey_count = keys, email_count = mails, distrusted_at = distrusted, codes_saved_at = saved,
    recovery_codes_left = codes_left
  WHERE workspace_id = w AND id = m
    AND (totp_count, passkey_count, email_count, distrusted_at, codes_saved_at, recovery_codes_left)
      IS DISTINCT FROM (apps, keys, mails, distrusted, saved, codes_left);
END $$;

CREATE OR REPLACE FUNCTION member_facts_of_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM refresh_member_facts(OLD.workspace_id, OLD.member_id);
  ELSE
    PERFORM refresh_member_facts(NEW.workspace_id, NEW.member_id);
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER facts_changed AFTER INSERT OR DELETE OR UPDATE OF confirmed_at, suspended_at ON credential
  FOR EACH ROW EXECUTE FUNCTION member_facts_of_row();
CREATE OR REPLACE TRIGGER facts_changed AFTER INSERT OR DELETE OR UPDATE OF saved_at, suspended_at ON recovery_code_set
  FOR EACH ROW EXECUTE FUNCTION member_facts_of_row();

CREATE OR REPLACE FUNCTION member_facts_of_codes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_member_facts(s.workspace_id, s.member_id)
    FROM (SELECT DISTINCT workspace_id, set_id FROM changed) c
    JOIN recovery_code_set s ON s.workspace_id = c.workspace_id AND s.id = c.set_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER facts_inserted AFTER INSERT ON recovery_code REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION member_facts_of_codes();
CREATE OR REPLACE TRIGGER facts_updated AFTER UPDATE ON recovery_code REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION member_facts_of_codes();
CREATE OR REPLACE TRIGGER facts_deleted AFTER DELETE ON recovery_code REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION member_facts_of_codes();

-- Forgets dates of members that passed more than a day ago, at most p_limit of them, and returns how many. To every rule
-- such a date is the same as none, and the numbers of years ago fold into one. The system's job calls it, and may write
-- such rows and no others.
CREATE OR REPLACE FUNCTION forget_lapsed_dates(p_now timestamptz, p_limit integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  day_ago timestamptz := p_now - interval '1 day';
  changed integer;
BEGIN
  UPDATE member SET
    grace_until = CASE WHEN grace_until < day_ago THEN NULL ELSE grace_until END,
    exempt_until = CASE WHEN exempt_until < day_ago THEN NULL ELSE exempt_until END,
    exempt_reason = CASE WHEN exempt_until < day_ago THEN NULL ELSE exempt_reason END
  WHERE (workspace_id, id) IN (SELECT workspace_id, id FROM member WHERE grace_until < day_ago OR exempt_until < day_ago
    LIMIT p_limit FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed;
END $$;


-- prisma/functions/05-member-tallies.sql
-- How many members share a role and facts. Each change appends, and a job folds.

-- The days of grace granted, kept because a later policy may shorten them. Null if there is no grace.
CREATE OR REPLACE FUNCTION grace_days(joined_at timestamptz, grace_until timestamptz)
  RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT (grace_until AT TIME ZONE 'UTC')::date - (joined_at AT TIME ZONE 'UTC')::date $$;

DO $$
DECLARE
  body text := $body$
BEGIN
  INSERT INTO member_tally (workspace_id, role, phase, totp, passkey, email, codes, suspended, grace_until, grace_days, exempt_until, n)
  SELECT workspace_id, role,
    CASE WHEN deactivated_at IS NOT NULL THEN 'deactivated' WHEN joined_at IS NULL THEN 'invited' ELSE 'active' END,
    least(totp_count, 2), least(passkey_count, 2), least(email_count, 1), least(recovery_codes_left, 3),
    suspended_at IS NOT NULL, grace_until, grace_days(joined_at, grace_until), exempt_until, sum(delta)
  FROM changed
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 HAVING sum(delta) <> 0;
  RETURN NULL;
END $body$;
  source text;
  event text;
BEGIN
  -- One body for three sources: the transition tables of insert, update and delete have different names.
  FOR event, source IN VALUES
    ('insert', '(SELECT *, 1 AS delta FROM added) changed'),
    ('delete', '(SELECT *, -1 AS delta FROM gone) changed'),
    ('update', '(SELECT *, 1 AS delta FROM added UNION ALL SELECT *, -1 AS delta FROM gone) changed') LOOP
    EXECUTE format('CREATE OR REPLACE FUNCTION tally_members_%s() RETURNS trigger LANGUAGE plpgsql AS %L', event,
      replace(body, 'FROM changed', 'FROM ' || source));
  END LOOP;
END $$;

CREATE OR REPLACE TRIGGER tally_insert AFTER INSERT ON member REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tally_members_insert();
CREATE OR REPLACE TRIGGER tally_delete AFTER DELETE ON member REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION tally_members_delete();
CREATE OR REPLACE TRIGGER tally_update AFTER UPDATE ON member REFERENCING NEW TABLE AS added OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION tally_members_update();

-- Folds the changes of each workspace that has some, and leaves the others alone. The system's job calls it.
CREATE OR REPLACE FUNCTION fold_member_tally() RETURNS void LANGUAGE sql AS $$
  WITH folding AS (
    SELECT DISTINCT workspace_id FROM (
      SELECT workspace_id FROM member_tally
      GROUP BY workspace_id, role, phase, totp, passkey, email, codes, suspended, grace_until, grace_days, exempt_until
      HAVING count(*) > 1) keys
  ), taken AS (
    DELETE FROM member_tally t USING folding f WHERE t.workspace_id = f.workspace_id RETURNING t.*
  )
  INSERT INTO member_tally (workspace_id, role, phase, totp, passkey, email, codes, suspended, grace_until, grace_days, exempt_until, n)
  SELECT workspace_id, role, phase, totp, passkey, email, codes, suspended, grace_until, grace_days, exempt_until, sum(n)
  FROM taken GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 HAVING sum(n) <> 0;
$$;


-- prisma/functions/06-member-search.sql
-- The words that a member is found by, kept by triggers.

-- The whole name, started at each of its words and continued from the front ("maria garcia", "garcia maria"), the address,
-- and its domain. So first and last name, in either order, are one range.
CREATE OR REPLACE FUNCTION member_words(name_key text, email_key text)
  RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT left(array_to_string(words[i:] || words[:i - 1], ' '), 200)
  FROM (SELECT regexp_split_to_array(left(name_key, 200), '\s+') AS words) w,
    generate_series(1, least(cardinality(words), 8)) i
  WHERE name_key <> ''
  UNION SELECT email_key
  UNION SELECT split_part(email_key, '@', 2)
$$;

-- New members have no words yet. Looking for them made each of many members inserted at once read all those before it, as
-- long as the table's statistics were those of an empty one. So one statement writes the words of all.
CREATE OR REPLACE FUNCTION add_member_tokens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO member_token (workspace_id, member_id, token, name_key, class)
  SELECT m.workspace_id, m.id, token, m.name_key, m.class
  FROM added m, member_words(m.name_key, m.email_key) token WHERE token <> '';
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER tokens_added AFTER INSERT ON member REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION add_member_tokens();

CREATE OR REPLACE FUNCTION keep_member_tokens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM member_token WHERE workspace_id = NEW.workspace_id AND member_id = NEW.id;
  INSERT INTO member_token (workspace_id, member_id, token, name_key, class)
  SELECT NEW.workspace_id, NEW.id, token, NEW.name_key, NEW.class
  FROM member_words(NEW.name_key, NEW.email_key) token WHERE token <> '';
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER tokens_changed AFTER UPDATE OF name_key, email_key ON member
  FOR EACH ROW WHEN (OLD.name_key <> NEW.name_key OR OLD.email_key <> NEW.email_key) EXECUTE FUNCTION keep_member_tokens();

-- A member's words carry the member's class, so that a search under a filter is also a few ranges.
CREATE OR REPLACE FUNCTION keep_token_class() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE member_token SET class = NEW.class WHERE workspace_id = NEW.workspace_id AND member_id = NEW.id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER token_class_changed AFTER UPDATE OF class ON member
  FOR EACH ROW WHEN (OLD.class IS DISTINCT FROM NEW.class) EXECUTE FUNCTION keep_token_class();

CREATE OR REPLACE FUNCTION drop_member_tokens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM member_token WHERE workspace_id = OLD.workspace_id AND member_id = OLD.id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER tokens_dropped AFTER DELETE ON member FOR EACH ROW EXECUTE FUNCTION drop_member_tokens();


-- prisma/functions/07-audit.sql
-- Audit: one chain for each workspace, without gaps.

-- The application can append through this function and read, nothing else.
CREATE OR REPLACE FUNCTION audit_append(p_at timestamptz, p_action text, p_actor uuid, p_subject uuid, p_entry text)
  RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE
  w uuid := current_workspace();
  head audit_head;
  event text;
BEGIN
  -- The head's row lock orders the writers of one workspace. It is held to the end of their transaction.
  SELECT * INTO head FROM audit_head WHERE workspace_id = w FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO audit_head VALUES (w, 0, decode(repeat('00', 32), 'hex')) ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT head FROM audit_head WHERE workspace_id = w FOR UPDATE;
  END IF;
  head.sequence := head.sequence + 1;
  event := '{"workspace":"' || w || '","sequence":' || head.sequence || ',' || substr(p_entry, 2);
  head.hash := sha256(head.hash || convert_to(event, 'UTF8'));
  INSERT INTO audit_event (workspace_id, sequence, at, action, actor_id, subject_id, entry, hash)
    VALUES (w, head.sequence, p_at, p_action, p_actor, p_subject, event, head.hash);
  UPDATE audit_head SET sequence = head.sequence, hash = head.hash WHERE workspace_id = w;
  RETURN head.sequence;
END $$;

-- Row security doesn't bind a superuser. This does.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE insufficient_privilege USING MESSAGE = 'seals stay';
END $$;

CREATE OR REPLACE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();


-- prisma/functions/08-attempts.sql
-- Attempts are counted and committed before the evidence is checked. These functions and those of the sign-in are planned
-- once for each connection: PL/pgSQL keeps plans, SQL functions keep none, and a plan for each set of values costs more
-- than the work it plans. A kept plan must fit the table as it grows, not the empty one it was made for: each row is found
-- by its key, and no table is read through.

-- A rule is
--   { key, window, max }   at most max in a window of so many seconds, or
--   { key, ladder }        [[count, seconds], …]: reaching count blocks for so long (-1: until cleared); above the last count the
--                          last step applies to each try.
-- Counts nothing if a rule refuses, and returns the key and the time of the first that does. Returns no row if all are reserved.
CREATE OR REPLACE FUNCTION attempt_reserve(p_now timestamptz, p_rules jsonb)
  RETURNS TABLE (refused text, retry_at timestamptz) LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
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

-- Gives reserved attempts back after success: clears ladders, and takes the counted attempt from windows. Locks in the
-- order of attempt_reserve(), so that a success and a try never wait for each other in a circle.
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
      UPDATE session SET revoked_at = s.last_seen_at WHERE workspace_id = w AND id = ANY (beyond);
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
    AND suspended_at IS NOT DISTINCT FROM p_suspended_at FOR NO KEY UPDATE;
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
