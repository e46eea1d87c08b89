-- Seals become signatures, which whoever holds an export can check, and are only ever added: a new key adds its own beside an older
-- one's. Those there are were made otherwise; the product seals every head anew when it starts.
DELETE FROM audit_seal;
ALTER TABLE audit_seal DROP CONSTRAINT audit_seal_pkey, ADD CONSTRAINT audit_seal_pkey PRIMARY KEY (workspace_id, sequence, seal);

-- The login itself can read and add, no more: who got hold of it must not be able to take away what convicts them.
DROP POLICY system ON audit_seal;
CREATE POLICY look_up ON audit_seal FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY append ON audit_seal FOR INSERT TO CURRENT_USER WITH CHECK (true);

-- Row security doesn't bind the embedded database's superuser; this does.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE insufficient_privilege USING MESSAGE = 'seals stay';
END $$;
CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
