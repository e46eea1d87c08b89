-- A code ahead of its time, seen in this session: its time step, and how many steps ahead it was. A second one equally far ahead
-- tells of a clock that is fast.
ALTER TABLE "session" ADD COLUMN "ahead_step" BIGINT, ADD COLUMN "ahead_by" INTEGER;
