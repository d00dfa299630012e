BEGIN;

-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "probeId" UUID;

-- AlterTable
ALTER TABLE "SchoolBreak" ADD COLUMN     "name" TEXT;

-- AlterTable
ALTER TABLE "Review" ADD COLUMN     "comment" TEXT;

-- CreateTable
CREATE TABLE "RetestRequest" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "taskId" TEXT NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "RetestRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PupilMerge" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "keptMembershipId" UUID NOT NULL,
    "duplicateMembershipId" UUID NOT NULL,
    "endDateBefore" DATE,
    "attemptIds" UUID[],
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "PupilMerge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LetterTemplate" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LetterTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HandOverEvent" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "worksWell" TEXT,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HandOverEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupportGroup" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "need" TEXT NOT NULL,
    "isLocked" BOOLEAN NOT NULL DEFAULT false,
    "startDate" DATE NOT NULL,
    "endDate" DATE,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SupportGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupportGroupMember" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "startDate" DATE NOT NULL,
    "endDate" DATE,

    CONSTRAINT "SupportGroupMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupportGroupEvent" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "body" JSONB NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SupportGroupEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupportMethod" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "materials" TEXT NOT NULL DEFAULT '',
    "needs" TEXT[],
    "minutes" INTEGER NOT NULL,
    "timesAWeek" INTEGER NOT NULL,
    "weeks" INTEGER NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SupportMethod_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Plan" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "groupId" UUID,
    "need" TEXT NOT NULL,
    "aim" TEXT NOT NULL,
    "methodId" TEXT NOT NULL,
    "carriedOutBy" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "weekdays" INTEGER[],
    "weeks" INTEGER NOT NULL,
    "startDate" DATE NOT NULL,
    "endDate" DATE NOT NULL,
    "remeasureDate" DATE NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanPupil" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "startDate" DATE NOT NULL,
    "endDate" DATE,

    CONSTRAINT "PlanPupil_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupportSession" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "isHeld" BOOLEAN NOT NULL,
    "reason" TEXT,
    "minutes" INTEGER,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SupportSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionAttendance" (
    "municipalityId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "isPresent" BOOLEAN NOT NULL,

    CONSTRAINT "SessionAttendance_pkey" PRIMARY KEY ("municipalityId","sessionId","pupilId")
);

-- CreateTable
CREATE TABLE "PlanNote" (
    "municipalityId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "word" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PlanNote_pkey" PRIMARY KEY ("municipalityId","planId","day","staffMemberId")
);

-- CreateTable
CREATE TABLE "Probe" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "batteryId" TEXT NOT NULL,
    "batteryVersion" INTEGER NOT NULL,
    "taskId" TEXT NOT NULL,
    "formId" TEXT NOT NULL,
    "spareFormId" TEXT,
    "day" DATE NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "paperRight" INTEGER,
    "paperRead" INTEGER,
    "paperSeconds" DOUBLE PRECISION,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnById" UUID,

    CONSTRAINT "Probe_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgressEvent" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "taskId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "body" JSONB NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProgressEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExternalResult" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "instrument" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "raw" DOUBLE PRECISION,
    "stanine" INTEGER,
    "source" TEXT NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "ExternalResult_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RetestRequest_municipalityId_roundId_idx" ON "RetestRequest"("municipalityId", "roundId");

-- CreateIndex
CREATE UNIQUE INDEX "RetestRequest_municipalityId_id_key" ON "RetestRequest"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "PupilMerge_municipalityId_keptMembershipId_idx" ON "PupilMerge"("municipalityId", "keptMembershipId");

-- CreateIndex
CREATE UNIQUE INDEX "PupilMerge_municipalityId_id_key" ON "PupilMerge"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "LetterTemplate_municipalityId_language_idx" ON "LetterTemplate"("municipalityId", "language");

-- CreateIndex
CREATE UNIQUE INDEX "LetterTemplate_municipalityId_id_key" ON "LetterTemplate"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "HandOverEvent_municipalityId_pupilId_idx" ON "HandOverEvent"("municipalityId", "pupilId");

-- CreateIndex
CREATE UNIQUE INDEX "HandOverEvent_municipalityId_id_key" ON "HandOverEvent"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "SupportGroup_municipalityId_schoolId_idx" ON "SupportGroup"("municipalityId", "schoolId");

-- CreateIndex
CREATE UNIQUE INDEX "SupportGroup_municipalityId_id_key" ON "SupportGroup"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "SupportGroupMember_municipalityId_groupId_idx" ON "SupportGroupMember"("municipalityId", "groupId");

-- CreateIndex
CREATE INDEX "SupportGroupMember_municipalityId_pupilId_idx" ON "SupportGroupMember"("municipalityId", "pupilId");

-- CreateIndex
CREATE UNIQUE INDEX "SupportGroupMember_municipalityId_id_key" ON "SupportGroupMember"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "SupportGroupEvent_municipalityId_groupId_idx" ON "SupportGroupEvent"("municipalityId", "groupId");

-- CreateIndex
CREATE UNIQUE INDEX "SupportGroupEvent_municipalityId_id_key" ON "SupportGroupEvent"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "SupportMethod_municipalityId_schoolId_idx" ON "SupportMethod"("municipalityId", "schoolId");

-- CreateIndex
CREATE UNIQUE INDEX "SupportMethod_municipalityId_id_key" ON "SupportMethod"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "Plan_municipalityId_groupId_idx" ON "Plan"("municipalityId", "groupId");

-- CreateIndex
CREATE INDEX "Plan_municipalityId_endDate_idx" ON "Plan"("municipalityId", "endDate");

