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
