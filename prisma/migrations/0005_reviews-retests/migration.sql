BEGIN;

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
CREATE INDEX "ExternalResult_municipalityId_pupilId_idx" ON "ExternalResult"("municipalityId", "pupilId");

-- CreateIndex
CREATE UNIQUE INDEX "ExternalResult_municipalityId_id_key" ON "ExternalResult"("municipalityId", "id");

-- AddForeignKey
ALTER TABLE "RetestRequest" ADD CONSTRAINT "RetestRequest_municipalityId_roundId_fkey" FOREIGN KEY ("municipalityId", "roundId") REFERENCES "Round"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetestRequest" ADD CONSTRAINT "RetestRequest_municipalityId_membershipId_fkey" FOREIGN KEY ("municipalityId", "membershipId") REFERENCES "ClassMembership"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetestRequest" ADD CONSTRAINT "RetestRequest_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExternalResult" ADD CONSTRAINT "ExternalResult_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExternalResult" ADD CONSTRAINT "ExternalResult_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
