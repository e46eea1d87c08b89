-- Asking for a reset takes nothing from one that is in force: of those one a member, of requests one a member and asker.
DROP INDEX reset_one_open;
CREATE UNIQUE INDEX reset_one_in_force ON reset (workspace_id, member_id)
  WHERE issued_at IS NOT NULL
    AND used_at IS NULL AND cancelled_at IS NULL AND stopped_at IS NULL AND voided_at IS NULL AND refused_at IS NULL;
CREATE UNIQUE INDEX reset_one_request ON reset (workspace_id, member_id, issued_by_id)
  WHERE issued_at IS NULL AND cancelled_at IS NULL AND voided_at IS NULL AND refused_at IS NULL;
