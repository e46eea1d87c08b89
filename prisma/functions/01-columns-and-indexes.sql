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

-- What an assessment can depend on, as one small number (lib/records/member-rows/member-class.ts reads it). Classes differ by role and
-- methods, and by which of a member's own dates may matter. So the few who are exempt are in classes of their
-- own.
ALTER TABLE member ADD COLUMN IF NOT EXISTS class smallint NOT NULL GENERATED ALWAYS AS (
  CASE
    WHEN deactivated_at IS NOT NULL OR joined_at IS NULL OR suspended_at IS NOT NULL THEN
      440 + CASE WHEN deactivated_at IS NOT NULL THEN 0 WHEN joined_at IS NULL THEN 72 ELSE 144 END
      + ((CASE role WHEN 'owner' THEN 3 WHEN 'admin' THEN 2 WHEN 'helpdesk' THEN 1 ELSE 0 END * 3
      + least(totp_count, 2)) * 3 + least(passkey_count, 2)) * 2 + least(email_count, 1)
    ELSE 8 + (((((CASE role WHEN 'owner' THEN 3 WHEN 'admin' THEN 2 WHEN 'helpdesk' THEN 1 ELSE 0 END * 3
      + least(totp_count, 2)) * 3 + least(passkey_count, 2)) * 2 + least(email_count, 1)) * 2
      + CASE WHEN recovery_codes_left >= 3 THEN 1 ELSE 0 END) * 3
      + CASE WHEN exempt_until IS NOT NULL THEN 2 WHEN grace_until IS NOT NULL THEN 1 ELSE 0 END)
  END) STORED;

-- The last sign-in in milliseconds, -1 if there was none: row security lets numbers use an index, but not times.
ALTER TABLE member ADD COLUMN IF NOT EXISTS signed_in_ms bigint NOT NULL GENERATED ALWAYS AS (
  coalesce((extract(epoch FROM last_sign_in_at AT TIME ZONE 'UTC') * 1000)::bigint, -1)) STORED;

-- Lists of members cost the same at a million rows: each filter is a few ranges of one index.
CREATE INDEX IF NOT EXISTS member_two_factor ON member (workspace_id, two_factor_on, name_key, id);
CREATE INDEX IF NOT EXISTS member_by_class ON member (workspace_id, class, name_key, id);
-- The same by last sign-in, and members who never signed in by name.
CREATE INDEX IF NOT EXISTS member_sign_in ON member (workspace_id, signed_in_ms, id);
CREATE INDEX IF NOT EXISTS member_class_sign_in ON member (workspace_id, class, signed_in_ms, id);
CREATE INDEX IF NOT EXISTS member_never ON member (workspace_id, class, name_key, id) WHERE signed_in_ms = -1;
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
  FOREACH t IN ARRAY ARRAY['workspace', 'member', 'queued_mail'] LOOP
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT IF EXISTS known_language', t);
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT known_language CHECK (language IN (''en'', ''de''))', t);
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT IF EXISTS named_time_zone', t);
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT named_time_zone CHECK (time_zone ~ ''^[A-Za-z][A-Za-z0-9_+/-]{1,63}$'')', t);
  END LOOP;
END $$;

ALTER TABLE workspace DROP CONSTRAINT IF EXISTS accent_is_a_colour;
ALTER TABLE workspace ADD CONSTRAINT accent_is_a_colour CHECK (accent ~ '^#[0-9a-f]{6}$');

ALTER TABLE workspace DROP CONSTRAINT IF EXISTS erased_after_its_time;
ALTER TABLE workspace ADD CONSTRAINT erased_after_its_time CHECK (erased_at IS NULL OR delete_at IS NOT NULL);

-- A lock says what unlocks it.
ALTER TABLE member DROP CONSTRAINT IF EXISTS lock_ends_somehow;
ALTER TABLE member ADD CONSTRAINT lock_ends_somehow CHECK (
  (locked_at IS NULL) = (unlocked_by IS NULL) AND (unlocked_by IS NULL OR unlocked_by IN ('admin', 'password')));
