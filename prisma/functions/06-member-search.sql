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
