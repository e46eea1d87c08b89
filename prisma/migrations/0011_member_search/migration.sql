-- What an assessment can hang on, as one small number (lib/members/member-class.ts reads it). Whether there is any method, and which
-- date of a member's own may matter, tell classes apart now: the few who are exempt are found among no others.
ALTER TABLE member DROP COLUMN class;
ALTER TABLE member ADD COLUMN class smallint NOT NULL GENERATED ALWAYS AS (
  CASE
    WHEN deactivated_at IS NOT NULL THEN CASE WHEN totp_count + passkey_count + email_count > 0 THEN 4 ELSE 1 END
    WHEN joined_at IS NULL THEN CASE WHEN totp_count + passkey_count + email_count > 0 THEN 5 ELSE 2 END
    WHEN suspended_at IS NOT NULL THEN CASE WHEN totp_count + passkey_count + email_count > 0 THEN 6 ELSE 3 END
    ELSE 8 + (((((CASE role WHEN 'owner' THEN 3 WHEN 'admin' THEN 2 WHEN 'helpdesk' THEN 1 ELSE 0 END * 3
      + least(totp_count, 2)) * 3 + least(passkey_count, 2)) * 2 + least(email_count, 1)) * 2
      + CASE WHEN recovery_codes_left >= 3 THEN 1 ELSE 0 END) * 3
      + CASE WHEN exempt_until IS NOT NULL THEN 2 WHEN grace_until IS NOT NULL THEN 1 ELSE 0 END)
  END) STORED;
CREATE INDEX member_by_class ON member (workspace_id, class, name_key, id);

-- The words a member is found by: the whole name once from each of its words on, going round ("maria garcia", "garcia maria"), the
-- address, and its domain. So first and last name, in either order, are one range.
CREATE FUNCTION member_words(name_key text, email_key text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT left(array_to_string(words[i:] || words[:i - 1], ' '), 200)
  FROM (SELECT regexp_split_to_array(left(name_key, 200), '\s+') AS words) w,
    generate_series(1, least(cardinality(words), 8)) i
  WHERE name_key <> ''
  UNION SELECT email_key
  UNION SELECT split_part(email_key, '@', 2)
$$;

-- A member's words carry their class, so that a search under a filter is a few ranges too.
ALTER TABLE member_token ADD COLUMN class smallint NOT NULL DEFAULT 0;
ALTER TABLE member_token ALTER COLUMN class DROP DEFAULT;
CREATE INDEX member_token_by_class ON member_token (workspace_id, class, token, name_key, member_id);

-- New members have no words yet. Looking for them made each of many inserted at once read all that came before it, as long as the
-- table's statistics were those of an empty one; now one statement writes the words of all.
DROP TRIGGER tokens_changed ON member;
CREATE FUNCTION add_member_tokens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO member_token (workspace_id, member_id, token, name_key, class)
  SELECT m.workspace_id, m.id, token, m.name_key, m.class
  FROM added m, member_words(m.name_key, m.email_key) token WHERE token <> '';
  RETURN NULL;
END $$;
CREATE TRIGGER tokens_added AFTER INSERT ON member REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION add_member_tokens();

CREATE OR REPLACE FUNCTION keep_member_tokens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM member_token WHERE workspace_id = NEW.workspace_id AND member_id = NEW.id;
  INSERT INTO member_token (workspace_id, member_id, token, name_key, class)
  SELECT NEW.workspace_id, NEW.id, token, NEW.name_key, NEW.class
  FROM member_words(NEW.name_key, NEW.email_key) token WHERE token <> '';
  RETURN NULL;
END $$;
CREATE TRIGGER tokens_changed AFTER UPDATE OF name_key, email_key ON member
  FOR EACH ROW WHEN (OLD.name_key <> NEW.name_key OR OLD.email_key <> NEW.email_key) EXECUTE FUNCTION keep_member_tokens();

CREATE FUNCTION keep_token_class() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE member_token SET class = NEW.class WHERE workspace_id = NEW.workspace_id AND member_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER token_class_changed AFTER UPDATE OF class ON member
  FOR EACH ROW WHEN (OLD.class IS DISTINCT FROM NEW.class) EXECUTE FUNCTION keep_token_class();

DO $$
DECLARE
  w uuid;
BEGIN
  FOR w IN SELECT id FROM workspace LOOP
    PERFORM set_config('app.workspace_id', w::text, true);
    DELETE FROM member_token WHERE workspace_id = w;
    INSERT INTO member_token (workspace_id, member_id, token, name_key, class)
      SELECT workspace_id, id, token, name_key, class FROM member, member_words(name_key, email_key) token
      WHERE workspace_id = w AND token <> '';
  END LOOP;
  PERFORM set_config('app.workspace_id', '', true);
END $$;
