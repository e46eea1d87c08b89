-- AlterTable
ALTER TABLE "policy_version" ADD COLUMN     "approved_by_id" UUID,
ADD COLUMN     "asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "asked_by_id" UUID,
ADD COLUMN     "held_until" TIMESTAMPTZ(3),
ADD COLUMN     "stop_token_hash" BYTEA;

-- CreateIndex
CREATE UNIQUE INDEX "policy_version_stop_token_hash_key" ON "policy_version"("stop_token_hash");