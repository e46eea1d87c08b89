-- Applications: what they hold is over with the session that it came from.

-- Ends grants, drops what the provider keeps of them, and queues a notice for each application with a back-channel address, in
-- the transaction of whatever ended them.
CREATE OR REPLACE FUNCTION grants_end(p_workspace uuid, p_grants uuid[], p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(p_grants) = 0 THEN
    RETURN;
  END IF;
  UPDATE application_grant SET ended_at = p_at WHERE workspace_id = p_workspace AND id = ANY (p_grants) AND ended_at IS NULL;
  DELETE FROM oidc_record WHERE workspace_id = p_workspace AND grant_id = ANY (p_grants);
  INSERT INTO task (workspace_id, kind, subject, not_before, data)
    SELECT DISTINCT p_workspace, 'sign-out-notice', concat_ws(':', g.application_id, g.session_id, floor(extract(epoch FROM p_at) * 1000)::bigint), p_at,
      jsonb_build_object('application', g.application_id, 'session', g.session_id, 'member', g.member_id, 'address', a.back_channel_address)
    FROM application_grant g JOIN application a ON a.workspace_id = g.workspace_id AND a.id = g.application_id
    WHERE g.workspace_id = p_workspace AND g.id = ANY (p_grants) AND a.back_channel_address IS NOT NULL
    ON CONFLICT DO NOTHING;
END $$;

CREATE OR REPLACE FUNCTION grants_of_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM grants_end(NEW.workspace_id, ARRAY(SELECT id FROM application_grant
    WHERE workspace_id = NEW.workspace_id AND session_id = NEW.id AND ended_at IS NULL), NEW.revoked_at);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER grants_end AFTER UPDATE OF revoked_at ON session FOR EACH ROW
  WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL) EXECUTE FUNCTION grants_of_session();

-- A changed password, a reset, a lock and a deactivation end what every application holds of the member, in sessions that stay too.
CREATE OR REPLACE FUNCTION grants_of_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM grants_end(NEW.workspace_id, ARRAY(SELECT id FROM application_grant
    WHERE workspace_id = NEW.workspace_id AND member_id = NEW.id AND ended_at IS NULL), clock_timestamp());
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER grants_end AFTER UPDATE OF password_changed_at, suspended_at, locked_at, deactivated_at ON member FOR EACH ROW
  WHEN (NEW.password_changed_at IS DISTINCT FROM OLD.password_changed_at OR (OLD.suspended_at IS NULL AND NEW.suspended_at IS NOT NULL)
    OR (OLD.locked_at IS NULL AND NEW.locked_at IS NOT NULL)
    OR (OLD.deactivated_at IS NULL AND NEW.deactivated_at IS NOT NULL)) EXECUTE FUNCTION grants_of_member();

CREATE OR REPLACE FUNCTION grants_of_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM grants_end(NEW.workspace_id, ARRAY(SELECT id FROM application_grant
    WHERE workspace_id = NEW.workspace_id AND application_id = NEW.id AND ended_at IS NULL), NEW.paused_at);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER grants_end AFTER UPDATE OF paused_at ON application FOR EACH ROW
  WHEN (OLD.paused_at IS NULL AND NEW.paused_at IS NOT NULL) EXECUTE FUNCTION grants_of_application();

-- Returns the session of a grant that is still in force, with what is known about its member, the grant and its application.
-- Null if the grant, its application or its session is over.
CREATE OR REPLACE FUNCTION grant_standing(g application_grant, p_now timestamptz) RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
  s session;
  a application;
