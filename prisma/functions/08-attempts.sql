-- Attempts are counted and committed before the evidence is checked. These functions and those of the sign-in are planned
-- once for each connection: PL/pgSQL keeps plans, SQL functions keep none, and a plan for each set of values costs more
-- than the work it plans. A kept plan must fit the table as it grows, not the empty one it was made for: each row is found
-- by its key, and no table is read through.

-- A rule is
--   { key, window, max }   at most max in a window of so many seconds, or
--   { key, ladder }        [[count, seconds], …]: reaching count blocks for so long (-1: until cleared); above the last count the
--                          last step applies to each try.
-- Counts nothing if a rule refuses, and returns the key and the time of the first that does. Returns no row if all are reserved.
CREATE OR REPLACE FUNCTION attempt_reserve(p_now timestamptz, p_rules jsonb)
  RETURNS TABLE (refused text, retry_at timestamptz) LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  -- In key order, so that two requests never wait for each other.
  rules jsonb[] := ARRAY(SELECT r FROM jsonb_array_elements(p_rules) r ORDER BY r->>'key' COLLATE "C");
  rule jsonb;
  budget attempt_budget;
  held attempt_budget[] := ARRAY[]::attempt_budget[];
  step jsonb;
  window_end timestamptz;
BEGIN
  FOREACH rule IN ARRAY rules LOOP
    SELECT * INTO budget FROM attempt_budget WHERE key = rule->>'key' FOR UPDATE;
    IF NOT FOUND THEN
      INSERT INTO attempt_budget VALUES (rule->>'key', 0, p_now, NULL) ON CONFLICT (key) DO UPDATE SET key = excluded.key
        RETURNING * INTO budget;
    END IF;
    IF budget.blocked_until > p_now THEN
      RETURN QUERY SELECT budget.key, budget.blocked_until;
      RETURN;
    END IF;
    IF rule ? 'window' THEN
      window_end := budget.window_start + make_interval(secs => (rule->>'window')::int);
      IF window_end <= p_now THEN
        budget.count := 0;
        budget.window_start := p_now;
      ELSIF budget.count >= (rule->>'max')::int THEN
        RETURN QUERY SELECT budget.key, window_end;
        RETURN;
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
    held := held || budget;
  END LOOP;
  FOREACH budget IN ARRAY held LOOP
    UPDATE attempt_budget SET count = budget.count, window_start = budget.window_start, blocked_until = budget.blocked_until
      WHERE key = budget.key;
  END LOOP;
END $$;

-- Gives reserved attempts back after success: clears ladders, and takes the counted attempt from windows. Locks in the
-- order of attempt_reserve(), so that a success and a try never wait for each other in a circle.
CREATE OR REPLACE FUNCTION attempt_give_back(p_ladders text[], p_windows text[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  k text;
BEGIN
  FOREACH k IN ARRAY ARRAY(SELECT u FROM unnest(p_ladders || p_windows) u ORDER BY u COLLATE "C") LOOP
    UPDATE attempt_budget SET count = CASE WHEN k = ANY (p_ladders) THEN 0 ELSE greatest(count - 1, 0) END, blocked_until = NULL
      WHERE key = k;
  END LOOP;
END $$;
