-- A slice of an act on many belongs to one process from before its mails are counted: another would find them counted and pass
-- its members over.
ALTER TABLE "bulk_task" ADD COLUMN "leased_until" TIMESTAMPTZ(3);
