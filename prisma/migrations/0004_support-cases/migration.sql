BEGIN;

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

-- CreateIndex
CREATE INDEX "CaseEvent_municipalityId_pupilId_idx" ON "CaseEvent"("municipalityId", "pupilId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseEvent_municipalityId_id_key" ON "CaseEvent"("municipalityId", "id");

-- AddForeignKey
ALTER TABLE "CaseEvent" ADD CONSTRAINT "CaseEvent_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseEvent" ADD CONSTRAINT "CaseEvent_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
