-- AlterTable
ALTER TABLE "recovery_code_set" ADD COLUMN     "replaced_at" TIMESTAMPTZ(3);