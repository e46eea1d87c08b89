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
