-- prisma/functions/12-gate.sql
-- The gate: what one check of a request to an application needs, in one look-up.

-- Returns where an application behind the gate lives, and what stands behind the token of its cookie. Null: there is no such
-- application in this workspace, or it is paused. A token of another application or workspace stands for nothing.
CREATE OR REPLACE FUNCTION gate_standing(p_slug text, p_application uuid, p_token_hash bytea, p_now timestamptz) RETURNS json LANGUAGE plpgsql STABLE
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  a application;
  g application_grant;
BEGIN
  SELECT t.* INTO a FROM workspace w JOIN application t ON t.workspace_id = w.id
    WHERE w.slug = p_slug AND t.id = p_application AND t.kind = 'gate' AND t.paused_at IS NULL;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  SELECT * INTO g FROM application_grant WHERE token_hash = p_token_hash AND workspace_id = a.workspace_id AND application_id = a.id;
  RETURN json_build_object('workspaceId', a.workspace_id, 'address', a.address, 'found', CASE WHEN FOUND THEN grant_standing(g, p_now) END);
END $$;
