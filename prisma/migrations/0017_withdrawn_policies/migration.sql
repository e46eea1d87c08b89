-- What a walk has to know that stands nowhere else any more: of a planned policy that was taken back, what it would have asked.
ALTER TABLE "policy_task" ADD COLUMN "data" JSONB;
