-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "delete_at" TIMESTAMPTZ(3),
ADD COLUMN     "deletion_asked_by_id" UUID,
ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

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
    'application_use', 'application_day', 'issuer_key', 'oidc_record', 'address_change', 'notice_link', 'workspace_logo', 'audit_text', 'audit_event', 'audit_head', 'audit_seal'] LOOP
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
  FOREACH t IN ARRAY ARRAY['workspace', 'workspace_logo', 'policy_version', 'member', 'reset', 'help_request', 'application', 'application_member', 'application_grant', 'audit_event', 'audit_head',
    'audit_seal'] LOOP
    EXECUTE format('CREATE POLICY look_up ON %I FOR SELECT TO %I USING (true)', t, serving);
    EXECUTE format('GRANT SELECT ON %I TO %I', t, serving);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['session', 'invitation', 'password_reset', 'spent_challenge', 'pending_sign_up', 'email_code',
    'queued_mail', 'member_tally', 'task', 'bulk_act', 'coverage_day', 'application_day', 'application_request', 'oidc_record', 'address_change', 'notice_link'] LOOP
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
  -- And because erase_history() does: it deletes of an erased workspace alone, which the triggers on the history also ask.
  FOREACH t IN ARRAY ARRAY['audit_seal', 'audit_event', 'audit_head', 'member_tally'] LOOP
    EXECUTE format('CREATE POLICY erase ON %I FOR DELETE TO CURRENT_USER USING (workspace_id = current_workspace())', t);
    EXECUTE format('CREATE POLICY erase_read ON %I FOR SELECT TO CURRENT_USER USING (workspace_id = current_workspace())', t);
  END LOOP;
  CREATE POLICY erase_read ON workspace FOR SELECT TO CURRENT_USER USING (id = current_workspace());
  -- The owner reads everything on a connection of its own, for a backup. A function that runs with its rights does not.
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relrowsecurity LOOP
    EXECUTE format('CREATE POLICY back_up ON %I FOR SELECT TO CURRENT_USER USING (session_user = current_user)', t);
  END LOOP;
END $$;


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

-- Row security doesn't bind a superuser, and grants don't bind the owner. This does, until they switch it off.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE insufficient_privilege USING MESSAGE = 'history stays';
END $$;

-- History goes with its workspace, which waits seven days for it, and in no other way.
CREATE OR REPLACE FUNCTION refuse_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM workspace WHERE id = OLD.workspace_id AND erased_at IS NOT NULL) THEN
    RETURN OLD;
  END IF;
  RAISE insufficient_privilege USING MESSAGE = 'history stays';
END $$;

CREATE OR REPLACE TRIGGER stays BEFORE UPDATE OR TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER stays BEFORE UPDATE OR TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER stays BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER stays_until_erased BEFORE DELETE ON audit_seal FOR EACH ROW EXECUTE FUNCTION refuse_deletion();
CREATE OR REPLACE TRIGGER stays_until_erased BEFORE DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_deletion();
CREATE OR REPLACE TRIGGER stays_until_erased BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION refuse_deletion();


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


-- prisma/functions/14-erasure.sql
-- Erasing a workspace: seven days after an owner asked for it by the database's own clock, and never sooner, whatever a login says.

-- Holds a workspace to the order of its deletion: it waits seven days, only then is it erased, and that is for good.
CREATE OR REPLACE FUNCTION deletion_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.erased_at IS NOT NULL AND (NEW.erased_at, NEW.delete_at) IS DISTINCT FROM (OLD.erased_at, OLD.delete_at) THEN
    RAISE insufficient_privilege USING MESSAGE = 'an erased workspace stays erased';
  END IF;
  -- Processes' clocks may be some minutes off.
  IF NEW.delete_at IS DISTINCT FROM OLD.delete_at AND NEW.delete_at < clock_timestamp() + interval '6 days 23 hours' THEN
    RAISE insufficient_privilege USING MESSAGE = 'a deletion waits seven days';
  END IF;
  IF NEW.erased_at IS DISTINCT FROM OLD.erased_at AND (OLD.delete_at IS NULL OR OLD.delete_at > clock_timestamp()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'a deletion waits seven days';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER deletion_waits BEFORE UPDATE OF delete_at, erased_at ON workspace
  FOR EACH ROW EXECUTE FUNCTION deletion_waits();

-- Deletes the next part of the history and of the tallies of an erased workspace, which the application may not. Returns whether there
-- may be more. With the last part it writes into the operator's log how many events there were.
CREATE OR REPLACE FUNCTION erase_history(p_most int) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE
  w uuid := current_workspace();
  place text;
  head audit_head;
  t text;
  gone int;
BEGIN
  SELECT slug INTO place FROM workspace WHERE id = w AND erased_at IS NOT NULL;
  IF NOT FOUND THEN
    RAISE insufficient_privilege USING MESSAGE = 'history stays';
  END IF;
  FOREACH t IN ARRAY ARRAY['audit_seal', 'audit_event', 'member_tally'] LOOP
    EXECUTE format('DELETE FROM %I WHERE ctid = ANY (ARRAY(SELECT ctid FROM %I WHERE workspace_id = $1 LIMIT $2))', t, t) USING w, p_most;
    GET DIAGNOSTICS gone = ROW_COUNT;
    IF gone > 0 THEN
      RETURN true;
    END IF;
  END LOOP;
  DELETE FROM audit_head WHERE workspace_id = w RETURNING * INTO head;
  INSERT INTO operator_run (id, at, operator, command, outcome)
    VALUES (gen_random_uuid(), clock_timestamp(), 'Gatehouse', 'workspace-erased ' || place, jsonb_build_object('events', coalesce(head.sequence, 0)));
  RETURN false;
END $$;
