-- Who may help is a handful among many: found without reading the members. Closed requests for help don't slow the open ones.
CREATE INDEX member_staff ON member (workspace_id, role) WHERE role <> 'member';
CREATE INDEX help_request_open ON help_request (workspace_id, created_at, id) WHERE closed_at IS NULL;
