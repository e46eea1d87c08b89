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
