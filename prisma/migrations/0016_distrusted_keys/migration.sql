-- A key whose counter went back may have been copied: it is switched off for good, and no reset that is taken back brings it on again.
ALTER TABLE "credential" ADD COLUMN "distrusted_at" TIMESTAMPTZ(3);
ALTER TABLE "credential" ADD CONSTRAINT "distrusted_is_suspended" CHECK (distrusted_at IS NULL OR suspended_at IS NOT NULL);

-- A member with such a key is asked for a second factor even where no other method is left: never the password alone.
ALTER TABLE "member" ADD COLUMN "distrusted_at" TIMESTAMPTZ(3);

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
  -- Each statement from here on sees what was committed before the lock was had.
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
