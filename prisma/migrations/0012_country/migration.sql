BEGIN;

-- DropIndex
DROP INDEX "ClassMembership_municipalityId_classId_idx";

-- CreateIndex
CREATE INDEX "Round_municipalityId_windowId_idx" ON "Round"("municipalityId", "windowId");

-- CreateIndex
CREATE INDEX "Sitting_municipalityId_roundId_idx" ON "Sitting"("municipalityId", "roundId");

-- CreateIndex
CREATE INDEX "ClassMembership_municipalityId_classId_startDate_idx" ON "ClassMembership"("municipalityId", "classId", "startDate");

-- CreateIndex
CREATE INDEX "CurrentAssessment_municipalityId_pupilId_idx" ON "CurrentAssessment"("municipalityId", "pupilId");

-- CreateIndex
CREATE INDEX "CurrentAssessment_municipalityId_assessmentId_idx" ON "CurrentAssessment"("municipalityId", "assessmentId");

-- CreateIndex
CREATE INDEX "Probe_municipalityId_taskId_day_idx" ON "Probe"("municipalityId", "taskId", "day");

-- CreateIndex
CREATE INDEX "Review_municipalityId_flagId_idx" ON "Review"("municipalityId", "flagId");

COMMIT;