-- CreateIndex
CREATE UNIQUE INDEX "Plan_municipalityId_id_key" ON "Plan"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "PlanPupil_municipalityId_planId_idx" ON "PlanPupil"("municipalityId", "planId");

-- CreateIndex
CREATE INDEX "PlanPupil_municipalityId_pupilId_idx" ON "PlanPupil"("municipalityId", "pupilId");

-- CreateIndex
CREATE UNIQUE INDEX "PlanPupil_municipalityId_id_key" ON "PlanPupil"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SupportSession_municipalityId_id_key" ON "SupportSession"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SupportSession_municipalityId_planId_day_key" ON "SupportSession"("municipalityId", "planId", "day");

-- CreateIndex
CREATE INDEX "SessionAttendance_municipalityId_pupilId_idx" ON "SessionAttendance"("municipalityId", "pupilId");

-- CreateIndex
CREATE INDEX "Probe_municipalityId_pupilId_taskId_idx" ON "Probe"("municipalityId", "pupilId", "taskId");

-- CreateIndex
CREATE INDEX "Probe_municipalityId_membershipId_idx" ON "Probe"("municipalityId", "membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "Probe_municipalityId_id_key" ON "Probe"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "ProgressEvent_municipalityId_pupilId_taskId_idx" ON "ProgressEvent"("municipalityId", "pupilId", "taskId");

-- CreateIndex
CREATE UNIQUE INDEX "ProgressEvent_municipalityId_id_key" ON "ProgressEvent"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "ExternalResult_municipalityId_pupilId_idx" ON "ExternalResult"("municipalityId", "pupilId");

-- CreateIndex
CREATE UNIQUE INDEX "ExternalResult_municipalityId_id_key" ON "ExternalResult"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "Attempt_municipalityId_probeId_idx" ON "Attempt"("municipalityId", "probeId");

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_municipalityId_probeId_fkey" FOREIGN KEY ("municipalityId", "probeId") REFERENCES "Probe"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetestRequest" ADD CONSTRAINT "RetestRequest_municipalityId_roundId_fkey" FOREIGN KEY ("municipalityId", "roundId") REFERENCES "Round"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetestRequest" ADD CONSTRAINT "RetestRequest_municipalityId_membershipId_fkey" FOREIGN KEY ("municipalityId", "membershipId") REFERENCES "ClassMembership"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetestRequest" ADD CONSTRAINT "RetestRequest_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PupilMerge" ADD CONSTRAINT "PupilMerge_municipalityId_keptMembershipId_fkey" FOREIGN KEY ("municipalityId", "keptMembershipId") REFERENCES "ClassMembership"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PupilMerge" ADD CONSTRAINT "PupilMerge_municipalityId_duplicateMembershipId_fkey" FOREIGN KEY ("municipalityId", "duplicateMembershipId") REFERENCES "ClassMembership"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PupilMerge" ADD CONSTRAINT "PupilMerge_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LetterTemplate" ADD CONSTRAINT "LetterTemplate_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandOverEvent" ADD CONSTRAINT "HandOverEvent_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandOverEvent" ADD CONSTRAINT "HandOverEvent_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportGroup" ADD CONSTRAINT "SupportGroup_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportGroup" ADD CONSTRAINT "SupportGroup_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportGroupMember" ADD CONSTRAINT "SupportGroupMember_municipalityId_groupId_fkey" FOREIGN KEY ("municipalityId", "groupId") REFERENCES "SupportGroup"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportGroupMember" ADD CONSTRAINT "SupportGroupMember_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportGroupEvent" ADD CONSTRAINT "SupportGroupEvent_municipalityId_groupId_fkey" FOREIGN KEY ("municipalityId", "groupId") REFERENCES "SupportGroup"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportGroupEvent" ADD CONSTRAINT "SupportGroupEvent_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportMethod" ADD CONSTRAINT "SupportMethod_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportMethod" ADD CONSTRAINT "SupportMethod_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_municipalityId_groupId_fkey" FOREIGN KEY ("municipalityId", "groupId") REFERENCES "SupportGroup"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanPupil" ADD CONSTRAINT "PlanPupil_municipalityId_planId_fkey" FOREIGN KEY ("municipalityId", "planId") REFERENCES "Plan"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanPupil" ADD CONSTRAINT "PlanPupil_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportSession" ADD CONSTRAINT "SupportSession_municipalityId_planId_fkey" FOREIGN KEY ("municipalityId", "planId") REFERENCES "Plan"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportSession" ADD CONSTRAINT "SupportSession_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionAttendance" ADD CONSTRAINT "SessionAttendance_municipalityId_sessionId_fkey" FOREIGN KEY ("municipalityId", "sessionId") REFERENCES "SupportSession"("municipalityId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionAttendance" ADD CONSTRAINT "SessionAttendance_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanNote" ADD CONSTRAINT "PlanNote_municipalityId_planId_fkey" FOREIGN KEY ("municipalityId", "planId") REFERENCES "Plan"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanNote" ADD CONSTRAINT "PlanNote_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Probe" ADD CONSTRAINT "Probe_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Probe" ADD CONSTRAINT "Probe_municipalityId_membershipId_fkey" FOREIGN KEY ("municipalityId", "membershipId") REFERENCES "ClassMembership"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Probe" ADD CONSTRAINT "Probe_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressEvent" ADD CONSTRAINT "ProgressEvent_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressEvent" ADD CONSTRAINT "ProgressEvent_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExternalResult" ADD CONSTRAINT "ExternalResult_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExternalResult" ADD CONSTRAINT "ExternalResult_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
