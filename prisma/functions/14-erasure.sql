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
