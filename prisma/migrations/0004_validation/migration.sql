BEGIN;

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
