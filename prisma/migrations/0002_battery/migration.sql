BEGIN;

-- AlterTable
ALTER TABLE "RoundPupilState" ADD COLUMN     "reason" TEXT;

-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "onPaper" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "secondMarker" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Municipality" ADD COLUMN     "controlPupil" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "trainingRequired" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Accommodation" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "taskId" TEXT,
    "kind" TEXT NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Accommodation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaskStanding" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "taskId" TEXT NOT NULL,
    "secure" BOOLEAN NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TaskStanding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrainingRun" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "batteryId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "exerciseId" TEXT NOT NULL,
    "agreement" DOUBLE PRECISION NOT NULL,
    "marks" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TrainingRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Voice" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "agreedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "inUse" BOOLEAN NOT NULL DEFAULT false,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Voice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VoiceClip" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "voiceId" UUID NOT NULL,
    "batteryId" TEXT NOT NULL,
    "bundleId" TEXT NOT NULL,
    "clipName" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "soundHash" TEXT NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "levelDb" DOUBLE PRECISION NOT NULL,
    "peakDb" DOUBLE PRECISION NOT NULL,
    "approvedById" UUID,
    "approvedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "VoiceClip_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SoundFile" (
    "municipalityId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "mimeType" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SoundFile_pkey" PRIMARY KEY ("municipalityId","hash")
);

-- CreateTable
CREATE TABLE "ItemReview" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "batteryId" TEXT NOT NULL,
    "batteryVersion" INTEGER NOT NULL,
    "taskId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "comment" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ItemReview_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Accommodation_municipalityId_roundId_membershipId_idx" ON "Accommodation"("municipalityId", "roundId", "membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "Accommodation_municipalityId_id_key" ON "Accommodation"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "TaskStanding_municipalityId_id_key" ON "TaskStanding"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "TaskStanding_municipalityId_pupilId_roundId_taskId_key" ON "TaskStanding"("municipalityId", "pupilId", "roundId", "taskId");

-- CreateIndex
CREATE INDEX "TrainingRun_municipalityId_staffMemberId_taskId_idx" ON "TrainingRun"("municipalityId", "staffMemberId", "taskId");

-- CreateIndex
CREATE UNIQUE INDEX "TrainingRun_municipalityId_id_key" ON "TrainingRun"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Voice_municipalityId_id_key" ON "Voice"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "VoiceClip_municipalityId_id_key" ON "VoiceClip"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "VoiceClip_municipalityId_voiceId_batteryId_bundleId_clipNam_key" ON "VoiceClip"("municipalityId", "voiceId", "batteryId", "bundleId", "clipName");

-- CreateIndex
CREATE INDEX "ItemReview_municipalityId_batteryId_batteryVersion_taskId_idx" ON "ItemReview"("municipalityId", "batteryId", "batteryVersion", "taskId");

-- CreateIndex
CREATE UNIQUE INDEX "ItemReview_municipalityId_id_key" ON "ItemReview"("municipalityId", "id");

-- AddForeignKey
ALTER TABLE "Accommodation" ADD CONSTRAINT "Accommodation_municipalityId_roundId_fkey" FOREIGN KEY ("municipalityId", "roundId") REFERENCES "Round"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Accommodation" ADD CONSTRAINT "Accommodation_municipalityId_membershipId_fkey" FOREIGN KEY ("municipalityId", "membershipId") REFERENCES "ClassMembership"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Accommodation" ADD CONSTRAINT "Accommodation_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskStanding" ADD CONSTRAINT "TaskStanding_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskStanding" ADD CONSTRAINT "TaskStanding_municipalityId_roundId_fkey" FOREIGN KEY ("municipalityId", "roundId") REFERENCES "Round"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrainingRun" ADD CONSTRAINT "TrainingRun_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Voice" ADD CONSTRAINT "Voice_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoiceClip" ADD CONSTRAINT "VoiceClip_municipalityId_voiceId_fkey" FOREIGN KEY ("municipalityId", "voiceId") REFERENCES "Voice"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemReview" ADD CONSTRAINT "ItemReview_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
