BEGIN;

-- AlterTable
ALTER TABLE "CutPolicyVersion" ADD COLUMN     "sourceLanguage" TEXT NOT NULL DEFAULT 'sv';

-- CreateTable
CREATE TABLE "FormCalibration" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "batteryId" TEXT NOT NULL,
    "batteryVersion" INTEGER NOT NULL,
    "taskId" TEXT NOT NULL,
    "formId" TEXT NOT NULL,
    "windowKind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "persons" INTEGER,
    "anchorId" UUID,
    "result" JSONB,
    "problem" TEXT,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FormCalibration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReferenceGroup" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "windowId" UUID NOT NULL,
    "taskId" TEXT NOT NULL,
    "enrolled" INTEGER NOT NULL,
    "members" INTEGER NOT NULL,
    "synthetic" BOOLEAN NOT NULL,
    "countedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReferenceGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReferenceScore" (
    "municipalityId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "ReferenceScore_pkey" PRIMARY KEY ("municipalityId","groupId","pupilId")
);

-- CreateTable
CREATE TABLE "PolicyShareReview" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "windowId" UUID NOT NULL,
    "policyVersion" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "reviewedById" UUID NOT NULL,
    "reviewedRole" TEXT NOT NULL,
    "reviewedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PolicyShareReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rescoring" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "windowId" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "staffMemberId" UUID,
    "versions" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Rescoring_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RescoringPupil" (
    "municipalityId" UUID NOT NULL,
    "rescoringId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "beforeId" UUID NOT NULL,
    "afterId" UUID,
    "failed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "RescoringPupil_pkey" PRIMARY KEY ("municipalityId","rescoringId","roundId","pupilId")
);

-- CreateTable
CREATE TABLE "CaseEvent" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "body" JSONB NOT NULL,
    "originId" UUID,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CaseEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutcomeMeasure" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "measuredOn" DATE NOT NULL,
    "basis" TEXT NOT NULL,
    "direction" TEXT NOT NULL DEFAULT 'at-most',
    "limitValue" DOUBLE PRECISION,
    "limitSource" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OutcomeMeasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutcomeImport" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "measureId" UUID NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stagedRows" JSONB,
    "rowCount" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "savedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OutcomeImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PupilOutcome" (
    "municipalityId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "measureId" UUID NOT NULL,
    "rawScore" DOUBLE PRECISION,
    "stanine" INTEGER,
    "judged" BOOLEAN,
    "judgedBy" TEXT NOT NULL,
    "knewLevel" TEXT NOT NULL,
    "assessedOn" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),
    "removedById" UUID,

    CONSTRAINT "PupilOutcome_pkey" PRIMARY KEY ("municipalityId","importId","pupilId")
);

-- CreateIndex
CREATE UNIQUE INDEX "FormCalibration_municipalityId_id_key" ON "FormCalibration"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "FormCalibration_municipalityId_batteryId_batteryVersion_tas_key" ON "FormCalibration"("municipalityId", "batteryId", "batteryVersion", "taskId", "formId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "ReferenceGroup_municipalityId_id_key" ON "ReferenceGroup"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ReferenceGroup_municipalityId_windowId_taskId_key" ON "ReferenceGroup"("municipalityId", "windowId", "taskId");

-- CreateIndex
CREATE INDEX "ReferenceScore_municipalityId_groupId_score_idx" ON "ReferenceScore"("municipalityId", "groupId", "score");

-- CreateIndex
CREATE INDEX "ReferenceScore_municipalityId_pupilId_idx" ON "ReferenceScore"("municipalityId", "pupilId");

-- CreateIndex
CREATE INDEX "PolicyShareReview_municipalityId_windowId_idx" ON "PolicyShareReview"("municipalityId", "windowId");

-- CreateIndex
CREATE UNIQUE INDEX "PolicyShareReview_municipalityId_id_key" ON "PolicyShareReview"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "Rescoring_municipalityId_windowId_idx" ON "Rescoring"("municipalityId", "windowId");

-- CreateIndex
CREATE UNIQUE INDEX "Rescoring_municipalityId_id_key" ON "Rescoring"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "CaseEvent_municipalityId_pupilId_idx" ON "CaseEvent"("municipalityId", "pupilId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseEvent_municipalityId_id_key" ON "CaseEvent"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "OutcomeMeasure_municipalityId_id_key" ON "OutcomeMeasure"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "OutcomeImport_municipalityId_measureId_idx" ON "OutcomeImport"("municipalityId", "measureId");

-- CreateIndex
CREATE UNIQUE INDEX "OutcomeImport_municipalityId_id_key" ON "OutcomeImport"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "PupilOutcome_municipalityId_measureId_idx" ON "PupilOutcome"("municipalityId", "measureId");

-- CreateIndex
CREATE INDEX "PupilOutcome_municipalityId_pupilId_idx" ON "PupilOutcome"("municipalityId", "pupilId");

-- AddForeignKey
ALTER TABLE "ReferenceGroup" ADD CONSTRAINT "ReferenceGroup_municipalityId_windowId_fkey" FOREIGN KEY ("municipalityId", "windowId") REFERENCES "ScreeningWindow"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReferenceScore" ADD CONSTRAINT "ReferenceScore_municipalityId_groupId_fkey" FOREIGN KEY ("municipalityId", "groupId") REFERENCES "ReferenceGroup"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReferenceScore" ADD CONSTRAINT "ReferenceScore_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyShareReview" ADD CONSTRAINT "PolicyShareReview_municipalityId_windowId_fkey" FOREIGN KEY ("municipalityId", "windowId") REFERENCES "ScreeningWindow"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rescoring" ADD CONSTRAINT "Rescoring_municipalityId_windowId_fkey" FOREIGN KEY ("municipalityId", "windowId") REFERENCES "ScreeningWindow"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RescoringPupil" ADD CONSTRAINT "RescoringPupil_municipalityId_rescoringId_fkey" FOREIGN KEY ("municipalityId", "rescoringId") REFERENCES "Rescoring"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseEvent" ADD CONSTRAINT "CaseEvent_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseEvent" ADD CONSTRAINT "CaseEvent_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutcomeMeasure" ADD CONSTRAINT "OutcomeMeasure_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutcomeImport" ADD CONSTRAINT "OutcomeImport_municipalityId_measureId_fkey" FOREIGN KEY ("municipalityId", "measureId") REFERENCES "OutcomeMeasure"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PupilOutcome" ADD CONSTRAINT "PupilOutcome_municipalityId_measureId_fkey" FOREIGN KEY ("municipalityId", "measureId") REFERENCES "OutcomeMeasure"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PupilOutcome" ADD CONSTRAINT "PupilOutcome_municipalityId_importId_fkey" FOREIGN KEY ("municipalityId", "importId") REFERENCES "OutcomeImport"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PupilOutcome" ADD CONSTRAINT "PupilOutcome_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
