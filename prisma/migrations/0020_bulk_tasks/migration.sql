-- Acts on many members at once: one row an act, worked off by a job, slice by slice.

CREATE TABLE "bulk_task" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "member_ids" UUID[],
    "filter" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "address" TEXT,
    "total" INTEGER,
    "done" INTEGER NOT NULL DEFAULT 0,
    "passed" JSONB NOT NULL DEFAULT '{}',
    "cursor" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_task_pkey" PRIMARY KEY ("workspace_id","id")
);
ALTER TABLE "bulk_task" ADD CONSTRAINT "bulk_task_workspace_id_actor_id_fkey" FOREIGN KEY ("workspace_id", "actor_id")
  REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX bulk_task_waiting ON bulk_task (created_at) WHERE done_at IS NULL AND stopped_at IS NULL;

ALTER TABLE bulk_task ENABLE ROW LEVEL SECURITY;
ALTER TABLE bulk_task FORCE ROW LEVEL SECURITY;
DO $$ BEGIN
  EXECUTE format('CREATE POLICY tenant ON bulk_task TO %I USING (workspace_id = current_workspace())', app_role());
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON bulk_task TO %I', app_role());
  CREATE POLICY system ON bulk_task TO CURRENT_USER USING (true);
END $$;
