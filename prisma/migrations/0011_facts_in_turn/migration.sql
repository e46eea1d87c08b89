-- Facts about a member are counted one change after another. Counted side by side, each change saw the rows without the other's,
-- and the last to write left a wrong number: a confirmed app that was not there for sign-in.

CREATE OR REPLACE FUNCTION refresh_member_facts(w uuid, m uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  apps integer;
  keys integer;
  mails integer;
  saved timestamptz;
  codes_left integer := 0;
  set_in_force uuid;
BEGIN
  -- Each statement from here on sees what was committed before the lock was had.
  PERFORM FROM member WHERE workspace_id = w AND id = m FOR NO KEY UPDATE;
  SELECT count(*) FILTER (WHERE kind = 'totp'), count(*) FILTER (WHERE kind = 'passkey'), count(*) FILTER (WHERE kind = 'email')
    INTO apps, keys, mails FROM credential
    WHERE workspace_id = w AND member_id = m AND confirmed_at IS NOT NULL AND suspended_at IS NULL;
  SELECT id, saved_at INTO set_in_force, saved FROM recovery_code_set
    WHERE workspace_id = w AND member_id = m AND saved_at IS NOT NULL AND suspended_at IS NULL ORDER BY saved_at DESC LIMIT 1;
  IF FOUND THEN
    SELECT count(*) INTO codes_left FROM recovery_code
      WHERE workspace_id = w AND set_id = set_in_force AND used_at IS NULL;
  END IF;
  UPDATE member SET totp_count = apps, passkey_count = keys, email_count = mails, codes_saved_at = saved,
    recovery_codes_left = codes_left
  WHERE workspace_id = w AND id = m
    AND (totp_count, passkey_count, email_count, codes_saved_at, recovery_codes_left)
      IS DISTINCT FROM (apps, keys, mails, saved, codes_left);
END $$;
