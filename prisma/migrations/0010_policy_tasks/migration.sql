-- Policies are drafted by several people, and what follows a publication is done by a job that walks through the members.

ALTER TABLE "policy_version" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "updated_by_id" UUID;

CREATE TABLE "policy_task" (
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "cursor" UUID,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "policy_task_pkey" PRIMARY KEY ("workspace_id","kind","subject")
);
CREATE INDEX policy_task_waiting ON policy_task (not_before) WHERE done_at IS NULL;
CREATE INDEX member_exempt ON member (workspace_id, exempt_until, id) WHERE exempt_until IS NOT NULL;

ALTER TABLE policy_task ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_task FORCE ROW LEVEL SECURITY;
DO $$ BEGIN
  EXECUTE format('CREATE POLICY tenant ON policy_task TO %I USING (workspace_id = current_workspace())', app_role());
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON policy_task TO %I', app_role());
  CREATE POLICY system ON policy_task TO CURRENT_USER USING (true);
END $$;
