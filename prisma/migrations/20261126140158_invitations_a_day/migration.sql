-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "invitations_a_day" INTEGER;

-- prisma/functions/08-attempts.sql
-- An attempt is reserved and committed before the evidence is checked, and ends in one of three ways: it counts, it is given
-- back, or no one says how it ended (an error, a dead process) and it lapses after a minute. These functions and those of the
-- sign-in are planned once for each connection: PL/pgSQL keeps plans, SQL functions keep none, and a plan for each set of values
-- costs more than the work it plans. A kept plan must fit the table as it grows, not the empty one it was made for: each row is
-- found by its key, and no table is read through.

-- A rule is
--   { key, window, max }   at most max that count in a window of so many seconds, or
--   { key, ladder }        [[count, seconds], …]: reaching count blocks for so long (-1: until cleared); above the last count the
--                          last step applies to each try.
-- Attempts under way take places too, so that no race looks at more wrong answers than the rule allows, unless the rule is
-- `shared`: then people who do not know each other would wait for each other.
-- `when` { key, count, window } leaves the rule out until that other budget has so many.
-- Reserves nothing if a rule refuses, and returns the key and the time of the first that does. Returns no row if all are reserved.
CREATE OR REPLACE FUNCTION attempt_reserve(p_now timestamptz, p_rules jsonb)
  RETURNS TABLE (refused text, retry_at timestamptz) LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  -- In key order, so that two requests never wait for each other.
  rules jsonb[] := ARRAY(SELECT r FROM jsonb_array_elements(p_rules) r ORDER BY r->>'key' COLLATE "C");
  rule jsonb;
  budget attempt_budget;
  held attempt_budget[] := ARRAY[]::attempt_budget[];
  under_way int;
  places int;
  window_end timestamptz;
BEGIN
  FOREACH rule IN ARRAY rules LOOP
    IF rule ? 'when' THEN
      PERFORM FROM attempt_budget b WHERE b.key = rule->'when'->>'key' AND b.count >= (rule->'when'->>'count')::int
        AND b.window_start + make_interval(secs => (rule->'when'->>'window')::int) > p_now;
      CONTINUE WHEN NOT FOUND;
    END IF;
    SELECT * INTO budget FROM attempt_budget b WHERE b.key = rule->>'key' FOR UPDATE;
    IF NOT FOUND THEN
      INSERT INTO attempt_budget AS b VALUES (rule->>'key', 0, p_now, NULL, '{}') ON CONFLICT (key) DO UPDATE SET key = excluded.key
        RETURNING b.* INTO budget;
    END IF;
    IF budget.blocked_until > p_now THEN
      RETURN QUERY SELECT budget.key, budget.blocked_until;
      RETURN;
    END IF;
    budget.pending := ARRAY(SELECT t FROM unnest(budget.pending) t WHERE t > p_now ORDER BY t);
    under_way := CASE WHEN rule ? 'shared' THEN 0 ELSE cardinality(budget.pending) END;
    IF rule ? 'window' THEN
      window_end := budget.window_start + make_interval(secs => (rule->>'window')::int);
      IF window_end <= p_now THEN
        budget.count := 0;
      END IF;
      places := (rule->>'max')::int - budget.count;
      IF places <= 0 THEN
        RETURN QUERY SELECT budget.key, window_end;
        RETURN;
      END IF;
    ELSE
      places := coalesce((SELECT min((s->>0)::int) FROM jsonb_array_elements(rule->'ladder') s WHERE (s->>0)::int > budget.count),
        budget.count + 1) - budget.count;
    END IF;
    IF under_way >= places THEN
      -- Those under way end soon, and the first of them frees a place or closes the door.
      RETURN QUERY SELECT budget.key, p_now + interval '1 second';
      RETURN;
    END IF;
    budget.pending := budget.pending || (p_now + interval '1 minute');
    held := held || budget;
  END LOOP;
  FOREACH budget IN ARRAY held LOOP
    UPDATE attempt_budget SET count = budget.count, pending = budget.pending WHERE key = budget.key;
  END LOOP;
END $$;

-- Ends reserved attempts that were not right: counts them, or only frees their places if nothing was judged. Locks in the order
-- of attempt_reserve(), so that no two attempts wait for each other in a circle.
CREATE OR REPLACE FUNCTION attempt_end(p_now timestamptz, p_rules jsonb, p_counts boolean) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  rule jsonb;
  budget attempt_budget;
  step jsonb;