BEGIN
  SELECT * INTO a FROM application WHERE workspace_id = g.workspace_id AND id = g.application_id AND paused_at IS NULL;
  IF g.ended_at IS NOT NULL OR a.id IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT * INTO s FROM session WHERE workspace_id = g.workspace_id AND id = g.session_id AND member_id = g.member_id
    AND revoked_at IS NULL AND expires_at > p_now;
  RETURN CASE WHEN FOUND THEN json_build_object('standing', session_standing(s, p_now), 'sessionToken', encode(s.token_hash, 'base64'),
    'application', json_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'address', a.address, 'audience', a.audience,
      'roles', a.roles, 'demand', a.demand, 'freshMinutes', a.fresh_minutes, 'claims', a.claims,
      'named', EXISTS (SELECT FROM application_member n WHERE n.workspace_id = g.workspace_id AND n.application_id = a.id AND n.member_id = g.member_id)),
    'grant', json_build_object('id', g.id, 'applicationId', g.application_id, 'memberId', g.member_id, 'sessionId', g.session_id,
      'tokenHash', encode(g.token_hash, 'base64'), 'mac', encode(g.mac, 'base64'), 'acr', g.acr, 'amr', g.amr, 'authTime', g.auth_time,
      'createdAt', g.created_at, 'lastUsedAt', g.last_used_at)) END;
END $$;

-- Returns the workspace of an issuer and the keys that it publishes, those that sign first: what a process compares with what it
-- has in its cache. No row: there is no such issuer.
CREATE OR REPLACE FUNCTION issuer_of(p_slug text, p_now timestamptz) RETURNS TABLE (workspace uuid, name text, keys text) LANGUAGE plpgsql AS $$
DECLARE
  w workspace;
BEGIN
  SELECT * INTO w FROM workspace WHERE slug = p_slug;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  PERFORM enter_workspace(w.id);
  RETURN QUERY SELECT w.id, w.name, string_agg(k.id || CASE WHEN k.signs_from <= p_now THEN '+' ELSE '-' END, ' ' ORDER BY k.signs_from, k.id)
    FROM issuer_key k WHERE k.workspace_id = w.id AND (k.retires_at IS NULL OR k.retires_at > p_now) HAVING count(*) > 0;
END $$;

-- The provider's records, each step in one statement and in its workspace's scope.
CREATE OR REPLACE FUNCTION oidc_record_save(p_workspace uuid, p_record jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM enter_workspace(p_workspace);
  INSERT INTO oidc_record SELECT r.* FROM jsonb_populate_record(NULL::oidc_record, p_record) r
    ON CONFLICT (workspace_id, handle_hash) DO UPDATE SET payload = excluded.payload, mac = excluded.mac, expires_at = excluded.expires_at;
END $$;

CREATE OR REPLACE FUNCTION oidc_record_find(p_workspace uuid, p_handle bytea, p_now timestamptz)
  RETURNS TABLE (grant_id uuid, payload jsonb, mac bytea, spent_at timestamptz, found json) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM enter_workspace(p_workspace);
  RETURN QUERY SELECT r.grant_id, r.payload, r.mac, r.spent_at::timestamptz, grant_standing(g, p_now)
    FROM oidc_record r LEFT JOIN application_grant g ON g.workspace_id = r.workspace_id AND g.id = r.grant_id
    WHERE r.workspace_id = p_workspace AND r.handle_hash = p_handle;
END $$;

-- Returns false if another request spent it first.
CREATE OR REPLACE FUNCTION oidc_record_spend(p_workspace uuid, p_handle bytea, p_now timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM enter_workspace(p_workspace);
  UPDATE oidc_record SET spent_at = p_now WHERE workspace_id = p_workspace AND handle_hash = p_handle AND spent_at IS NULL;
  RETURN FOUND;
END $$;

-- Tells whether a secret is a live one of an application, and notes at most once a minute that it is in use.
CREATE OR REPLACE FUNCTION client_secret_check(p_workspace uuid, p_application uuid, p_hash bytea, p_now timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  s application_secret;
BEGIN
  PERFORM enter_workspace(p_workspace);
  SELECT * INTO s FROM application_secret WHERE workspace_id = p_workspace AND application_id = p_application AND hash = p_hash;
  IF FOUND AND (s.last_used_at IS NULL OR s.last_used_at < p_now - interval '1 minute') THEN
    UPDATE application_secret SET last_used_at = p_now WHERE workspace_id = p_workspace AND id = s.id;
  END IF;
  RETURN s.id IS NOT NULL;
END $$;
