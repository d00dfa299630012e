BEGIN;

-- AlterTable
ALTER TABLE "SchoolBreak" ADD COLUMN     "name" TEXT;

COMMIT;
