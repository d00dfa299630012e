BEGIN;

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

-- CreateIndex
CREATE UNIQUE INDEX "FormCalibration_municipalityId_id_key" ON "FormCalibration"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "FormCalibration_municipalityId_batteryId_batteryVersion_tas_key" ON "FormCalibration"("municipalityId", "batteryId", "batteryVersion", "taskId", "formId", "version");

-- CreateIndex
CREATE INDEX "Rescoring_municipalityId_windowId_idx" ON "Rescoring"("municipalityId", "windowId");

-- CreateIndex
CREATE UNIQUE INDEX "Rescoring_municipalityId_id_key" ON "Rescoring"("municipalityId", "id");

-- AddForeignKey
ALTER TABLE "Rescoring" ADD CONSTRAINT "Rescoring_municipalityId_windowId_fkey" FOREIGN KEY ("municipalityId", "windowId") REFERENCES "ScreeningWindow"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RescoringPupil" ADD CONSTRAINT "RescoringPupil_municipalityId_rescoringId_fkey" FOREIGN KEY ("municipalityId", "rescoringId") REFERENCES "Rescoring"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
