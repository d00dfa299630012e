BEGIN;

-- AlterTable
ALTER TABLE "ItemReview" ADD COLUMN     "reasonCode" TEXT;

COMMIT;
