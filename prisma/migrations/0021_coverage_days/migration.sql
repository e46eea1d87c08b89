-- How a workspace stood when a day began, for the line on the overview. Read from the kept numbers, so that a point costs the same at
-- any size.

CREATE TABLE "coverage_day" (
    "workspace_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "active" INTEGER NOT NULL,
    "covered" INTEGER NOT NULL,
    "protected" INTEGER NOT NULL,

    CONSTRAINT "coverage_day_pkey" PRIMARY KEY ("workspace_id","day")
);
ALTER TABLE "coverage_day" ADD CONSTRAINT "coverage_day_workspace_id_fkey" FOREIGN KEY ("workspace_id")
  REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE coverage_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE coverage_day FORCE ROW LEVEL SECURITY;
DO $$ BEGIN
  EXECUTE format('CREATE POLICY tenant ON coverage_day TO %I USING (workspace_id = current_workspace())', app_role());
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON coverage_day TO %I', app_role());
  CREATE POLICY system ON coverage_day TO CURRENT_USER USING (true);
END $$;
