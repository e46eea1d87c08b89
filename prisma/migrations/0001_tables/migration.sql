-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('owner', 'admin', 'helpdesk', 'member');

-- CreateEnum
CREATE TYPE "plan" AS ENUM ('business', 'enterprise');

-- CreateEnum
CREATE TYPE "credential_kind" AS ENUM ('totp', 'passkey', 'email');

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
    "published_at" TIMESTAMPTZ(3),
    "published_by_id" UUID,
    "effective_at" TIMESTAMPTZ(3),
    "due_at" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("workspace_id","version")
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

    CONSTRAINT "member_token_pkey" PRIMARY KEY ("workspace_id","member_id","token")
);

-- CreateTable
CREATE TABLE "credential" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "credential_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "suspended_at" TIMESTAMPTZ(3),
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
    "refused_at" TIMESTAMPTZ(3),
    "identity_check" TEXT NOT NULL,
    "reason" TEXT,
    "issued_at" TIMESTAMPTZ(3),
    "code_salt" BYTEA,
    "code_hash" BYTEA,
    "expires_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by_id" UUID,
    "stopped_at" TIMESTAMPTZ(3),
    "stop_token_hash" BYTEA,
    "voided_at" TIMESTAMPTZ(3),
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

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("workspace_id","sequence")
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
CREATE INDEX "email_code_holder_id_purpose_created_at_idx" ON "email_code"("holder_id", "purpose", "created_at");

-- CreateIndex
CREATE INDEX "email_code_expires_at_idx" ON "email_code"("expires_at");

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
CREATE INDEX "queued_mail_next_try_at_idx" ON "queued_mail"("next_try_at");

-- CreateIndex
CREATE INDEX "attempt_budget_window_start_idx" ON "attempt_budget"("window_start");

-- AddForeignKey
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

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

