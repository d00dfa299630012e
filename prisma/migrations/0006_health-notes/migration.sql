BEGIN;

-- CreateTable
CREATE TABLE "HealthNote" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "noteId" UUID,
    "day" DATE,
    "text" TEXT,
    "caseEventId" UUID,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HealthNote_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "HealthNote_municipalityId_pupilId_idx" ON "HealthNote"("municipalityId", "pupilId");

-- CreateIndex
CREATE UNIQUE INDEX "HealthNote_municipalityId_id_key" ON "HealthNote"("municipalityId", "id");

-- AddForeignKey
ALTER TABLE "HealthNote" ADD CONSTRAINT "HealthNote_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HealthNote" ADD CONSTRAINT "HealthNote_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HealthNote" ADD CONSTRAINT "HealthNote_municipalityId_noteId_fkey" FOREIGN KEY ("municipalityId", "noteId") REFERENCES "HealthNote"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HealthNote" ADD CONSTRAINT "HealthNote_municipalityId_caseEventId_fkey" FOREIGN KEY ("municipalityId", "caseEventId") REFERENCES "CaseEvent"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HealthNote" ADD CONSTRAINT "HealthNote_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
