BEGIN;

-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "probeId" UUID;

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
CREATE INDEX "Attempt_municipalityId_probeId_idx" ON "Attempt"("municipalityId", "probeId");

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_municipalityId_probeId_fkey" FOREIGN KEY ("municipalityId", "probeId") REFERENCES "Probe"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

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

COMMIT;
