-- Tasks: who does them is told when one is queued.

-- The notice is given when the transaction commits, so that a process which is woken by it finds the task.
CREATE OR REPLACE FUNCTION tell_of_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM added) THEN
    PERFORM pg_notify('task', '');
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER queued AFTER INSERT ON task REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_tasks();
