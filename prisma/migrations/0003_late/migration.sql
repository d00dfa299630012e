BEGIN;

-- AlterTable
ALTER TABLE "Sitting" ADD COLUMN     "noisyAt" TIMESTAMPTZ(3),
ADD COLUMN     "noisyById" UUID;

-- AlterTable
ALTER TABLE "SchoolYear" ADD COLUMN     "lateSchoolWeeks" INTEGER NOT NULL DEFAULT 3;

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
CREATE TABLE "SchoolBreak" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolYearId" UUID NOT NULL,
    "startDate" DATE NOT NULL,
    "endDate" DATE NOT NULL,

    CONSTRAINT "SchoolBreak_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "LateInclusion_municipalityId_id_key" ON "LateInclusion"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LateInclusion_municipalityId_roundId_membershipId_key" ON "LateInclusion"("municipalityId", "roundId", "membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "SchoolBreak_municipalityId_id_key" ON "SchoolBreak"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SchoolBreak_municipalityId_schoolYearId_startDate_key" ON "SchoolBreak"("municipalityId", "schoolYearId", "startDate");

-- AddForeignKey
ALTER TABLE "LateInclusion" ADD CONSTRAINT "LateInclusion_municipalityId_roundId_fkey" FOREIGN KEY ("municipalityId", "roundId") REFERENCES "Round"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LateInclusion" ADD CONSTRAINT "LateInclusion_municipalityId_membershipId_fkey" FOREIGN KEY ("municipalityId", "membershipId") REFERENCES "ClassMembership"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolBreak" ADD CONSTRAINT "SchoolBreak_municipalityId_schoolYearId_fkey" FOREIGN KEY ("municipalityId", "schoolYearId") REFERENCES "SchoolYear"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
