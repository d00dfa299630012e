BEGIN;

-- AlterTable
ALTER TABLE "Goal" ADD COLUMN     "agenda" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "countsPupils" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "GoalValue" ADD COLUMN     "schoolId" UUID;

-- AlterTable
ALTER TABLE "SchoolContribution" ADD COLUMN     "baselineBase" INTEGER,
ADD COLUMN     "baselineHidden" TEXT,
ADD COLUMN     "baselineOn" DATE,
ADD COLUMN     "baselinePart" INTEGER,
ADD COLUMN     "baselineValue" DOUBLE PRECISION,
ADD COLUMN     "baselineWindow" TEXT,
ADD COLUMN     "targetDate" DATE;

-- CreateTable
CREATE TABLE "YearStepChoice" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "stepId" UUID NOT NULL,
    "schoolId" UUID,
    "startYear" INTEGER NOT NULL,
    "dueDate" DATE,
    "reason" TEXT NOT NULL,
    "chosenOn" DATE NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "takenBackAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "YearStepChoice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "YearStepChoice_municipalityId_stepId_idx" ON "YearStepChoice"("municipalityId", "stepId");

-- CreateIndex
CREATE UNIQUE INDEX "YearStepChoice_municipalityId_id_key" ON "YearStepChoice"("municipalityId", "id");

-- AddForeignKey
ALTER TABLE "GoalValue" ADD CONSTRAINT "GoalValue_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "YearStepChoice" ADD CONSTRAINT "YearStepChoice_municipalityId_stepId_fkey" FOREIGN KEY ("municipalityId", "stepId") REFERENCES "YearStep"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "YearStepChoice" ADD CONSTRAINT "YearStepChoice_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "YearStepChoice" ADD CONSTRAINT "YearStepChoice_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
