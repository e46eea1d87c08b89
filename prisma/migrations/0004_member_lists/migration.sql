-- Lists of members that cost the same at a million rows: each filter is a few ranges of one index.

-- What an assessment can hang on, but for the policy and the clock, as one small number (lib/members/member-class.ts reads it):
-- 1 deactivated, 2 invited, 3 suspended by a reset; else 8 plus role, apps (0 to 2), passkeys (0 to 2), email, enough codes, and
-- whether a date of the member's own may matter.
ALTER TABLE member ADD COLUMN class smallint NOT NULL GENERATED ALWAYS AS (
  CASE
    WHEN deactivated_at IS NOT NULL THEN 1
    WHEN joined_at IS NULL THEN 2
    WHEN suspended_at IS NOT NULL THEN 3
    ELSE 8 + (((((CASE role WHEN 'owner' THEN 3 WHEN 'admin' THEN 2 WHEN 'helpdesk' THEN 1 ELSE 0 END * 3
      + least(totp_count, 2)) * 3 + least(passkey_count, 2)) * 2 + least(email_count, 1)) * 2
      + CASE WHEN recovery_codes_left >= 3 THEN 1 ELSE 0 END) * 2
      + CASE WHEN grace_until IS NULL AND exempt_until IS NULL THEN 0 ELSE 1 END)
  END) STORED;
CREATE INDEX member_by_class ON member (workspace_id, class, name_key, id);
CREATE INDEX member_owner ON member (workspace_id, id) WHERE role = 'owner';
CREATE INDEX member_lapsing_grace ON member (grace_until) WHERE grace_until IS NOT NULL;
CREATE INDEX member_lapsing_exemption ON member (exempt_until) WHERE exempt_until IS NOT NULL;

-- The days of grace granted, since a later policy may shorten them; null where there is no grace.
ALTER TABLE member_tally ADD COLUMN grace_days integer;

CREATE FUNCTION grace_days(joined_at timestamptz, grace_until timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT (grace_until AT TIME ZONE 'UTC')::date - (joined_at AT TIME ZONE 'UTC')::date $$;

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
  FOR event, source IN VALUES
    ('insert', '(SELECT *, 1 AS delta FROM added) changed'),
    ('delete', '(SELECT *, -1 AS delta FROM gone) changed'),
    ('update', '(SELECT *, 1 AS delta FROM added UNION ALL SELECT *, -1 AS delta FROM gone) changed') LOOP
    EXECUTE format('CREATE OR REPLACE FUNCTION tally_members_%s() RETURNS trigger LANGUAGE plpgsql AS %L', event,
      replace(body, 'FROM changed', 'FROM ' || source));
  END LOOP;
END $$;

DELETE FROM member_tally;
INSERT INTO member_tally (workspace_id, role, phase, totp, passkey, email, codes, suspended, grace_until, grace_days, exempt_until, n)
SELECT workspace_id, role,
  CASE WHEN deactivated_at IS NOT NULL THEN 'deactivated' WHEN joined_at IS NULL THEN 'invited' ELSE 'active' END,
  least(totp_count, 2), least(passkey_count, 2), least(email_count, 1), least(recovery_codes_left, 3),
  suspended_at IS NOT NULL, grace_until, grace_days(joined_at, grace_until), exempt_until, count(*)
FROM member GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;

-- Folds the changes of each workspace that has some, and leaves the others alone.
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

-- Forgets dates of members that passed more than a day ago, at most p_limit of them; answers how many. No rule tells them from
-- none, and the numbers of years ago fold into one. Called by the owner's job, who may write such rows and no others.
DO $$ BEGIN
  CREATE POLICY lapse ON member FOR UPDATE TO CURRENT_USER
    USING (grace_until < now() OR exempt_until < now()) WITH CHECK (true);
END $$;
CREATE FUNCTION forget_lapsed_dates(p_now timestamptz, p_limit integer) RETURNS integer LANGUAGE plpgsql AS $$
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
