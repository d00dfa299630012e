BEGIN;

-- AlterTable
ALTER TABLE "Pupil" ADD COLUMN     "swedishSchoolStart" TEXT;

-- CreateTable
CREATE TABLE "LetterEvent" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "language" TEXT,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LetterEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanChange" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "body" JSONB NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PlanChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "LetterEvent_municipalityId_pupilId_idx" ON "LetterEvent"("municipalityId", "pupilId");

-- CreateIndex
CREATE UNIQUE INDEX "LetterEvent_municipalityId_id_key" ON "LetterEvent"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "PlanChange_municipalityId_planId_idx" ON "PlanChange"("municipalityId", "planId");

-- CreateIndex
CREATE UNIQUE INDEX "PlanChange_municipalityId_id_key" ON "PlanChange"("municipalityId", "id");

-- AddForeignKey
ALTER TABLE "LetterEvent" ADD CONSTRAINT "LetterEvent_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LetterEvent" ADD CONSTRAINT "LetterEvent_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanChange" ADD CONSTRAINT "PlanChange_municipalityId_planId_fkey" FOREIGN KEY ("municipalityId", "planId") REFERENCES "Plan"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanChange" ADD CONSTRAINT "PlanChange_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
