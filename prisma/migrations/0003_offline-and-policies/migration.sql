BEGIN;

-- AlterTable
ALTER TABLE "ScreeningWindow" ADD COLUMN     "policyVersion" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Sitting" ADD COLUMN     "noisyAt" TIMESTAMPTZ(3),
ADD COLUMN     "noisyById" UUID;

-- AlterTable
ALTER TABLE "Device" ADD COLUMN     "clockOffsetMs" DOUBLE PRECISION,
ADD COLUMN     "heardDeviceTimeMs" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "AttemptEvent" ADD COLUMN     "clockOffsetMs" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "QuarantinedEvent" ADD COLUMN     "clockOffsetMs" DOUBLE PRECISION,
ADD COLUMN     "handledAs" TEXT,
ADD COLUMN     "handledAt" TIMESTAMPTZ(3),
ADD COLUMN     "handledById" UUID,
ADD COLUMN     "releasedToId" UUID;

-- AlterTable
ALTER TABLE "ItemReview" ADD COLUMN     "reasonCode" TEXT;

-- AlterTable
ALTER TABLE "SchoolYear" ADD COLUMN     "lateSchoolWeeks" INTEGER NOT NULL DEFAULT 3;

-- CreateTable
CREATE TABLE "DeviceRequest" (
    "municipalityId" UUID NOT NULL,
    "deviceId" UUID NOT NULL,
    "signatureHash" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DeviceRequest_pkey" PRIMARY KEY ("municipalityId","deviceId","signatureHash")
);

-- CreateTable
CREATE TABLE "LateInclusion" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LateInclusion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedFileKey" (
    "id" TEXT NOT NULL,
    "publicKey" JSONB NOT NULL,
    "privateKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedFileKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SchoolBreak" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolYearId" UUID NOT NULL,
    "startDate" DATE NOT NULL,
    "endDate" DATE NOT NULL,

    CONSTRAINT "SchoolBreak_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CutPolicyVersion" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "policyId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "basedOn" INTEGER NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approvedById" UUID,
    "approvedRole" TEXT,
    "approvedAt" TIMESTAMPTZ(3),
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "CutPolicyVersion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "LateInclusion_municipalityId_id_key" ON "LateInclusion"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LateInclusion_municipalityId_roundId_membershipId_key" ON "LateInclusion"("municipalityId", "roundId", "membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "SchoolBreak_municipalityId_id_key" ON "SchoolBreak"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SchoolBreak_municipalityId_schoolYearId_startDate_key" ON "SchoolBreak"("municipalityId", "schoolYearId", "startDate");

-- CreateIndex
CREATE UNIQUE INDEX "CutPolicyVersion_municipalityId_id_key" ON "CutPolicyVersion"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CutPolicyVersion_municipalityId_policyId_version_key" ON "CutPolicyVersion"("municipalityId", "policyId", "version");

-- CreateIndex
CREATE INDEX "QuarantinedEvent_municipalityId_receivedAt_idx" ON "QuarantinedEvent"("municipalityId", "receivedAt");

-- AddForeignKey
ALTER TABLE "DeviceRequest" ADD CONSTRAINT "DeviceRequest_municipalityId_deviceId_fkey" FOREIGN KEY ("municipalityId", "deviceId") REFERENCES "Device"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LateInclusion" ADD CONSTRAINT "LateInclusion_municipalityId_roundId_fkey" FOREIGN KEY ("municipalityId", "roundId") REFERENCES "Round"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LateInclusion" ADD CONSTRAINT "LateInclusion_municipalityId_membershipId_fkey" FOREIGN KEY ("municipalityId", "membershipId") REFERENCES "ClassMembership"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolBreak" ADD CONSTRAINT "SchoolBreak_municipalityId_schoolYearId_fkey" FOREIGN KEY ("municipalityId", "schoolYearId") REFERENCES "SchoolYear"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CutPolicyVersion" ADD CONSTRAINT "CutPolicyVersion_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
