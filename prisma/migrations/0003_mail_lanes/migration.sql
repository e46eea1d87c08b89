-- Mail sent to many at once waits in a lane of its own, so that no code stands behind a hundred thousand invitations.
DROP INDEX "queued_mail_next_try_at_idx";
ALTER TABLE "queued_mail" ADD COLUMN "lane" SMALLINT NOT NULL DEFAULT 0;
CREATE INDEX "queued_mail_lane_next_try_at_idx" ON "queued_mail"("lane", "next_try_at");