BEGIN
  FOREACH rule IN ARRAY ARRAY(SELECT r FROM jsonb_array_elements(p_rules) r ORDER BY r->>'key' COLLATE "C") LOOP
    SELECT * INTO budget FROM attempt_budget b WHERE b.key = rule->>'key' FOR UPDATE;
    CONTINUE WHEN NOT FOUND;
    IF p_counts THEN
      IF rule ? 'window' THEN
        IF budget.count = 0 OR budget.window_start + make_interval(secs => (rule->>'window')::int) <= p_now THEN
          budget.count := 0;
          budget.window_start := p_now;
        END IF;
      ELSE
        budget.window_start := p_now;
        SELECT s INTO step FROM jsonb_array_elements(rule->'ladder') s
          WHERE (s->>0)::int = budget.count + 1 OR (s->>0)::int <= budget.count AND s = rule->'ladder'->-1
          LIMIT 1;
        IF FOUND THEN
          budget.blocked_until :=
            CASE WHEN (step->>1)::int < 0 THEN 'infinity'::timestamptz ELSE p_now + make_interval(secs => (step->>1)::int) END;
        END IF;
      END IF;
      budget.count := budget.count + 1;
    END IF;
    UPDATE attempt_budget SET count = budget.count, window_start = budget.window_start, blocked_until = budget.blocked_until,
      pending = budget.pending[2:] WHERE key = budget.key;
  END LOOP;
END $$;

-- Ends reserved attempts that were right: frees their places, and clears ladders. Locks in the order of attempt_reserve().
CREATE OR REPLACE FUNCTION attempt_give_back(p_ladders text[], p_windows text[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  k text;
BEGIN
  FOREACH k IN ARRAY ARRAY(SELECT u FROM unnest(p_ladders || p_windows) u ORDER BY u COLLATE "C") LOOP
    UPDATE attempt_budget SET pending = pending[2:], count = CASE WHEN k = ANY (p_ladders) THEN 0 ELSE count END,
      blocked_until = CASE WHEN k = ANY (p_ladders) THEN NULL ELSE blocked_until END
      WHERE key = k;
  END LOOP;
END $$;

-- Takes one place for each of many things that are done in this transaction, such as mails that are queued: one in the budget of
-- its own, and one in the budget that all share. Both are windows. A place counts as soon as the transaction commits, and not at
-- all if it fails: until then its rows are locked, so that no race goes beyond a limit. Returns those that get no place, by their
-- number in the list, with the budget that refused and its time. Each has another key. Runs in the workspace's scope, and leaves
-- it for the budgets alone.
CREATE OR REPLACE FUNCTION attempt_take(p_now timestamptz, p_shared jsonb, p_each jsonb)
  RETURNS TABLE (place int, refused text, retry_at timestamptz) LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  w uuid := current_workspace();
  rules jsonb := p_each || p_shared;
  shared attempt_budget;
  places int;
BEGIN
  PERFORM set_config('role', 'none', true);
  -- In key order, so that two requests never wait for each other.
  INSERT INTO attempt_budget (key, count, window_start)
    SELECT r->>'key', 0, p_now FROM jsonb_array_elements(rules) r ORDER BY r->>'key' COLLATE "C" ON CONFLICT DO NOTHING;
  PERFORM FROM attempt_budget WHERE key = ANY (ARRAY(SELECT r->>'key' FROM jsonb_array_elements(rules) r))
    ORDER BY key COLLATE "C" FOR UPDATE;
  UPDATE attempt_budget b SET count = 0, window_start = p_now FROM jsonb_array_elements(rules) r
    WHERE b.key = r->>'key' AND (b.count = 0 OR b.window_start + make_interval(secs => (r->>'window')::int) <= p_now);
  SELECT * INTO STRICT shared FROM attempt_budget WHERE key = p_shared->>'key';
  places := (p_shared->>'max')::int - shared.count;
  RETURN QUERY
    WITH wanted AS (
      SELECT (n - 1)::int AS place, b.key, b.count < (r->>'max')::int AS free,
        b.window_start + make_interval(secs => (r->>'window')::int) AS free_at
      FROM jsonb_array_elements(p_each) WITH ORDINALITY AS one (r, n) JOIN attempt_budget b ON b.key = r->>'key'
    ), judged AS (
      SELECT *, free AND sum(free::int) OVER (ORDER BY place) <= places AS taken FROM wanted
    ), own AS (
      UPDATE attempt_budget b SET count = b.count + 1 FROM judged j WHERE j.taken AND b.key = j.key
    ), together AS (
      UPDATE attempt_budget b SET count = b.count + (SELECT count(*) FROM judged WHERE taken) WHERE b.key = shared.key
    )
    SELECT j.place, CASE WHEN j.free THEN shared.key ELSE j.key END,
      CASE WHEN j.free THEN shared.window_start + make_interval(secs => (p_shared->>'window')::int) ELSE j.free_at END
    FROM judged j WHERE NOT j.taken;
  PERFORM enter_workspace(w);
END $$;
